package desk

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/lede-reader/lede/ui/sheet"
	"github.com/lede-reader/lede/ui/text"
)

// barWidth is the width of the progress bar.
const barWidth = 16

// header is the first line: what the library holds or what the filter lets
// through; on the right how loading goes, or what could not be read.
func (d *Desk) header(g geometry, width int) string {
	t, m := d.env.Theme, d.env.Method
	left := max(g.listX-4, 0)
	if g.folders {
		left = g.foldersX + 1
	}
	line := strings.Repeat(" ", left) + t.Section.Render("lede") + "  " + d.holds()
	line += d.newSince(width - m.StringWidth(line) - 2)
	right := d.loading(max(width-m.StringWidth(line)-4, 0))
	pad := width - m.StringWidth(line) - m.StringWidth(right) - 2
	if pad < 2 {
		return m.Truncate(line, max(width-1, 0), "…")
	}
	return line + strings.Repeat(" ", pad) + right
}

// holds says what the library holds, or what the filter lets through.
func (d *Desk) holds() string {
	t := d.env.Theme
	switch {
	case d.queryErr != nil:
		return t.Muted.Render(text.Clean(reason(d.queryErr)))
	case !d.list.known:
		return ""
	case d.inView() != "":
		return t.Accent.Render(text.Clean(d.inView())) + t.Muted.Render(" · ") + d.numbers()
	case d.list.query != "":
		s := fmt.Sprintf("%s of %s", sheet.Count(d.list.total), articles(d.list.all))
		return t.Text.Render(s) + t.Muted.Render(" match ") + t.Accent.Render(text.Clean(d.list.query))
	}
	return d.numbers()
}

// numbers says how many articles the list has, and how many of them are unread.
func (d *Desk) numbers() string {
	t := d.env.Theme
	if d.list.total == 0 && d.list.query == unreadOnes {
		return t.Muted.Render("all read")
	}
	s := t.Text.Render(articles(d.list.total))
	switch {
	case d.list.total == 0, d.list.query == unreadOnes:
	case d.list.unread == 0:
		s += t.Muted.Render(" · all read")
	default:
		s += t.Muted.Render(" · ") + t.Text.Render(sheet.Count(d.list.unread)+" unread")
	}
	return s
}

// saidBefore is how the error of a filter begins: with the filter itself, which
// stands on the screen anyway.
var saidBefore = regexp.MustCompile(`^query ".*" at \d+: `)

// reason is what is wrong with a filter.
func reason(err error) string { return saidBefore.ReplaceAllString(err.Error(), "") }

// loading says how far loading is: a bar, the count, the rate and the time
// left, as much of it as fits; or what failed; or hello.
func (d *Desk) loading(room int) string {
	t, m := d.env.Theme, d.env.Method
	var forms []string
	if d.busy() {
		forms = d.working()
	} else if n := len(d.progress.Failed); n > 0 {
		s := fmt.Sprintf("%d inputs could not be read", n)
		if n == 1 {
			s = "1 input could not be read"
		}
		forms = []string{t.Alert.Render(s) + t.Muted.Render("  ! ") + t.Muted.Render("lists them"), t.Alert.Render(sheet.Count(n)+" failed") + t.Muted.Render("  !")}
		if n == 1 {
			forms[0] = t.Alert.Render(s) + t.Muted.Render("  ! says why")
		}
	}
	if forms == nil && d.query == "" {
		for _, hello := range d.env.Hello {
			forms = append(forms, t.Muted.Render(text.Clean(hello)))
		}
	}
	for _, f := range forms {
		if m.StringWidth(f) <= room {
			return f
		}
	}
	return ""
}

// working is the progress in words, the longest form first.
func (d *Desk) working() []string {
	t := d.env.Theme
	w := d.phase.work(d.progress, d.env.Now())
	if w.total == 0 {
		return []string{t.Muted.Render(w.what + " " + sheet.Count(w.done)), t.Muted.Render(sheet.Count(w.done))}
	}
	filled := min(barWidth*w.done/w.total, barWidth)
	bar := t.Accent.Render(strings.Repeat("━", filled)) + t.Rule.Render(strings.Repeat("━", barWidth-filled))
	counts := fmt.Sprintf("%s of %s", sheet.Count(w.done), sheet.Count(w.total))
	var rate string
	if w.rate > 0 {
		rate = fmt.Sprintf(" · %s/s · %s", sheet.Count(int(w.rate+0.5)), timeLeft(w.left))
	}
	var failed string
	if n := len(d.progress.Failed); n > 0 {
		failed = t.Alert.Render("  " + sheet.Count(n) + " failed")
	}
	return []string{
		t.Muted.Render(w.what+" ") + bar + t.Muted.Render(" "+counts+rate) + failed,
		t.Muted.Render(w.what+" "+counts+rate) + failed,
		t.Muted.Render(w.what + " " + counts + rate),
		bar + t.Muted.Render(" "+counts),
		t.Muted.Render(fmt.Sprintf("%d%%", 100*w.done/w.total)),
	}
}

// ending is the last line of the list.
func (d *Desk) ending() string {
	switch {
	case d.busy():
		return "more is being loaded…"
	case d.inView() != "":
		return "— end of " + d.inView() + " —"
	case d.list.query != "":
		return "— end of what matches —"
	case d.list.unread == 0:
		return "— all read —"
	}
	return fmt.Sprintf("— end of the list · %s unread —", sheet.Count(d.list.unread))
}
