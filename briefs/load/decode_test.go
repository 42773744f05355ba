package load

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"

	"github.com/lede-reader/lede/model"
)

func encode(t *testing.T, enc encoding.Encoding, s string) string {
	t.Helper()
	out, err := enc.NewEncoder().String(s)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestEncodings(t *testing.T) {
	const latin = "Café opens again\n\nBürgermeister Müller said “€4.2 million” on Tuesday in the town hall – the café of Zoë has been closed for long."
	const russian = "Совет одобрил бюджет\n\nСовет города во вторник одобрил бюджет, сказал мэр. Это была пятая попытка."
	const japaneseText = "予算が可決\n\n東京都の予算は四十二億円で可決された。知事は会見で述べた。"
	for _, tt := range []struct{ name, in, text, warning string }{
		{"UTF-8", latin, latin, ""},
		{"UTF-8 with its mark", "\xef\xbb\xbf" + latin, latin, ""},
		{"UTF-16 with a mark", encode(t, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), latin), latin, ""},
		{"UTF-16 the other way", encode(t, unicode.UTF16(unicode.BigEndian, unicode.UseBOM), latin), latin, ""},
		{"UTF-16 without a mark", encode(t, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), latin), latin, "no encoding declared: read as UTF-16LE"},
		{"UTF-32 with a mark", encode(t, utf32.UTF32(utf32.LittleEndian, utf32.UseBOM), latin), latin, ""},
		{"Windows-1252", encode(t, charmap.Windows1252, latin), latin, "encoding guessed: read as Windows-1252"},
		{"KOI8-R", encode(t, charmap.KOI8R, russian), russian, "encoding guessed: read as KOI8-R"},
		{"Shift JIS", encode(t, japanese.ShiftJIS, japaneseText), japaneseText, "encoding guessed: read as SHIFT_JIS"},
		{"ISO-2022-JP", encode(t, japanese.ISO2022JP, japaneseText), japaneseText, "encoding guessed: read as ISO-2022-JP"},
		{"UTF-8 with a bad byte", strings.Replace(latin, "closed", "clo\xffsed", 1), strings.Replace(latin, "closed", "clo\ufffdsed", 1), "1 bytes are no UTF-8 and were replaced"},
	} {
		a := one(t, "a.txt", tt.in, Options{Format: model.FormatText})
		if a.Text != tt.text {
			t.Errorf("%s: %q", tt.name, a.Text)
		}
		if got := strings.Join(a.Warnings, "|"); tt.warning != "" && !strings.Contains(strings.ToLower(got), strings.ToLower(tt.warning)) || tt.warning == "" && strings.Contains(got, "ncoding") {
			t.Errorf("%s: warnings %q", tt.name, got)
		}
	}
}

func TestDates(t *testing.T) {
	for _, tt := range []struct {
		in, want string
		ok       bool
	}{
		{"", "", true},
		{"2025-03-03", "2025-03-03", true},
		{"2025-03-03T09:30:00+01:00", "2025-03-03T09:30:00+01:00", true},
		{"2025-03-03T09:30:00.123Z", "2025-03-03T09:30:00Z", true},
		{"2025-03-03 09:30", "2025-03-03T09:30:00Z", true},
		{"Mon, 3 Mar 2025 09:30:00 +0100", "2025-03-03T09:30:00+01:00", true},
		{"March 3, 2025", "2025-03-03", true},
		{"3 March 2025", "2025-03-03", true},
		{"2025/03/13", "2025-03-13", true},
		{"1825-02-11", "1825-02-11", true},
		{"2025-02-30", "", false},
		{"Fri, 31 Feb 2025 25:61:61 +9999", "", false},
		{"0000-00-00", "", false},
		{"99999-99-99", "", false},
		{"292277026597-01-01", "", false},
		{"03/04/2025", "", false}, // March or April
		{"1741000000", "", false},
		{"garbage", "", false},
		{"04.03.2025", "2025-03-04", true},
		{"4.3.2025 18:20", "2025-03-04T18:20:00Z", true},
		{"4 mars 2025", "2025-03-04", true},
		{"4. März 2025", "2025-03-04", true},
		{"4 de marzo de 2025", "2025-03-04", true},
		{"2025年3月4日", "2025-03-04", true},
		{"Published March 4, 2025", "2025-03-04", true},
		{"Tuesday, March 4, 2025 - 18:20", "2025-03-04T18:20:00Z", true},
		{"Mar 4, 2025 at 6:20 PM EST", "2025-03-04T18:20:00-05:00", true},
		{"Mar 4, 2025 at 12:05 a.m. GMT", "2025-03-04T00:05:00Z", true},
		{"Tue, 04 Mar 2025 18:20:00 PST", "2025-03-04T18:20:00-08:00", true},
		{"Tue, 04 Mar 2025 18:20:00 XYZ", "2025-03-04", true}, // no zone that is known: the day counts
		{"Tue, 04 Mar 2025 18:20:00 +0100 (CET)", "2025-03-04T18:20:00+01:00", true},
		{"2025-03-04T18:20:00Z[Europe/Oslo]", "2025-03-04T18:20:00Z", true},
		{"the 4 March 2025 budget", "", false},
		{strings.Repeat("9", 400), "", false},
	} {
		if got, ok := normalDate(tt.in); got != tt.want || ok != tt.ok {
			t.Errorf("%s: %q, %v", tt.in, got, ok)
		}
	}
}

