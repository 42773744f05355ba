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
	{"2.1.2006", false}, // with points, the day always comes first
	{"2.1.2006 15:04", true},
	{"2.1.2006, 15:04", true},
}

func parseDate(s string) (t time.Time, hasTime, ok bool) {
	s = withoutZoneName(s)
	for _, l := range layouts {
		if t, err := time.ParseInLocation(l.layout, s, time.UTC); err == nil {
			return t, l.hasTime && knownZone(t), true
		}
	}
	if !plausibleDate(s) {
		return time.Time{}, false, false
	}
	t, err := parseAnyDate(s)
	if err == nil {
		return t, strings.Contains(s, ":") && knownZone(t), true
	}
	return writtenDate(s)
}

// knownZone reports whether the time's zone has an offset: an abbreviation that
// no table knows is read as one without.
func knownZone(t time.Time) bool {
	name, offset := t.Zone()
	return offset != 0 || name == "" || name == "UTC" || name == "GMT" || name[0] == '+' || name[0] == '-'
}

// writtenDate finds the one day that is written out in s among words that go
// with a date ("Published March 4, 2025 at 6:20 PM"), with its time of day.
func writtenDate(s string) (t time.Time, hasTime, ok bool) {
	start, end, day := findDate(s)
	if day == "" || !onlyDateWords(s[:start]) || !onlyDateWords(s[end:]) {
		return time.Time{}, false, false
	}
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return time.Time{}, false, false
	}
	if hour, minute, zone, ok := clockIn(strings.Fields(s[:start] + " " + s[end:])); ok {
		return time.Date(t.Year(), t.Month(), t.Day(), hour, minute, 0, 0, zone), true, true
	}
	return t, false, true
}

// clockIn finds a time of day ("6:20 PM -0500") among words. Without an offset
// it is taken for UTC.
func clockIn(words []string) (hour, minute int, zone *time.Location, ok bool) {
	for i, w := range words {
		clock, err := time.Parse("15:04", strings.Trim(w, ",;|"))
		if err != nil {
			continue
		}
		hour, after := clock.Hour(), words[i+1:]
		if len(after) > 0 {
			half := strings.ToLower(strings.ReplaceAll(strings.Trim(after[0], ",;"), ".", ""))
			if half == "pm" || half == "am" {
				hour, after = hour%12, after[1:]
			}
			if half == "pm" {
				hour += 12
			}
		}
		zone = time.UTC
		if len(after) > 0 {
			if z, err := time.Parse("-0700", after[0]); err == nil {
				_, offset := z.Zone()
				zone = time.FixedZone("", offset)
			}
		}
		return hour, clock.Minute(), zone, true
	}
	return 0, 0, nil, false
}

// plausibleDate keeps numbers without any separator, which the general parser
// takes for seconds since 1970, from being read as dates.
func plausibleDate(s string) bool {
	return strings.ContainsAny(s, "-/. ,:年") && strings.ContainsAny(s, "0123456789")
}

func parseAnyDate(s string) (t time.Time, err error) {
	defer func() {
		if recover() != nil {
			err = dateparse.ErrCouldntFindFormat
		}
	}()
	return dateparse.ParseStrict(s)
}
