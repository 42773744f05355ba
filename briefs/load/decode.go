package load

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/wlynxg/chardet"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// Names of the encodings that a byte order mark tells.
const (
	encUTF8    = "utf-8"
	encUTF16LE = "utf-16le"
	encUTF16BE = "utf-16be"
	encUTF32LE = "utf-32le"
	encUTF32BE = "utf-32be"
)

// bom tells the encoding by the byte order mark; empty when there is none.
func bom(data []byte) string {
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		return encUTF8
	case bytes.HasPrefix(data, []byte("\xff\xfe\x00\x00")):
		return encUTF32LE
	case bytes.HasPrefix(data, []byte("\x00\x00\xfe\xff")):
		return encUTF32BE
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return encUTF16LE
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return encUTF16BE
	}
	return ""
}

// utf16WithoutBOM tells UTF-16 by where the NUL bytes of its Latin letters
// stand: in at least a third of the pairs, and always on the same side.
func utf16WithoutBOM(data []byte) string {
	data = data[:min(len(data), 4096)]
	if len(data) < 8 {
		return ""
	}
	even, odd := 0, 0
	for i, c := range data {
		if c == 0 {
			if i%2 == 0 {
				even++
			} else {
				odd++
			}
		}
	}
	third := len(data) / 6
	switch {
	case odd > third && even*20 < odd:
		return encUTF16LE
	case even > third && odd*20 < even:
		return encUTF16BE
	}
	return ""
}

// decode turns bytes into a string: by byte order mark, as UTF-8 when that is
// what they are, by the declared charset, and by detection in the end. The
// warning says what was guessed.
func decode(data []byte, declared string) (text, warning string) {
	if enc := bom(data); enc != "" {
		return decodeAs(enc, data), ""
	}
	if enc := utf16WithoutBOM(data); enc != "" {
		return decodeAs(enc, data), "no encoding declared: read as " + strings.ToUpper(enc)
	}
	stateful := bytes.Contains(data, []byte("\x1b$")) // ISO-2022 shifts between ASCII and others
	if utf8.Valid(data) && !stateful {
		return string(data), ""
	}
	if enc := lookup(declared); enc != nil && !isUTF8(declared) {
		return decodeWith(enc, data), ""
	}
	good, bad := multibyte(data)
	if bad == 0 && !stateful || good > 4*bad {
		return string(data), fmt.Sprintf("%d bytes are no UTF-8 and were replaced", bad)
	}
	name, enc := detect(data)
	if enc == nil {
		return string(data), ""
	}
	return decodeWith(enc, data), "encoding guessed: read as " + name
}

func isUTF8(name string) bool {
	name = strings.ToLower(strings.TrimSpace(name))
	return name == "utf-8" || name == "utf8"
}

// lookup finds a declared charset. UTF-16 declared inside a text that could be
// read so far is a lie, and so are names that no browser knows.
func lookup(name string) encoding.Encoding {
	name = strings.ToLower(strings.TrimSpace(name))
	if name == "" || strings.HasPrefix(name, "utf-16") || strings.HasPrefix(name, "utf-7") {
		return nil
	}
	enc, err := htmlindex.Get(name)
	if err != nil {
		return nil
	}
	return enc
}

func decodeAs(name string, data []byte) string {
	switch name {
	case encUTF16LE:
		return decodeWith(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), data)
	case encUTF16BE:
		return decodeWith(unicode.UTF16(unicode.BigEndian, unicode.UseBOM), data)
	case encUTF32LE:
		return decodeWith(utf32.UTF32(utf32.LittleEndian, utf32.UseBOM), data)
	case encUTF32BE:
		return decodeWith(utf32.UTF32(utf32.BigEndian, utf32.UseBOM), data)
	}
	return string(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")))
}

func decodeWith(enc encoding.Encoding, data []byte) string {
	out, err := enc.NewDecoder().Bytes(data)
	if err != nil {
		return string(data)
	}
	return string(out)
}

// multibyte counts well-formed multi-byte sequences and malformed bytes.
func multibyte(data []byte) (good, bad int) {
	for len(data) > 0 {
		if data[0] < utf8.RuneSelf {
			data = data[1:]
			continue
		}
		r, size := utf8.DecodeRune(data)
		if r == utf8.RuneError && size == 1 {
			bad++
		} else {
			good++
		}
		data = data[size:]
	}
	return good, bad
}

// detect guesses the charset from a window around the first byte that is not
// ASCII. What it is unsure about is read as Windows-1252, in which Western
// texts without a declaration mostly are.
func detect(data []byte) (name string, enc encoding.Encoding) {
	const window = 16 << 10
	start := bytes.IndexFunc(data, func(r rune) bool { return r >= utf8.RuneSelf || r == 0x1b })
	start = max(start-512, 0)
	sample := data[start:min(len(data), start+window)]
	guess := guessCharset(sample)
	enough := 0.6
	switch guess.Language {
	case "Japanese", "Chinese", "Korean": // the detector is careful with short texts of these
		enough = 0.3
	}
	if guess.Confidence >= enough {
		if enc, err := htmlindex.Get(strings.ToLower(guess.Encoding)); err == nil {
			return guess.Encoding, enc
		}
	}
	return "Windows-1252", charmap.Windows1252
}

// guessCharset asks the detector, which is not ours to trust with every input.
func guessCharset(sample []byte) (guess chardet.Result) {
	defer func() {
		if recover() != nil {
			guess = chardet.Result{}
		}
	}()
	return chardet.Detect(sample)
}
