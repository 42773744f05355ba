package reader

import "testing"

func TestLabels(t *testing.T) {
	for _, n := range []int{1, 52, 53, 103, 500, 2704, 5000} {
		targets := label(make([]target, n))
		seen := make(map[string]bool)
		for i, a := range targets {
			if a.label == "" || seen[a.label] {
				t.Fatalf("%d targets: label %d is %q", n, i, a.label)
			}
			seen[a.label] = true
			if len(a.label) == 2 && seen[a.label[:1]] {
				t.Fatalf("%d targets: %q begins with another label", n, a.label)
			}
		}
		if n <= 52 && len(targets[n-1].label) != 1 {
			t.Errorf("%d targets need two letters: %q", n, targets[n-1].label)
		}
	}
}
