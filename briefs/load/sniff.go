package load

import (
	"bytes"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/lede-reader/lede/model"
)

// magic numbers of file types that are often met under the wrong name.
var magic = []struct{ prefix, kind string }{
	{"%PDF-", "a PDF file"},
	{"\x89PNG\r\n", "a PNG image"},
	{"GIF8", "a GIF image"},
	{"\xff\xd8\xff", "a JPEG image"},
	{"RIFF", "a RIFF media file"},
	{"\x7fELF", "a program"},
	{"MZ\x90", "a program"},
	{"PK\x03\x04", "a ZIP archive or an office document"},
	{"PK\x05\x06", "a ZIP archive"},
	{"\x1f\x8b", "compressed with gzip"},
	{"BZh", "compressed with bzip2"},
	{"\xfd7zXZ", "compressed with xz"},
	{"\x28\xb5\x2f\xfd", "compressed with zstd"},
	{"7z\xbc\xaf", "a 7z archive"},
	{"Rar!\x1a", "a RAR archive"},
	{"SQLite format 3\x00", "a SQLite database"},
	{"\xd0\xcf\x11\xe0", "an office document"},
	{"{\\rtf", "an RTF document"},
	{"ID3", "a sound file"},
	{"OggS", "a sound file"},
	{"\x00asm", "a program"},
}

// checkBinary refuses what is no text: known file types, and content that by
// its share of NUL, control and malformed bytes cannot be one. A text with a
// few stray control characters passes; they are cleaned away later.
func checkBinary(data []byte) error {
	for _, m := range magic {
		if bytes.HasPrefix(data, []byte(m.prefix)) && (len(m.prefix) > 3 || !utf8.Valid(data[:min(len(data), 512)])) {
			return &stepError{step: "sniff the format", err: &binaryError{m.kind}, remedy: "save it as text, HTML or Markdown"}
		}
	}
	if len(bytes.TrimSpace(data)) == 0 {
		return &stepError{step: "read", err: errEmpty, remedy: "give a file with an article in it"}
	}
	if bom(data) != "" || utf16WithoutBOM(data) != "" {
		return nil
	}
	if nul, control, bad := shares(data[:min(len(data), 64<<10)]); nul > 0.05 || control > 0.03 && bad > 0.1 {
		return &stepError{step: "sniff the format", err: errBinary, remedy: "save it as text, HTML or Markdown"}
	}
	return nil
}

type binaryError struct{ kind string }

func (e *binaryError) Error() string        { return "it is " + e.kind + ", not an article" }
func (e *binaryError) Is(target error) bool { return target == errBinary }

// shares counts NUL bytes, other control bytes that texts do not hold, and
// bytes that are no UTF-8, each as a share of all bytes.
func shares(data []byte) (nul, control, bad float64) {
	for i := 0; i < len(data); {
		c := data[i]
		if c >= utf8.RuneSelf {
			r, size := utf8.DecodeRune(data[i:])
			if r == utf8.RuneError && size == 1 {
				bad++
			}
			i += size
			continue
		}
		switch {
		case c == 0:
			nul++
		case c < 7 || 0x0e <= c && c < 0x1b || 0x1c <= c && c < ' ' || c == 0x7f:
			control++
		}
		i++
	}
	n := float64(max(len(data), 1))
	return nul / n, control / n, bad / n
}

// sniff tells the format by content; the name decides only between text and
// Markdown, which any text may be.
func sniff(name string, data []byte) model.Format {
	head := headText(data)
	ext := strings.ToLower(filepath.Ext(name))
	isMarkdown := ext == ".md" || ext == ".markdown" || ext == ".mdown" || ext == ".mkd"
	root := rootElement(head)
	switch {
	case looksLikeJSON(head) && (!isMarkdown || !startsWithMatter(head)):
		return sniffJSON(head)
	case looksLikeFeed(head, root):
		return model.FormatFeed
	case looksLikeHTML(head, root) && (!isMarkdown || root == "html" || strings.HasPrefix(root, "!doctype")):
		return model.FormatHTML
	case strings.HasPrefix(head, "<?xml"): // the feed parser says what it misses
		return model.FormatFeed
	case looksLikeMail(head), strings.Contains(" .eml .mht .mhtml .mbox ", " "+ext+" ") && startsWithHeader(head):
		return model.FormatEmail
	case isMarkdown, looksLikeMarkdown(head, ext == ".txt" || ext == ".text"):
		return model.FormatMarkdown
	}
	return model.FormatText
}

// startsWithMatter reports front matter written as a JSON object.
func startsWithMatter(head string) bool {
	m, _ := jsonMatter(head)
	return m != nil
}

// looksLikeJSON reports an object, or a list of objects.
func looksLikeJSON(head string) bool {
	if rest, isList := strings.CutPrefix(head, "["); isList {
		head = strings.TrimLeft(rest, " \t\r\n")
	}
	rest, isObject := strings.CutPrefix(head, "{")
	rest = strings.TrimLeft(rest, " \t\r\n")
	return isObject && (rest == "" || rest[0] == '"' || rest[0] == '}')
}

// headText is the start of the content, without BOM and leading space, as far
// as sniffing looks. UTF-16 is decoded.
func headText(data []byte) string {
	const window = 16 << 10
	head := data[:min(len(data), window)]
	if enc := bom(head); enc != "" && enc != encUTF8 {
		head = []byte(decodeAs(enc, head))
	} else if enc := utf16WithoutBOM(head); enc != "" {
		head = []byte(decodeAs(enc, head))
	}
	head = bytes.TrimPrefix(head, []byte("\xef\xbb\xbf"))
	return string(bytes.TrimLeft(head, " \t\r\n\v\f\x00"))
}

