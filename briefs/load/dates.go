package load

import (
	"strings"
	"time"

	"github.com/itlightning/dateparse"
)

// normalDate reads a date or a time as inputs write them and returns it as
// YYYY-MM-DD, or as RFC 3339 when a time of day is given. An empty value is a
// valid absence of a date; days that no calendar has are not understood.
func normalDate(s string) (string, bool) {
	s = strings.TrimSpace(s)
	if s == "" {
		return "", true
	}
	if len(s) < 8 || len(s) > 64 {
		return "", false
	}
	t, hasTime, ok := parseDate(s)
	if !ok || t.Year() < 1000 || t.Year() > 9999 {
		return "", false
	}
	if !hasTime {
		return t.Format(time.DateOnly), true
	}
	return t.Truncate(time.Second).Format(time.RFC3339), true
}

// layouts that inputs mostly use, tried before the general parser.
var layouts = []struct {
	layout  string
	hasTime bool
}{
	{time.DateOnly, false},
	{time.RFC3339, true},
	{"2006-01-02T15:04:05", true},
	{"2006-01-02T15:04:05-0700", true},
	{"2006-01-02T15:04Z07:00", true},
	{"2006-01-02 15:04:05", true},
	{"2006-01-02 15:04", true},
	{time.RFC1123Z, true},
	{time.RFC1123, true},
	{"Mon, 2 Jan 2006 15:04:05 -0700", true},
	{"Mon, 2 Jan 2006 15:04:05 MST", true},
	{"January 2, 2006", false},
	{"Jan 2, 2006", false},
	{"Jan. 2, 2006", false},
	{"2 January 2006", false},
	{"2 Jan 2006", false},
	{"Monday, January 2, 2006", false},
	{"Monday, 2 January 2006", false},
	{"20060102", false},
}

func parseDate(s string) (t time.Time, hasTime, ok bool) {
	for _, l := range layouts {
		if t, err := time.Parse(l.layout, s); err == nil {
			return t, l.hasTime, true
		}
	}
	if !plausibleDate(s) {
		return time.Time{}, false, false
	}
	t, err := parseAnyDate(s)
	if err != nil {
		return time.Time{}, false, false
	}
	return t, strings.Contains(s, ":"), true
}

// plausibleDate keeps numbers without any separator, which the general parser
// takes for seconds since 1970, from being read as dates.
func plausibleDate(s string) bool {
	return strings.ContainsAny(s, "-/. ,:") && strings.ContainsAny(s, "0123456789")
}

func parseAnyDate(s string) (t time.Time, err error) {
	defer func() {
		if recover() != nil {
			err = dateparse.ErrCouldntFindFormat
		}
	}()
	return dateparse.ParseStrict(s)
}