func TestLanguage(t *testing.T) {
	for _, tt := range []struct{ name, declared, text, want string }{
		{"declared", "en-GB", "Der Rat hat den Haushalt beschlossen.", "en"},
		{"declared in three letters", "deu", "", "de"},
		{"declared by name", "Spanish", "", "es"},
		{"nonsense is not declared", "x'; drop", "", ""},
		{"English", "", "H\n\n" + para, "en"},
		{"German", "", "Haushalt\n\nDer Rat der Stadt hat am Dienstag nach langem Streit den Haushalt für das kommende Jahr beschlossen, sagte der Bürgermeister.", "de"},
		{"Spanish", "", "Presupuesto\n\nEl ayuntamiento aprobó el martes el presupuesto para el próximo año, dijo el alcalde tras una larga sesión en la ciudad.", "es"},
		{"French", "", "Budget\n\nLe conseil municipal a adopté mardi le budget de l'année prochaine, a déclaré le maire après une longue séance à l'hôtel de ville.", "fr"},
		{"Russian", "", "Бюджет\n\nСовет города во вторник одобрил бюджет на следующий год, сказал мэр после долгого заседания.", "ru"},
		{"Arabic", "", "الميزانية\n\nقال رئيس البلدية إن المجلس وافق على الميزانية يوم الثلاثاء بعد جلسة طويلة في المدينة.", "ar"},
		{"Japanese", "", "予算\n\n東京都の予算は火曜日に可決された。知事は会見でそう述べた。", "ja"},
		{"too short to tell", "", "Hola", ""},
	} {
		a := one(t, "a.txt", first(tt.text, "x"), Options{})
		a.Source.Language = ""
		if got := language(tt.declared, &a); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
	a := one(t, "a.txt", "Haushalt\n\nDer Rat der Stadt hat am Dienstag nach langem Streit den Haushalt für das kommende Jahr beschlossen.", Options{})
	if len(a.Warnings) != 1 || a.Warnings[0] != "facts are found in English only; this article is in German" {
		t.Errorf("warnings %q", a.Warnings)
	}
}

func TestWebAddress(t *testing.T) {
	for in, want := range map[string]string{
		"https://press.example/a?b=c#d":       "https://press.example/a?b=c#d",
		" http://press.example\n":             "http://press.example",
		"https://user:pw@press.example/":      "https://press.example/",
		"javascript:alert(1)":                 "",
		"file:///etc/passwd":                  "",
		"//press.example/x":                   "",
		"https:///x":                          "",
		"https://press.example/\x1b]0;x\x07":  "https://press.example/",
		"https://press.example/a b":           "https://press.example/a%20b",
		"https://press.example/\u202egnp.exe": "https://press.example/gnp.exe",
	} {
		if got := webAddress(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
