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
	d.liftEnd()
	for i := range d.blocks {
		if d.blocks[i].kind == model.PartParagraph && isCorrection(d.blocks[i].text) {
			d.blocks[i].kind = model.PartCorrection
		}
	}
}

// liftEnd takes off what agencies and desks put under a story: credits, end
// marks, the address it came from.
func (d *draft) liftEnd() {
	for n := 0; n < 6 && len(d.blocks) > 1; n++ {
		last := len(d.blocks) - 1
		s := strings.TrimSpace(d.blocks[last].text)
		byline, ok := reporters(s)
		switch {
		case ok:
			setOnce(&d.source.Byline, byline)
		case isEndMark(s), isAboutAuthor(s, d.source.Byline), isRule(s):
		case isAddress(strings.TrimSpace(strings.TrimPrefix(s, "Source:"))) && d.blocks[last].kind == model.PartParagraph:
			setOnce(&d.source.URL, strings.TrimSpace(strings.TrimPrefix(s, "Source:")))
		default:
			return
		}
		d.blocks = d.blocks[:last]
	}
}

// isEndMark reports a line that says that a story is over, the marks of those
// who handled it ("burs-ab/cd"), and the credit of agencies' helpers.
func isEndMark(s string) bool {
	if utf8.RuneCountInString(s) > 200 {
		return false
	}
	switch strings.Trim(strings.ToLower(s), "()-–—#*. ") {
	case "30", "ends", "end", "more", "the end":
		return s != "30" && s != "more" && s != "More" && s != "More."
	}
	for _, sign := range []string{"contributed to this report.", "contributed to this story.", "contributed reporting.", "contributed to this article."} {
		if strings.HasSuffix(s, sign) {
			return true
		}
	}
	return strings.HasPrefix(s, "Our Standards:") || isDeskMark(s)
}

// isDeskMark reports initials as desks sign stories with: "burs-ml/te/jr".
func isDeskMark(s string) bool {
	slashes := 0
	for i := range len(s) {
		switch c := s[i]; {
		case c == '/':
			slashes++
			if i == 0 || s[i-1] == '/' {
				return false
			}
		case c != '-' && (c < 'a' || c > 'z'):
			return false
		}
	}
	return slashes > 0 && len(s) <= 30 && s[len(s)-1] != '/'
}

// isAboutAuthor reports the line under a story that says who its author is.
func isAboutAuthor(s, byline string) bool {
	who, _, _ := strings.Cut(byline, ",")
	who, _, _ = strings.Cut(who, " and ")
	if len(who) < 5 || !strings.Contains(who, " ") || utf8.RuneCountInString(s) > 300 {
		return false
	}
	rest, found := strings.CutPrefix(s, who)
	if !found {
		return false
	}
	for _, p := range []string{" covers ", " reports ", " writes "} {
		if strings.HasPrefix(rest, p) {
			return true
		}
	}
	return strings.HasPrefix(rest, " is ") && isJob(rest)
}

// isJob reports whether a word of s is what people who write news are.
func isJob(s string) bool {
	for w := range strings.FieldsSeq(strings.ToLower(s)) {
		switch strings.Trim(w, ",.;()") {
		case "correspondent", "reporter", "editor", "writer", "journalist", "columnist", "contributor", "producer", "author", "freelance", "freelancer":
			return true
		}
	}
	return false
}

// isAddress reports a web address that stands alone.
func isAddress(s string) bool {
	return strings.HasPrefix(s, "http") && !strings.Contains(s, " ") && webAddress(s) != ""
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
	if isAddress(s) {
		setOnce(&d.source.URL, s)
		return true
	}
	return isReadingTime(s) || isHandle(s) || takePieces(d, s)
}

// takePieces lifts a line of several pieces of furniture side by side ("5 min
// read · Mar 4, 2025").
func takePieces(d *draft, s string) bool {
	pieces := strings.FieldsFunc(s, func(r rune) bool { return r == '·' || r == '•' || r == '|' })
	if len(pieces) < 2 || len(pieces) > 5 {
		return false
	}
	for _, p := range pieces {
		if strings.TrimSpace(p) != "" && !isFurniture(p) {
			return false
		}
	}
	for _, p := range pieces {
		takeFurniture(d, p)
	}
	return true
}

