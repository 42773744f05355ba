package load

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/lede-reader/lede/model"
)

// headerItems is how many paragraphs from the start are looked at for
// headline, dek, byline and date.
const headerItems = 8

// header finds what stands at the top of a plain text (headline, dek, byline,
// date), puts it into the draft and returns the body. Three shapes are told
// apart: labelled fields ("Title: …"), a headline that is repeated after a lead
// paragraph, and a headline at the start.
func header(d *draft, items []item) []item {
	items = labelled(d, items)
	if len(items) == 0 {
		return items
	}
	if d.headline != "" {
		return underline(d, items, false)
	}
	if i, j := repeated(items); j > 0 {
		d.headline = items[i].text
		lead := append(append([]item(nil), items[:i]...), items[i+1:j]...)
		rest := underline(d, items[j+1:], true)
		return dropRepeats(append(lead, rest...))
	}
	items = kicker(d, items)
	at := headlineAt(items)
	if at < 0 {
		return underline(d, items, false)
	}
	d.headline = items[at].text
	lead, rest := items[:at], items[at+1:]
	rest = underline(d, rest, false)
	if len(lead) == 0 {
		return rest
	}
	lead = underline(d, append([]item(nil), lead...), false)
	return dropRepeats(append(lead, rest...))
}

// labels of fields that some exports put on top.
var labels = map[string]string{
	"title": "headline", "headline": "headline", "dek": "dek", "subtitle": "dek", "standfirst": "dek", "subheadline": "dek",
	"author": "byline", "authors": "byline", "byline": "byline", "date": "published", "published": "published", "updated": "updated",
	"url": "url", "link": "url", "publisher": "publisher", "publication": "publisher", "source": "publisher", "language": "language",
	"release date": "published", "publication date": "published", "section": "section", "length": "length", "body": "body", "text": "body",
}

// labelled takes "Label: value" lines from the top when there are two or more
// and one of them is the headline. A line or two may stand above them.
func labelled(d *draft, items []item) []item {
	for skip := range min(len(items), 3) {
		fields, n := labelLines(items[skip:])
		if n < 2 || fields["headline"] == "" {
			continue
		}
		d.headline, d.dek = fields["headline"], fields["dek"]
		d.source.Byline, d.source.Publisher = fields["byline"], fields["publisher"]
		d.source.Published, d.source.Updated = fields["published"], fields["updated"]
		d.source.URL, d.source.Language = fields["url"], fields["language"]
		if fields["section"] != "" {
			d.tags = append(d.tags, fields["section"])
		}
		rest := items[skip+n:]
		if fields["body"] != "" {
			rest = append([]item{{kind: model.PartParagraph, text: fields["body"]}}, rest...)
		}
		return append(append([]item(nil), items[:skip]...), rest...)
	}
	return items
}

// labelLines reads the labelled lines that items begin with, and counts them.
func labelLines(items []item) (fields map[string]string, n int) {
	fields = map[string]string{}
	for n < len(items) && n < headerItems {
		key, value, found := strings.Cut(items[n].text, ":")
		if len(key) > 40 {
			break
		}
		name := labels[strings.ToLower(strings.TrimSpace(key))]
		if !found || name == "" || fields[name] != "" {
			break
		}
		fields[name] = strings.TrimSpace(value)
		n++
	}
	return fields, n
}

// kicker takes what desks write over a headline, on a line of its own: the
// urgency ("URGENT"), the section ("Analysis"), or the slug of a wire story
// ("AM-DAM-CRACK, 1st Ld-Writethru"). It becomes a tag. Other short lines stay:
// they may be the headline, and what follows the dek.
func kicker(d *draft, items []item) []item {
	if len(items) < 3 || !looksLikeHeadline(items[1].text) || items[1].kind != model.PartParagraph {
		return items
	}
	s := strings.Trim(items[0].text, " :[]()*")
	if kickers[strings.ToLower(s)] || isSlug(s) {
		d.tags = append(d.tags, s)
		return items[1:]
	}
	return items
}

// kickers are the urgencies and sections that stand over headlines. Lower case.
var kickers = map[string]bool{
	"urgent": true, "breaking": true, "breaking news": true, "flash": true, "alert": true, "bulletin": true, "update": true, "exclusive": true,
	"analysis": true, "opinion": true, "comment": true, "commentary": true, "editorial": true, "explainer": true, "factbox": true, "feature": true,
	"interview": true, "live": true, "news": true, "world": true, "world news": true, "politics": true, "business": true, "economy": true,
	"markets": true, "sport": true, "sports": true, "science": true, "health": true, "technology": true, "tech": true, "climate": true,
	"environment": true, "culture": true, "europe": true, "asia": true, "africa": true, "americas": true, "middle east": true, "press release": true,
	"for immediate release": true, "news release": true, "media release": true,
}

// isSlug reports the name of a wire story: words in capitals joined by hyphens.
func isSlug(s string) bool {
	word, rest, _ := strings.Cut(s, ",")
	if strings.Count(word, "-") < 1 || strings.ContainsAny(word, " ") || len(word) > 60 || len(rest) > 40 {
		return false
	}
	letters := 0
	for _, r := range word {
		if !unicode.IsUpper(r) && !unicode.IsDigit(r) && r != '-' && r != '&' {
			return false
		}
		if unicode.IsUpper(r) {
			letters++
		}
	}
	return letters >= 4
}

// repeated finds a headline that stands twice near the top.
func repeated(items []item) (first, second int) {
	n := min(len(items), headerItems)
	for i := range n {
		if !looksLikeHeadline(items[i].text) || items[i].kind != model.PartParagraph {
			continue
		}
		for j := i + 1; j < n; j++ {
			if sameText(items[i].text, items[j].text) {
				return i, j
			}
		}
	}
	return 0, 0
}

