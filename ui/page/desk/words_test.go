package desk

import (
	"testing"
	"time"

	"github.com/lede-reader/lede/model"
)

func TestAge(t *testing.T) {
	now := time.Date(2024, 12, 6, 9, 30, 0, 0, time.UTC)
	for _, tt := range []struct{ name, published, want string }{
		{"nothing is known", "", ""},
		{"what is no day", "last week", ""},
		{"a moment", "2024-12-06T09:29:40Z", "just now"},
		{"minutes", "2024-12-06T09:05:00Z", "25 min ago"},
		{"hours, in another zone", "2024-12-06T05:30:00+01:00", "5 h ago"},
		{"a clock ahead by a little", "2024-12-06T09:45:00Z", "just now"},
		{"a day and a time", "2024-12-05T08:00:00Z", "yesterday"},
		{"days and a time", "2024-12-02T08:00:00Z", "4 days ago"},
		{"the day as printed, not as it is here", "2024-11-07T23:30:00-04:00", "7 November"},
		{"only the day, today", "2024-12-06", "today"},
		{"only the day, yesterday", "2024-12-05", "yesterday"},
		{"only the day, this week", "2024-12-01", "5 days ago"},
		{"this year", "2024-03-01", "1 March"},
		{"another year", "2021-03-24", "24 Mar 2021"},
		{"a day to come", "2024-12-09", "9 December"},
	} {
		if got := age(tt.published, now); got != tt.want {
			t.Errorf("%s: %q is %q, not %q", tt.name, tt.published, got, tt.want)
		}
	}
}

func TestPhase(t *testing.T) {
	start := time.Date(2024, 12, 6, 9, 30, 0, 0, time.UTC)
	var p phase
	g := model.Progress{Files: 100, Total: 1000, Loaded: 120, Started: start}
	p.follow(g, start.Add(2*time.Second))
	if w := p.work(g, start.Add(2*time.Second)); w.what != "loading" || w.rate != 50 || w.left != 18*time.Second {
		t.Errorf("while loading: %+v", w)
	}
	g = model.Progress{Files: 1000, Total: 1000, Loaded: 1200, Analyzed: 200, Started: start}
	p.follow(g, start.Add(20*time.Second))
	g.Analyzed = 400
	p.follow(g, start.Add(22*time.Second))
	if w := p.work(g, start.Add(22*time.Second)); w.what != "finding facts" || w.rate != 100 || w.left != 8*time.Second {
		t.Errorf("the rate of analysing counts from its own beginning: %+v", w)
	}
}

func TestWords(t *testing.T) {
	for d, want := range map[time.Duration]string{0: "1 s left", 40 * time.Second: "40 s left", 5 * time.Minute: "5 min left"} {
		if got := timeLeft(d); got != want {
			t.Errorf("%v is %q, not %q", d, got, want)
		}
	}
}