// isHandle reports the mail address or account of an author, alone on a line.
func isHandle(s string) bool {
	at := strings.IndexByte(s, '@')
	if at < 0 || strings.ContainsAny(s, " \t/") || len(s) > 80 {
		return false
	}
	return at == 0 && len(s) > 2 || at > 0 && strings.Contains(s[at:], ".")
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

// bylineOpeners open a byline.
var bylineOpeners = []string{"by", "byline", "author", "written by", "story by", "reported by", "text by", "words by", "report by", "posted by"}

// byline reads "By Jane Doe", with a date or an agency after it or without.
func byline(s string) (who, when string, ok bool) {
	rest := ""
	for _, w := range bylineOpeners {
		if len(s) <= len(w)+3 || !strings.EqualFold(s[:len(w)], w) {
			continue
		}
		if c := s[len(w)]; c == ':' || c == ' ' && strings.HasSuffix(w, "by") {
			rest = strings.TrimLeft(s[len(w)+1:], " :")
			break
		}
	}
	first, _ := utf8.DecodeRuneInString(rest)
	if !unicode.IsUpper(first) && !unicode.IsTitle(first) || strings.Count(rest, " ") > 20 {
		return "", "", false
	}
	if start, _, value := findDate(rest); value != "" {
		rest, when = withoutWeekday(strings.TrimRight(rest[:start], " ,|·•–—-")), value
	}
	if endsSentence(rest) && !endsInAcronym(rest) && !endsInTitle(rest) || rest == "" || !isPeople(rest) {
		return "", "", false
	}
	return rest, when, true
}

// withoutWeekday drops the day of the week that stood before a date.
func withoutWeekday(s string) string {
	i := strings.LastIndexAny(s, " ,")
	if weekdays[strings.TrimRight(s[i+1:], ".,")] {
		return strings.TrimRight(s[:max(i, 0)], " ,|·•–—-")
	}
	return s
}

var weekdays = map[string]bool{
	"Monday": true, "Tuesday": true, "Wednesday": true, "Thursday": true, "Friday": true, "Saturday": true, "Sunday": true,
	"Mon": true, "Tue": true, "Wed": true, "Thu": true, "Fri": true, "Sat": true, "Sun": true,
}

// isPeople reports whether s can be names with what stands beside names: no
// day or month at its start, and no small words but those that join names. What
// follows a comma or a bar may be a job in small letters.
func isPeople(s string) bool {
	names := s
	if i := strings.IndexAny(s, ",|("); i > 0 {
		names = s[:i]
	}
	words := strings.Fields(names)
	if len(words) == 0 || weekdays[words[0]] || month(words[0]) != 0 && len(words) < 2 || len(words) > 1 && month(words[0]) != 0 && isLowerWord(words[1]) {
		return false
	}
	for _, w := range words {
		if isLowerWord(w) && !strings.Contains(joiners, " "+w+" ") {
			return false
		}
	}
	return true
}

func isLowerWord(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsLower(r)
}

// joiners are the words in small letters that stand within and between names.
const joiners = " and in with for of at the de da di del della der den des do dos du el la le van von und y e bin ibn al ten ter zu zur und et "

// endsInTitle reports a name that ends in the letters of a degree.
func endsInTitle(s string) bool {
	word := s[strings.LastIndexByte(s, ' ')+1:]
	return word == "Ph.D." || word == "Esq." || word == "MD." || word == "Sr." || word == "Jr."
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
	"AP News": true, "Agence France-Presse": true, "VOA": true, "IPS": true, "CBS": true, "NBC": true, "ABC": true, "BBC": true, "NPR": true, "PBS": true,
	"CBS News": true, "NBC News": true, "ABC News": true, "BBC News": true, "Fox News": true, "Al Jazeera": true, "DW": true,
}

// cutDateline splits a paragraph after its dateline: a place in capitals, or a
// place with an agency or a day, before a dash ("CARACAS, Nov 3 (Reuters) -"),
// and the day behind a second dash. The dateline is empty when the paragraph
// has none.
func cutDateline(s string) (dateline, rest string) {
	s = strings.TrimSpace(s)
	left, rest, ok := firstDateline(s)
	if !ok {
		return "", s
	}
	at, size := dash(rest)
	if at <= 0 {
		return left, rest
	}
	if _, end, day := findDate(rest[:at]); isMonthDay(rest[:at]) || day != "" && strings.TrimSpace(rest[end:at]) == "" {
		return strings.TrimSpace(s[:len(s)-len(rest)+at]), strings.TrimSpace(rest[at+size:])
	}
	return left, rest
}

// isMonthDay reports "March 4" and "4 March".
func isMonthDay(s string) bool { return startsWithMonth(s) && len(strings.Fields(s)) == 2 }

// firstDateline splits a paragraph at its first dash when a dateline stands before
// it.
func firstDateline(s string) (dateline, rest string, ok bool) {
	at, size := dash(s)
	if at < 0 {
		return "", "", false
	}
	left, rest := strings.TrimSpace(s[:at]), strings.TrimSpace(s[at+size:])
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, `"'“‘«(`))
	if !unicode.IsUpper(first) && !unicode.IsDigit(first) && !unicode.IsTitle(first) {
		return "", "", false
	}
	if !isDateline(left) {
		return "", "", false
	}
	if !endsInAcronym(left) {
		left = strings.TrimRight(left, ".")
	}
	return left, rest, true
}

