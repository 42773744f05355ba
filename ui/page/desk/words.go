package desk

import (
	"fmt"
	"time"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/ui/sheet"
)

// articles is a number of articles in words.
func articles(n int) string {
	switch n {
	case 0:
		return "no articles"
	case 1:
		return "1 article"
	}
	return sheet.Count(n) + " articles"
}

// age says how long ago an article was published: in hours and days while it is
// news, as a day afterwards. It is empty when nothing is known.
func age(published string, now time.Time) string {
	if t, err := time.Parse(time.RFC3339, published); err == nil {
		switch since := now.Sub(t); {
		case since < -time.Hour:
		case since < time.Minute:
			return "just now"
		case since < time.Hour:
			return fmt.Sprintf("%d min ago", int(since.Minutes()))
		case since < 24*time.Hour:
			return fmt.Sprintf("%d h ago", int(since.Hours()))
		case since < 7*24*time.Hour:
			return daysAgo(int(since.Hours()) / 24)
		}
		published = published[:len(time.DateOnly)] // the day where it was published, as the article says it
	}
	day, err := time.ParseInLocation(time.DateOnly, published, now.Location())
	if err != nil {
		return ""
	}
	today := time.Date(now.Year(), now.Month(), now.Day(), 0, 0, 0, 0, now.Location())
	switch days := int(today.Sub(day).Hours()+12) / 24; {
	case days < 0 || days >= 7 || day.After(today):
	case days == 0:
		return "today"
	default:
		return daysAgo(days)
	}
	if day.Year() == now.Year() {
		return day.Format("2 January")
	}
	return day.Format("2 Jan 2006")
}

func daysAgo(n int) string {
	if n == 1 {
		return "yesterday"
	}
	return fmt.Sprintf("%d days ago", n)
}

// minutes is a reading time.
func minutes(seconds int) string {
	if seconds <= 0 {
		return ""
	}
	return fmt.Sprintf("%d min", max((seconds+30)/60, 1))
}

// phase follows the loading: first files are read, then facts are found. The
// rate and the time left are those of the present phase.
type phase struct {
	finding bool
	since   time.Time
	done    int // analysed when the phase began
}

func (p *phase) follow(g model.Progress, now time.Time) {
	finding := g.Total > 0 && g.Files >= g.Total
	if p.since.IsZero() || finding != p.finding {
		*p = phase{finding: finding, since: now}
		if finding {
			p.done = g.Analyzed
		} else if !g.Started.IsZero() {
			p.since = g.Started
		}
	}
}

// work is how far a phase is.
type work struct {
	what        string
	done, total int     // total 0: not known yet
	rate        float64 // per second; 0: not known yet
	left        time.Duration
}

func (p *phase) work(g model.Progress, now time.Time) work {
	w := work{what: "loading", done: g.Files, total: g.Total}
	gained := g.Files
	if p.finding || g.Total == 0 && g.Loaded > 0 {
		w = work{what: "finding facts", done: g.Analyzed, total: g.Loaded}
		gained = g.Analyzed - p.done
	}
	if passed := now.Sub(p.since).Seconds(); passed >= 0.5 && gained > 0 {
		w.rate = float64(gained) / passed
		w.left = time.Duration(float64(max(w.total-w.done, 0)) / w.rate * float64(time.Second))
	}
	return w
}

// timeLeft is a duration to wait, roughly.
func timeLeft(d time.Duration) string {
	switch {
	case d < time.Second:
		return "1 s left"
	case d < 90*time.Second:
		return fmt.Sprintf("%d s left", int(d.Round(time.Second).Seconds()))
	}
	return fmt.Sprintf("%d min left", int((d + 30*time.Second).Minutes()))
}