// dropRepeats removes paragraphs near the top that say again, word for word,
// what one before them said.
func dropRepeats(items []item) []item {
	out := items[:0]
	for i, it := range items {
		again := false
		for _, was := range out[:min(len(out), headerItems)] {
			again = again || i < 2*headerItems && len(it.text) > 40 && was.text == it.text
		}
		if !again {
			out = append(out, it)
		}
	}
	return out
}

// headlineAt returns the index of the headline: the first paragraph that looks
// like one at the very top, or after a lead paragraph that stands on its line
// without a blank one between. It is -1 when the text starts with its body.
func headlineAt(items []item) int {
	i := 0
	for i < len(items) && i < 3 && isFurniture(items[i].text) {
		i++
	}
	if i >= len(items) {
		return -1
	}
	if looksLikeHeadline(items[i].text) && items[i].kind == model.PartParagraph {
		return i
	}
	if i+2 < len(items) && !items[i+1].blank && items[i+2].blank && looksLikeHeadline(items[i+1].text) &&
		utf8.RuneCountInString(items[i].text) > 80 {
		return i + 1
	}
	return -1
}

// looksLikeHeadline reports a short line that is not a sentence with its full
// stop. The point of an acronym ("in the U.S.") is none.
func looksLikeHeadline(s string) bool {
	n := utf8.RuneCountInString(s)
	if n > 200 || n == 0 {
		return false
	}
	switch {
	case strings.HasSuffix(s, "?"), strings.HasSuffix(s, "!"):
		return n <= 150
	case strings.HasSuffix(s, ","), strings.HasSuffix(s, ";"), strings.HasSuffix(s, "。"):
		return false
	case endsSentence(s):
		return endsInAcronym(s) && n <= 150
	}
	return true
}

// endsInAcronym reports that the last word is made of single letters with
// points, or is a company form.
func endsInAcronym(s string) bool {
	s = strings.TrimRight(s, `"'”’)`)
	word := s[strings.LastIndexByte(s, ' ')+1:]
	if strings.Count(word, ".") >= 2 && len(word) == 2*strings.Count(word, ".") {
		return true
	}
	switch word {
	case "Inc.", "Corp.", "Co.", "Ltd.", "Jr.", "Sr.", "St.":
		return true
	}
	return false
}

// underline takes what stands between a headline and the body: byline, dates,
// address, reading time, and the dek. After a repeated headline, the line that
// follows is the dek unless it is as long as the body's paragraphs.
func underline(d *draft, items []item, afterRepeat bool) []item {
	items = furniture(d, items)
	if len(items) == 0 || d.dek != "" || items[0].kind != model.PartParagraph {
		return items
	}
	if d.headline != "" && isDek(items, afterRepeat) {
		d.dek = items[0].text
		items = furniture(d, items[1:])
	}
	return items
}

// furniture lifts bylines, date lines and the like from the start. A name alone
// is a byline when a date follows.
func furniture(d *draft, items []item) []item {
	for n := 0; n < headerItems && len(items) > 0; n++ {
		switch {
		case takeFurniture(d, items[0].text):
		case d.source.Byline == "" && len(items) > 1 && isAuthorLine(items[0].text, items[1].text):
			d.source.Byline = items[0].text
		default:
			return items
		}
		items = items[1:]
	}
	return items
}

// isAuthorLine reports a line that holds a name only, with a job or a place or
// without, above a date, or a name with the job of one who writes news.
func isAuthorLine(s, next string) bool {
	if utf8.RuneCountInString(s) > 80 || endsSentence(s) || strings.ContainsAny(s, "0123456789:\"“”?!") {
		return false
	}
	name, job, _ := strings.Cut(s, ",")
	words := strings.Fields(name)
	if !isPeople(name) || len(words) < 2 || len(words) > 8 || !isName(words[0]+" "+words[1]) {
		return false
	}
	_, _, dated := dateLine(next)
	return dated || isJob(job)
}

// isDek reports whether the paragraph under a headline is its dek and not yet
// the body: it is short, the body follows, and something tells it apart.
func isDek(items []item, afterRepeat bool) bool {
	if len(items) < 2 {
		return false
	}
	it, next := items[0], items[1]
	n := utf8.RuneCountInString(it.text)
	if n > 300 || strings.Count(it.text, " ") < 3 {
		return false
	}
	if place, _ := cutDateline(it.text); place != "" {
		return false
	}
	place, _ := cutDateline(next.text)
	longer := len(next.text)*2 > len(it.text)*3
	switch {
	case isFurniture(it.text):
		return false
	case isFurniture(next.text) && !isReadingTime(next.text), place != "":
		return true
	case afterRepeat:
		return longer
	case !it.blank && next.blank:
		return n <= 220 && longer
	}
	first, _ := utf8.DecodeRuneInString(it.text)
	word, _, _ := strings.Cut(it.text, " ")
	if questions[word] { // an interview's question
		return false
	}
	return !endsSentence(it.text) && n <= 200 && strings.Count(it.text, " ") >= 5 && longer && !unicode.IsDigit(first)
}

// questions are the words that open a question.
var questions = map[string]bool{
	"How": true, "What": true, "Why": true, "When": true, "Who": true, "Where": true, "Which": true, "Do": true, "Did": true, "Does": true,
	"Is": true, "Are": true, "Was": true, "Were": true, "Can": true, "Could": true, "Would": true, "Will": true, "Have": true, "Has": true,
}