// isDateline reports whether what stands before a dash is a dateline.
func isDateline(s string) bool {
	place, agency := s, ""
	if open := strings.IndexByte(s, '('); open >= 0 && strings.HasSuffix(s, ")") {
		place, agency = strings.TrimSpace(s[:open]), s[open+1:len(s)-1]
	}
	if place == "" {
		return agencies[agency]
	}
	parts := strings.Split(strings.TrimRight(place, ", "), ",")
	known := agency != "" && len(agency) <= 30 && (agencies[agency] || !isLowerWord(agency))
	for i, p := range parts {
		parts[i] = strings.TrimSpace(p)
		if i == 0 {
			continue
		}
		isDay := startsWithMonth(parts[i]) || isYear(parts[i]) && startsWithMonth(parts[i-1])
		if !isDay && !isName(parts[i]) {
			return false
		}
		known = known || isDay
	}
	town := parts[0]
	switch {
	case shouts[town]:
		return false
	case known:
		return isCapitals(town) || isName(town) || isMonthDay(town)
	case len(parts) == 1 && len(town) <= 3: // an acronym
		return false
	}
	return isCapitals(town)
}

func isYear(s string) bool {
	n, ok := number(s)
	return ok && n >= 1000 && n <= 2999
}

// dash finds the first dash that is set off by spaces, or a long one without,
// within the reach of a dateline.
func dash(s string) (at, size int) {
	reach := s[:min(len(s), 90)]
	at, size = -1, 0
	for _, d := range []string{" — ", " – ", " - ", " -- ", ") –", ") -", "—"} {
		if i := strings.Index(reach, d); i > 0 && (at < 0 || i < at) {
			if at, size = i, len(d); d[0] == ')' {
				at, size = at+1, size-1
			}
		}
	}
	for at >= 0 && at+size < len(s) && s[at+size] == '-' {
		size++
	}
	return at, size
}

// shouts are words in capitals that introduce a paragraph and name no place.
var shouts = map[string]bool{
	"BREAKING": true, "WATCH": true, "UPDATE": true, "UPDATED": true, "OPINION": true, "ANALYSIS": true, "VIDEO": true, "LIVE": true,
	"EXCLUSIVE": true, "READ": true, "NOTE": true, "CORRECTION": true, "LISTEN": true, "PHOTOS": true, "EXPLAINER": true, "MORE": true,
	"BACKGROUND": true, "WHAT": true, "WHO": true, "WHY": true, "WHEN": true, "HOW": true, "WHERE": true, "FACTBOX": true, "NEW": true,
	"NATO": true, "OPEC": true, "OPEC+": true, "NASA": true, "FIFA": true, "UEFA": true, "FEMA": true, "ASEAN": true, "UNICEF": true, "HAMAS": true,
	"URGENT": true, "FLASH": true, "ALERT": true, "INTERVIEW": true, "FEATURE": true, "QUESTION": true, "ANSWER": true, "FACT": true, "MYTH": true,
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
			return strings.TrimSpace(who), true
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
