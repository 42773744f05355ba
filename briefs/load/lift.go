package load

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/lede-reader/lede/model"
)

// lift moves what is not the article's prose from the ends of its body into its
// source: bylines and dates at the top, the dateline of the first paragraph,
// reporters' credits at the end. It also tells corrections from paragraphs.
func (d *draft) lift() {
	for n := 0; n < headerItems && len(d.blocks) > 0; n++ {
		b := d.blocks[0]
		if b.kind != model.PartParagraph && b.kind != model.PartHeading || !takeFurniture(d, b.text) {
			break
		}
		d.blocks = d.blocks[1:]
	}
	d.liftDateline()
	for n := 0; n < 3 && len(d.blocks) > 1; n++ {
		last := len(d.blocks) - 1
		byline, ok := reporters(d.blocks[last].text)
		if !ok {
			break
		}
		if d.source.Byline == "" {
			d.source.Byline = byline
		}
		d.blocks = d.blocks[:last]
	}
	for i := range d.blocks {
		if d.blocks[i].kind == model.PartParagraph && isCorrection(d.blocks[i].text) {
			d.blocks[i].kind = model.PartCorrection
		}
	}
}

// liftDateline takes the dateline off the first paragraph that has one among
// the first three.
func (d *draft) liftDateline() {
	for i := range d.blocks[:min(len(d.blocks), 3)] {
		b := &d.blocks[i]
		if b.kind != model.PartParagraph {
			continue
		}
		place, rest := cutDateline(b.text)
		if place == "" {
			continue
		}
		b.text = rest
		if len(d.source.Dateline) < len(place) {
			d.source.Dateline = place
		}
		if _, _, day := findDate(place); day != "" {
			setOnce(&d.source.Published, day)
		}
		if open := strings.LastIndexByte(place, '('); open >= 0 && d.source.Publisher == "" {
			d.source.Publisher = strings.Trim(place[open:], "()")
		}
		return
	}
}

// takeFurniture lifts a line that is a byline, a date line, an agency's name or
// an address of its own, and reports whether it was one. Reading times and
// calls to share are dropped.
func takeFurniture(d *draft, line string) bool {
	s := strings.TrimSpace(line)
	if utf8.RuneCountInString(s) > 200 {
		return false
	}
	if who, when, ok := byline(s); ok {
		setOnce(&d.source.Byline, who)
		setOnce(&d.source.Published, when)
		return true
	}
	if published, updated, ok := dateLine(s); ok {
		setOnce(&d.source.Published, published)
		setOnce(&d.source.Updated, updated)
		return true
	}
	if agencies[strings.Trim(s, "()")] {
		setOnce(&d.source.Publisher, strings.Trim(s, "()"))
		return true
	}
	if strings.HasPrefix(s, "http") && !strings.Contains(s, " ") && webAddress(s) != "" {
		setOnce(&d.source.URL, s)
		return true
	}
	return isReadingTime(s)
}

func isFurniture(line string) bool {
	var scratch draft
	return takeFurniture(&scratch, line)
}

func setOnce(field *string, value string) {
	if *field == "" {
		*field = value
	}
}

// byline reads "By Jane Doe", with a date or an agency after it or without.
func byline(s string) (who, when string, ok bool) {
	if len(s) < 6 || !strings.EqualFold(s[:2], "by") || s[2] != ' ' && s[2] != ':' {
		return "", "", false
	}
	rest := strings.TrimLeft(s[3:], " :")
	first, _ := utf8.DecodeRuneInString(rest)
	if !unicode.IsUpper(first) && !unicode.IsTitle(first) || strings.Count(rest, " ") > 20 {
		return "", "", false
	}
	if start, _, value := findDate(rest); value != "" {
		rest, when = strings.TrimRight(rest[:start], " ,|·•–—-"), value
	}
	if endsSentence(rest) && !endsInAcronym(rest) || rest == "" {
		return "", "", false
	}
	return rest, when, true
}

// trimBy takes the word By off a name.
func trimBy(s string) string {
	if who, _, ok := byline(s); ok {
		return who
	}
	return s
}

// agencies whose name alone on a line, or in a dateline, is the source. Common
// knowledge of the trade.
var agencies = map[string]bool{
	"Reuters": true, "AP": true, "Associated Press": true, "The Associated Press": true, "AFP": true, "UPI": true, "Bloomberg": true,
	"dpa": true, "DPA": true, "EFE": true, "ANSA": true, "TASS": true, "Xinhua": true, "PTI": true, "PA": true, "PA Media": true,
	"AAP": true, "CP": true, "The Canadian Press": true, "Kyodo": true, "Yonhap": true, "ANI": true, "IANS": true, "CNN": true,
	"AP News": true, "Agence France-Presse": true, "VOA": true, "IPS": true,
}

