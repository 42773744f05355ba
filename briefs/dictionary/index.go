package dictionary

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/lede-reader/lede/briefs/load/clean"
)

// hit is a headword that the index holds.
type hit struct {
	word   string
	offset int64
	size   int
}

// scan reads an index for headwords and returns the hits of the first wanted
// form that has any.
func scan(r io.Reader, wanted []string) ([]hit, error) {
	hits := make([][]hit, len(wanted))
	first, longest := initials(wanted)
	in := bufio.NewReaderSize(r, 64<<10)
	for n := 1; ; n++ {
		line, err := in.ReadSlice('\n')
		if errors.Is(err, bufio.ErrBufferFull) {
			return nil, fmt.Errorf("index: line %d is longer than %d bytes", n, in.Size())
		}
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, fmt.Errorf("index: %w", err)
		}
		if len(line) > 0 && first[line[0]] {
			if err := match(line, wanted, longest, hits); err != nil {
				return nil, fmt.Errorf("index: line %d: %w", n, err)
			}
		}
		if err != nil {
			break
		}
	}
	for _, h := range hits {
		if len(h) > 0 {
			return h, nil
		}
	}
	return nil, nil
}

// initials marks the first bytes that a line of a wanted form can have, in
// either case, and returns the length of the longest form.
func initials(wanted []string) (first [256]bool, longest int) {
	for c := 0x80; c < len(first); c++ {
		first[c] = true // letters beyond ASCII: compared in full
	}
	for _, w := range wanted {
		c := w[0]
		first[c] = true
		if 'a' <= c && c <= 'z' {
			first[c-'a'+'A'] = true
		}
		longest = max(longest, len(w))
	}
	return first, longest
}

// match adds the line's headword to the hits of the form it is, if any. Lines
// of other headwords are not looked at further.
func match(line []byte, wanted []string, longest int, hits [][]hit) error {
	tab := bytes.IndexByte(line, '\t')
	if tab <= 0 || tab > longest+longest/2+4 {
		return nil
	}
	head := string(line[:tab])
	for i, w := range wanted {
		if len(hits[i]) >= maxHits || !strings.EqualFold(head, w) {
			continue
		}
		h, err := place(strings.TrimRight(string(line[tab+1:]), "\r\n"))
		if err != nil {
			return err
		}
		h.word = clean.Line(strings.ToValidUTF8(head, "\uFFFD"))
		hits[i] = append(hits[i], h)
		return nil
	}
	return nil
}

// place reads the two numbers of an index line.
func place(s string) (hit, error) {
	col := strings.Split(s, "\t")
	if len(col) < 2 {
		return hit{}, errors.New("no place of an article")
	}
	offset, err := number(col[0])
	if err != nil {
		return hit{}, err
	}
	size, err := number(col[1])
	if err != nil {
		return hit{}, err
	}
	return hit{offset: offset, size: int(min(size, maxArticle))}, nil
}

// number reads dictd's base 64: the digits of RFC 4648 with the value of each
// place, no padding.
func number(s string) (int64, error) {
	if s == "" || len(s) > 7 {
		return 0, fmt.Errorf("%.20q is no number in base 64", s)
	}
	const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
	n := int64(0)
	for i := 0; i < len(s); i++ {
		d := strings.IndexByte(digits, s[i])
		if d < 0 {
			return 0, fmt.Errorf("%.20q is no number in base 64", s)
		}
		n = n<<6 | int64(d)
	}
	return n, nil
}

// layOut cleans an article for showing: no headword line in front, no common
// indent, no more than maxShown bytes.
func layOut(article, word string) string {
	text := strings.ReplaceAll(clean.Text(strings.ToValidUTF8(article, "\uFFFD")), "\t", "    ")
	lines := strings.Split(strings.Trim(text, "\n"), "\n")
	if len(lines) > 1 && strings.EqualFold(strings.TrimSpace(lines[0]), word) {
		lines = lines[1:]
	}
	indent := -1
	for _, l := range lines {
		if t := strings.TrimLeft(l, " "); t != "" && (indent < 0 || len(l)-len(t) < indent) {
			indent = len(l) - len(t)
		}
	}
	for i, l := range lines {
		lines[i] = strings.TrimRight(l[min(max(indent, 0), len(l)):], " ")
	}
	text = strings.Trim(strings.Join(lines, "\n"), "\n ")
	if len(text) > maxShown {
		cut := maxShown
		if n := strings.LastIndexByte(text[:cut], ' '); n > maxShown/2 {
			cut = n
		}
		text = strings.ToValidUTF8(text[:cut], "") + " …"
	}
	return text
}
