package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// washer copies a text rune by rune and decides on each by what it has put out
// so far and by the one rune that follows. Looking back at the output, never at
// the input, is what makes the result a fixed point.
type washer struct {
	out   strings.Builder
	blank bool // replace by spaces instead of dropping
	prev  rune // the last rune put out, 0 at the start
	marks int  // combining marks since the last base
	joins int  // joiners in the chain that is open
	jamo  int  // conjoining letters of one class in a row
}

func wash(s string, blank bool) string {
	i := safeLen(s)
	if i == len(s) {
		return s
	}
	w := washer{blank: blank}
	w.out.Grow(len(s))
	w.safe(s[:i])
	for i < len(s) {
		i += w.step(s[i:])
		n := safeLen(s[i:])
		w.safe(s[i : i+n])
		i += n
	}
	return w.out.String()
}

// safe puts out a stretch that needs no decision.
func (w *washer) safe(s string) {
	if s == "" {
		return
	}
	w.out.WriteString(s)
	w.prev, _ = utf8.DecodeLastRuneInString(s)
	w.marks, w.joins, w.jamo = 0, 0, 0
}

// step takes one rune, or one escape sequence, from the start of s and returns
// its length in bytes.
func (w *washer) step(s string) int {
	r, size := utf8.DecodeRuneInString(s)
	switch {
	case r == utf8.RuneError && size == 1:
		return w.badBytes(s)
	case r < ' ' || 0x7f <= r && r <= 0x9f || r == '\u2028' || r == '\u2029':
		return w.control(s, r, size)
	case r == '\u2800': // the blank Braille cell: a space by another name
		return w.swap(' ', size)
	}
	next, _ := utf8.DecodeRuneInString(s[size:])
	if !w.allowed(r, next) {
		w.drop(size)
		return size
	}
	w.put(r)
	return size
}

// badBytes replaces a run of bytes that are no UTF-8 by one U+FFFD.
func (w *washer) badBytes(s string) int {
	n := 1
	for n < len(s) {
		r, size := utf8.DecodeRuneInString(s[n:])
		if r != utf8.RuneError || size != 1 {
			break
		}
		n++
	}
	return w.swap(utf8.RuneError, n)
}

// control takes away a control character, with its sequence if it opens one,
// and turns line breaks of every kind into "\n".
func (w *washer) control(s string, r rune, size int) int {
	if w.blank {
		w.drop(size)
		return size
	}
	switch r {
	case '\r':
		if strings.HasPrefix(s, "\r\n") {
			size++
		}
		return w.swap('\n', size)
	case '\v', '\f', 0x85, '\u2028', '\u2029':
		return w.swap('\n', size)
	}
	return sequence(s)
}

// swap puts out r for the next n bytes of input, or n spaces when offsets must
// stay true.
func (w *washer) swap(r rune, n int) int {
	if w.blank {
		w.drop(n)
	} else {
		w.put(r)
	}
	return n
}

// drop leaves n bytes of input out.
func (w *washer) drop(n int) {
	if !w.blank {
		return
	}
	for range n {
		w.out.WriteByte(' ')
	}
	w.prev, w.marks, w.joins, w.jamo = ' ', 0, 0, 0
}

// put writes r and keeps count of what piles up.
func (w *washer) put(r rune) {
	w.out.WriteRune(r)
	if c := jamoClass(r); c != 0 && c == jamoClass(w.prev) {
		w.jamo++
	} else {
		w.jamo = 0
	}
	switch {
	case isJoiner(r):
		w.joins++
	case isBidiMark(r):
	case isMark(r):
		w.marks++
	case isEmoji(r):
		w.marks = 0
	default:
		w.marks, w.joins = 0, 0
	}
	w.prev = r
}

// allowed decides on a rune that is no control character, given the rune that
// follows it in the input.
func (w *washer) allowed(r, next rune) bool {
	switch {
	case forbidden(r):
		return false
	case isJoiner(r):
		return w.joins < maxJoins && joinsBefore(w.prev) && joinsAfter(next)
	case isBidiMark(r):
		return isRightToLeft(w.prev) || isRightToLeft(next) && !isBidiMark(w.prev)
	case isVariation(r):
		return w.hasBase() && !isVariation(w.prev) && w.marks < maxMarks
	case isSkinTone(r) && !w.hasBase():
		return true
	case isMark(r):
		return w.hasBase() && w.marks < maxMarks
	case isPrepended(r):
		return !isPrepended(w.prev)
	case jamoClass(r) != 0 && jamoClass(r) == jamoClass(w.prev):
		return w.jamo < maxJamo-1
	}
	return true
}

// hasBase reports whether a mark has something to stand on.
func (w *washer) hasBase() bool { return w.prev != 0 && !unicode.IsSpace(w.prev) }