// cutDateline splits a paragraph after its dateline: a place in capitals, or a
// place with an agency or a day, before a dash ("CARACAS, Nov 3 (Reuters) -").
// The dateline is empty when the paragraph has none.
func cutDateline(s string) (dateline, rest string) {
	at, size := dash(s)
	if at < 0 {
		return "", s
	}
	left, rest := strings.TrimSpace(s[:at]), strings.TrimSpace(s[at+size:])
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, `"'“‘«(`))
	if !unicode.IsUpper(first) && !unicode.IsDigit(first) && !unicode.IsTitle(first) {
		return "", s
	}
	place, agency := left, ""
	if open := strings.IndexByte(left, '('); open > 0 && strings.HasSuffix(left, ")") {
		place, agency = strings.TrimSpace(left[:open]), left[open+1:len(left)-1]
	}
	parts := strings.Split(strings.TrimRight(place, ", "), ",")
	town := strings.TrimSpace(parts[0])
	known := agency != "" && len(agency) <= 30
	for _, p := range parts[1:] {
		p = strings.TrimSpace(p)
		known = known || startsWithMonth(p)
		if !isName(p) && !startsWithMonth(p) {
			return "", s
		}
	}
	if !shouts[town] && (isCapitals(town) || known && isName(town)) {
		return left, rest
	}
	return "", s
}

// dash finds the first dash that is set off by spaces, or a long one without,
// within the reach of a dateline.
func dash(s string) (at, size int) {
	reach := s[:min(len(s), 90)]
	at, size = -1, 0
	for _, d := range []string{" — ", " – ", " - ", " -- ", "—"} {
		if i := strings.Index(reach, d); i > 0 && (at < 0 || i < at) {
			at, size = i, len(d)
		}
	}
	return at, size
}

// shouts are words in capitals that introduce a paragraph and name no place.
var shouts = map[string]bool{
	"BREAKING": true, "WATCH": true, "UPDATE": true, "UPDATED": true, "OPINION": true, "ANALYSIS": true, "VIDEO": true, "LIVE": true,
	"EXCLUSIVE": true, "READ": true, "NOTE": true, "CORRECTION": true, "LISTEN": true, "PHOTOS": true, "EXPLAINER": true, "MORE": true,
	"BACKGROUND": true, "WHAT": true, "WHO": true, "WHY": true, "WHEN": true, "HOW": true, "WHERE": true, "FACTBOX": true, "NEW": true,
}

// isCapitals reports a name written in capitals: three letters or more, no
// small ones.
func isCapitals(s string) bool {
	n := 0
	for _, r := range s {
		switch {
		case unicode.IsLower(r), unicode.IsDigit(r), r == '"', r == ':', r == '.' && n == 0:
			return false
		case unicode.IsUpper(r):
			n++
		}
	}
	return n >= 3 && strings.Count(s, " ") <= 4
}

// isName reports one to four words that begin with capitals.
func isName(s string) bool {
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 4 {
		return false
	}
	for i, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(r) && (i == 0 || len(w) > 3) || strings.ContainsAny(w, `"“”:;!?`) {
			return false
		}
	}
	return true
}

// reporters reads the credits that agencies put under a story. They are not
// told of in the story itself.
func reporters(s string) (byline string, ok bool) {
	t := strings.TrimLeft(s, "( ")
	for _, p := range []string{"Reporting by ", "Additional reporting by ", "Editing by ", "Writing by ", "Compiled by "} {
		if strings.HasPrefix(t, p) && utf8.RuneCountInString(s) < 400 {
			if p != "Reporting by " {
				return "", true
			}
			who, _, _ := strings.Cut(strings.TrimRight(t[len(p):], ") ."), ";")
			who, _, _ = strings.Cut(who, " in ")
			return who, true
		}
	}
	return "", false
}

// isCorrection reports a paragraph that corrects the article.
func isCorrection(s string) bool {
	for _, p := range corrections {
		if len(s) >= len(p) && strings.EqualFold(s[:len(p)], p) {
			return true
		}
	}
	return false
}

// corrections open a paragraph that corrects the article.
var corrections = [...]string{
	"correction:", "correction (", "corrections:", "clarification:", "editor's note:", "editor’s note:",
	"this article was amended", "this story has been corrected", "this article has been corrected", "an earlier version of this",
}

// isReadingTime reports lines such as "5 min read" and "Share".
func isReadingTime(s string) bool {
	s = strings.ToLower(s)
	switch s {
	case "share", "share this", "listen", "print", "save", "advertisement":
		return true
	}
	number, rest, _ := strings.Cut(s, " ")
	return len(number) <= 2 && strings.Trim(number, "0123456789") == "" && (rest == "min read" || rest == "minute read" || rest == "minutes read")
}
