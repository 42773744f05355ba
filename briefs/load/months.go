package load

import (
	"strings"
	"time"
)

// monthNames are the months in the languages that dates of news pages are
// mostly written in, each as its names and short forms, January first. English
// first. Common knowledge.
var monthNames = [...]string{
	" january jan januar januari janvier janv enero ene gennaio gen janeiro jänner jaan ",
	" february feb februar februari février févr fevrier febrero febbraio fevereiro fev feber ",
	" march mar märz maerz mrz maart mars marzo março marco marts ",
	" april apr avril avr abril abr aprile ",
	" may mai mei maj mayo maggio mag maio ",
	" june jun juni juin junio giugno giu junho ",
	" july jul juli juillet juil julio luglio lug julho ",
	" august aug augustus août aout agosto ago augusti ",
	" september sep sept septembre septiembre settembre setembro set ",
	" october oct oktober okt octobre octubre ottobre ott outubro out ",
	" november nov novembre noviembre novembro nov ",
	" december dec dezember dez décembre diciembre dic dicembre dezembro desember des ",
}

// monthIn reads the name of a month in any of the languages of [monthNames].
// Only beside a day and a year is such a word a month: "mars" and "out" are
// English words too.
func monthIn(word string) time.Month {
	if m := month(word); m != 0 {
		return m
	}
	word = strings.ToLower(strings.TrimRight(word, ".,"))
	if len(word) < 3 || len(word) > 12 {
		return 0
	}
	for i, names := range monthNames {
		if strings.Contains(names, " "+word+" ") {
			return time.Month(i + 1)
		}
	}
	return 0
}

// zones are the abbreviations of time zones that stand for one zone in news,
// with their offset. Those that several countries use (IST, AST…) are left out.
var zones = map[string]string{
	"GMT": "+0000", "UTC": "+0000", "UT": "+0000", "EST": "-0500", "EDT": "-0400", "CST": "-0600", "CDT": "-0500", "MST": "-0700", "MDT": "-0600",
	"PST": "-0800", "PDT": "-0700", "BST": "+0100", "CET": "+0100", "CEST": "+0200", "EET": "+0200", "EEST": "+0300", "MSK": "+0300",
	"JST": "+0900", "KST": "+0900", "AEST": "+1000", "AEDT": "+1100", "NZST": "+1200", "NZDT": "+1300", "SGT": "+0800", "HKT": "+0800",
}

// withoutZoneName writes the abbreviation of a time zone as its offset, which
// parsers agree on, and drops a zone in brackets behind an offset
// ("+01:00[Europe/Oslo]").
func withoutZoneName(s string) string {
	if i := strings.IndexByte(s, '['); i > 0 && strings.HasSuffix(s, "]") {
		s = strings.TrimSpace(s[:i])
	}
	if open := strings.LastIndexByte(s, '('); open > 0 && strings.HasSuffix(s, ")") { // a comment, as in mail
		s = strings.TrimSpace(s[:open])
	}
	words := strings.Fields(s)
	if !strings.Contains(s, ":") || len(words) < 2 {
		return s
	}
	found := false
	for i, w := range words {
		if offset := zones[strings.Trim(w, ".,;")]; offset != "" && i > 0 {
			words[i] = offset
			found = true
		}
	}
	if !found {
		return s
	}
	return strings.Join(words, " ")
}
