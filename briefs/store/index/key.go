// Package index is what the stores of a library have in common below their
// tables: the order of the articles ([TimeKey]), the words under which each is
// found ([Words]), and the rows for values and days.
package index

import (
	"strconv"
	"time"
)

// The key of an article is made of the day of its publication and a slot within
// the day, so that keys sort as the desk does: newest first when read from the
// end. A day has 2^17 slots: the upper 86,400 are its seconds, the lower ones
// take articles that tell no time of day, in the order in which they come, from
// the top down. An article whose slot is taken goes to the next free one below,
// which may, after tens of thousands, lie in the day before. Articles without a
// day have negative keys, -1 the first of them.
//
// Days are wall-clock days as printed, not instants: it is the printed day that
// readers see and ask for.
const (
	slotBits   = 17
	clockSlots = 24 * 60 * 60
	DateSlots  = 1<<slotBits - clockSlots // the lower part of the day
)

// DayNumber counts days from 0001-01-01, which is day 0. It fails on what is
// not a day of the years 1 to 9999.
func DayNumber(day string) (int64, bool) {
	if len(day) < len("2006-01-02") {
		return 0, false
	}
	t, err := time.Parse("2006-01-02", day[:len("2006-01-02")])
	if err != nil || t.Year() < 1 {
		return 0, false
	}
	return t.Unix()/86400 + daysBefore1970, true
}

// daysBefore1970 is the number of days from 0001-01-01 to 1970-01-01 of the
// Gregorian calendar.
const daysBefore1970 = 719162

// TimeKey returns the key that an article published at s would like to have,
// and whether s tells a time of day. ok is false when it tells no day.
func TimeKey(s string) (key int64, clock, ok bool) {
	day, ok := DayNumber(s)
	if !ok {
		return 0, false, false
	}
	base := day << slotBits
	if second, ok := secondOfDay(s); ok {
		return base + DateSlots + second, true, true
	}
	return base + DateSlots - 1, false, true
}

// secondOfDay reads the clock of an RFC 3339 time.
func secondOfDay(s string) (int64, bool) {
	if len(s) < len("2006-01-02T15:04:05") || s[10] != 'T' && s[10] != ' ' {
		return 0, false
	}
	h, err1 := strconv.Atoi(s[11:13])
	m, err2 := strconv.Atoi(s[14:16])
	sec, err3 := strconv.Atoi(s[17:19])
	if err1 != nil || err2 != nil || err3 != nil || h > 23 || m > 59 || sec > 60 || h < 0 || m < 0 || sec < 0 {
		return 0, false
	}
	return int64(h*3600 + m*60 + min(sec, 59)), true
}

// DayKeys returns the keys of articles published in the half-open range of days,
// either of which may be empty, as an inclusive range. Undated articles are in
// none.
func DayKeys(from, to string) (low, high int64) {
	low, high = 0, 1<<62
	if n, ok := DayNumber(from); ok {
		low = n << slotBits
	}
	if n, ok := DayNumber(to); ok {
		high = n<<slotBits - 1
	}
	return low, high
}

// DateClass sorts ranges of days by length, so that an index on their starts
// answers which ranges overlap a given one: within a class, a range that
// overlaps [from, to) starts after from minus the longest length. The last class
// is for ranges that are longer than all, or open.
func DateClass(start, stop int64) int {
	for c, longest := range ClassDays {
		if stop-start <= longest {
			return c
		}
	}
	return len(ClassDays)
}

// ClassDays is the longest range of each class: a day, a week, a month, a
// quarter, a year, a decade, a century.
var ClassDays = [...]int64{1, 7, 31, 92, 366, 3660, 36600}

// The ends of open ranges of days.
const (
	DayMin = -1
	DayMax = 4_000_000
)