func sniffJSON(head string) model.Format {
	first, _, _ := strings.Cut(head, "\n")
	switch {
	case strings.Contains(head, "jsonfeed.org/version"):
		return model.FormatFeed
	case hasKey(first, "text") && !hasKey(head, "uri"):
		return model.FormatJSONL
	case hasKey(head, "uri") && (hasKey(head, "headline") || hasKey(head, "headlines") || hasKey(head, "bodies") ||
		hasKey(head, "body_text") || hasKey(head, "body_html") || hasKey(head, "body_xhtml") || hasKey(head, "versioncreated")),
		hasKey(head, "body_text"), hasKey(head, "body_html"), hasKey(head, "body_xhtml"), hasKey(head, "bodies"):
		return model.FormatNinjs
	}
	return model.FormatJSONL
}

func hasKey(head, key string) bool { return strings.Contains(head, `"`+key+`"`) }

// looksLikeFeed reports an XML document whose root is rss, feed or rdf.
func looksLikeFeed(head, root string) bool {
	return root == "rss" || root == "feed" || root == "rdf:rdf" || root == "!doctype" && strings.Contains(head, "<!ENTITY")
}

// looksLikeHTML reports an HTML document, or a fragment that starts with a tag.
func looksLikeHTML(head, root string) bool {
	switch root {
	case "":
		return false
	case "!doctype html", "html", "head", "body", "title", "meta", "article", "main", "div", "p", "h1", "h2", "section", "table",
		"header", "span", "script", "link", "style", "svg", "plaintext", "center", "font", "b", "i", "a", "ul", "ol", "blockquote":
		return true
	}
	return strings.HasPrefix(root, "!doctype") || strings.Contains(strings.ToLower(head), "<html")
}

// rootElement is the lower-case name of the first element of an XML or HTML
// text, after the declaration, comments and a document type of another kind.
func rootElement(head string) string {
	for strings.HasPrefix(head, "<") {
		switch {
		case strings.HasPrefix(head, "<?"):
			_, head, _ = strings.Cut(head, "?>")
		case strings.HasPrefix(head, "<!--"):
			_, head, _ = strings.Cut(head, "-->")
		case len(head) > 9 && strings.EqualFold(head[:9], "<!doctype"):
			if len(head) > 14 && strings.EqualFold(head[9:14], " html") {
				return "!doctype html"
			}
			rest := skipDoctype(head)
			if rest == "" {
				return "!doctype"
			}
			head = rest
		default:
			end := strings.IndexAny(head, " \t\r\n/>")
			if end < 2 {
				return ""
			}
			return strings.ToLower(head[1:end])
		}
		head = strings.TrimLeft(head, " \t\r\n")
	}
	return ""
}

// skipDoctype returns what follows a document type declaration, with its
// internal subset in square brackets.
func skipDoctype(s string) string {
	end := strings.IndexAny(s, "[>")
	if end >= 0 && s[end] == '[' {
		inner := strings.Index(s[end:], "]")
		if inner < 0 {
			return ""
		}
		end += inner
		if gt := strings.IndexByte(s[end:], '>'); gt >= 0 {
			return s[end+gt+1:]
		}
		return ""
	}
	if end < 0 {
		return ""
	}
	return s[end+1:]
}

// mailHeaders are header fields that messages have and articles have not.
const mailHeaders = " from to subject date message-id mime-version received return-path delivered-to content-type reply-to list-id x-mailer " +
	"content-transfer-encoding sender cc snapshot-content-location x-a "

// looksLikeMail reports a message: header lines from the start on, of which
// at least two are known.
func looksLikeMail(head string) bool {
	if strings.HasPrefix(head, "From ") { // mailbox
		_, rest, found := cutLine(head)
		return found && looksLikeMail(rest)
	}
	known := 0
	for line, rest, _ := cutLine(head); line != ""; line, rest, _ = cutLine(rest) {
		if line[0] == ' ' || line[0] == '\t' {
			continue
		}
		key, _, found := strings.Cut(line, ":")
		if !found || key == "" || strings.ContainsAny(key, " \t") {
			return false
		}
		key = strings.ToLower(key)
		if strings.Contains(mailHeaders, " "+key+" ") {
			known++
		} else if !strings.Contains(key, "-") && known == 0 {
			return false
		}
		if known >= 2 {
			return true
		}
	}
	return false
}

// startsWithHeader reports a first line such as a message begins with.
func startsWithHeader(head string) bool {
	key, _, found := strings.Cut(head[:min(len(head), 100)], ":")
	return found && key != "" && !strings.ContainsAny(key, " \t\r\n")
}

// cutLine cuts s after its first line, which may end in LF, CR LF or CR.
func cutLine(s string) (line, rest string, found bool) {
	i := strings.IndexAny(s, "\r\n")
	if i < 0 {
		return s, "", false
	}
	if strings.HasPrefix(s[i:], "\r\n") {
		return s[:i], s[i+2:], true
	}
	return s[:i], s[i+1:], true
}

// looksLikeMarkdown reports front matter or a heading at the start and, unless
// the file says that it is plain text, headings further on.
func looksLikeMarkdown(head string, saysText bool) bool {
	if fence, _, _ := cutFrontMatter(head); fence != "" {
		return true
	}
	if strings.HasPrefix(head, "# ") {
		return true
	}
	if saysText {
		return false
	}
	if strings.HasPrefix(head, "## ") || strings.Contains(head, "\n## ") || strings.Contains(head, "\n# ") {
		return true
	}
	_, rest, _ := cutLine(head)
	second, _, _ := cutLine(rest)
	return len(second) >= 3 && strings.Trim(second, "=") == ""
}
