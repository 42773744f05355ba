package load

import (
	"strings"
	"sync"
	"unicode"

	"github.com/abadojack/whatlanggo"

	"github.com/lede-reader/lede/model"
)

// languageWindow is how many bytes of an article's body its language is told
// from. More does not make the answer better.
const languageWindow = 1024

// leastSample is how many bytes a language is told from at least.
const leastSample = 30

// leastWords is how many words in the Latin script another language than English
// is told from at least: by its letters alone, a short sentence of English is
// easily taken for French.
const leastWords = 14

// language settles an article's language as an ISO 639-1 code: the declared
// one, else the one that the body is most likely in, else empty.
func language(declared string, a *model.Article) string {
	if code := languageCode(declared); code != "" {
		return code
	}
	sample := a.Text
	for _, p := range a.Parts { // headlines have a grammar of their own
		if p.Kind != model.PartHeadline && p.Kind != model.PartDek {
			sample = a.Text[p.Start:]
			break
		}
	}
	if len(sample) > languageWindow {
		sample = sample[:languageWindow]
	}
	if isEnglish(sample) {
		return "en"
	}
	if len(sample) < leastSample {
		return ""
	}
	info := whatlanggo.Detect(sample)
	short := info.Lang != whatlanggo.Eng && len(strings.Fields(sample)) < leastWords
	if info.Script == unicode.Latin && (!info.IsReliable() || short) {
		return "" // any other script is not English, whatever the language
	}
	return info.Lang.Iso6391()
}

// languageCode reduces a language tag ("en-GB", "eng", "English") to its
// ISO 639-1 code.
func languageCode(tag string) string {
	tag = strings.ToLower(strings.TrimSpace(tag))
	primary, _, _ := strings.Cut(strings.ReplaceAll(tag, "_", "-"), "-")
	if len(primary) == 3 {
		if lang := whatlanggo.CodeToLang(primary); lang >= 0 {
			return lang.Iso6391()
		}
		return ""
	}
	if len(primary) == 2 && isLower(primary[0]) && isLower(primary[1]) {
		return primary
	}
	if len(primary) > 3 {
		for code, name := range languageNames() {
			if strings.EqualFold(name, primary) {
				return code
			}
		}
	}
	return ""
}

func isLower(c byte) bool { return 'a' <= c && c <= 'z' }

// isEnglish reports whether the words that English cannot do without make up
// an eighth of a sample of at least five words. Other languages that use the
// Latin script share at most two or three of these words.
func isEnglish(sample string) bool {
	words, hits := 0, 0
	for word := range strings.FieldsSeq(sample) {
		words++
		if len(word) <= 5 && strings.Contains(englishWords, " "+strings.ToLower(word)+" ") {
			hits++
		}
	}
	return words >= 5 && hits*8 >= words
}

const englishWords = " the of and to that is was for on with as by at from it its his her he she they were are be been has have had " +
	"not but which who will would said this their after an or more than about into when "

// languageName is the English name of a language, or its code.
func languageName(code string) string {
	if name := languageNames()[code]; name != "" {
		return name
	}
	return `"` + code + `"`
}

// languageNames maps ISO 639-1 codes to English names. The detector looks its
// codes up in a table that it builds anew each time, hence the copy.
var languageNames = sync.OnceValue(func() map[string]string {
	names := make(map[string]string, len(whatlanggo.Langs))
	for lang, name := range whatlanggo.Langs {
		if code := lang.Iso6391(); code != "" {
			names[code] = name
		}
	}
	return names
})
