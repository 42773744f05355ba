package remote

import "unicode/utf8"

// Bounds of what a terminal sends. The longest honest sequences are answers to
// questions of ours (a colour, a capability) and the keys of the Kitty keyboard
// protocol, which carry the text they type.
const (
	maxSequence   = 64   // bytes of a control sequence
	maxParameters = 16   // separators in one; the decoder of bubbletea v2.1.1 panics at 33
	maxAnswer     = 1024 // bytes of a string sequence (OSC, DCS, APC, PM, SOS)
)

// gate passes on what a terminal sends, but nothing that the decoder behind it
// cannot bear: control sequences with many parameters or without end, strings
// and pastes without end, and C1 controls, which no terminal sends as keys.
//
// What is too long is cut short, not buffered: the gate holds back nothing but
// an unfinished rune, so a lone ESC is as quick as without it. A sequence that was
// cut still gets the byte that ends it, and so stays one sequence.
//
// Within a paste only text passes: what stands in one is never a key.
//
// The zero value is not ready: set paste to the longest paste, in bytes.
type gate struct {
	paste int // longest paste

	state      gateState
	length     int  // bytes of the sequence so far
	separators int  // of its parameters
	cut        bool // the rest of the sequence is dropped
	first      int  // value of its first parameter
	pasted     int  // bytes of the paste so far
	matched    int  // bytes of the mark that ends a paste
	rune       [utf8.UTFMax]byte
	runeLen    int // bytes of an unfinished rune
}

type gateState int

const (
	gateText     gateState = iota
	gateEscape             // after ESC
	gateSequence           // after ESC [
	gateString             // after ESC ] P _ ^ X
	gateSingle             // after ESC O or ESC N: one more byte
	gatePaste              // after the mark that begins a paste
)

// pasteEnd ends a paste.
const pasteEnd = "\x1b[201~"

// rest says that the terminal was silent for a while: what began as a sequence
// was none, but a lone ESC followed by keys.
func (g *gate) rest() {
	if g.state != gatePaste {
		g.state, g.runeLen = gateText, 0
	}
}

// pass appends to dst what of src may pass.
func (g *gate) pass(dst, src []byte) []byte {
	for _, b := range src {
		dst = g.step(dst, b)
	}
	return dst
}

func (g *gate) step(dst []byte, b byte) []byte {
	switch g.state {
	case gateEscape:
		return g.escape(dst, b)
	case gateSequence:
		return g.sequence(dst, b)
	case gateString:
		return g.string(dst, b)
	case gatePaste:
		return g.inPaste(dst, b)
	case gateSingle:
		g.state = gateText
	case gateText:
	}
	return g.text(dst, b)
}

// text passes what is not part of a sequence.
func (g *gate) text(dst []byte, b byte) []byte {
	if b == 0x1b {
		g.state, g.runeLen = gateEscape, 0
		return append(dst, b)
	}
	return append(dst, g.whole(b)...)
}

// whole returns the rune that b completes. Broken ones, and C1 controls, are
// dropped.
func (g *gate) whole(b byte) []byte {
	if b < utf8.RuneSelf || utf8.RuneStart(b) {
		g.runeLen = 0 // an unfinished rune is dropped
	} else if g.runeLen == 0 {
		return nil // a continuation of nothing; or a C1 control
	}
	g.rune[g.runeLen] = b
	g.runeLen++
	if !utf8.FullRune(g.rune[:g.runeLen]) {
		return nil
	}
	r, n := utf8.DecodeRune(g.rune[:g.runeLen])
	g.runeLen = 0
	if r == utf8.RuneError && n <= 1 || r >= 0x80 && r <= 0x9f {
		return nil
	}
	return g.rune[:n]
}

// inPaste passes the text of a paste, as far as it may go, and its end.
func (g *gate) inPaste(dst []byte, b byte) []byte {
	if b == pasteEnd[g.matched] {
		if g.matched++; g.matched < len(pasteEnd) {
			return dst
		}
		g.state = gateText
		return append(dst, pasteEnd...)
	}
	g.matched = 0
	if b == 0x1b {
		g.matched = 1
		return dst
	}
	text := g.whole(b)
	if g.pasted+len(text) > g.paste {
		return dst
	}
	g.pasted += len(text)
	return append(dst, text...)
}

func (g *gate) escape(dst []byte, b byte) []byte {
	if b >= utf8.RuneSelf { // alt and a letter; until it is whole, the ESC stands open
		text := g.whole(b)
		if len(text) > 0 {
			g.state = gateText
		}
		return append(dst, text...)
	}
	g.length, g.separators, g.first, g.cut, g.runeLen = 0, 0, 0, false, 0
	switch b {
	case '[':
		g.state = gateSequence
	case ']', 'P', '_', '^', 'X':
		g.state = gateString
	case 'O', 'N':
		g.state = gateSingle
	case 0x1b: // the first one stands alone
	default:
		g.state = gateText
	}
	return append(dst, b)
}

func (g *gate) sequence(dst []byte, b byte) []byte {
	switch {
	case b == 0x1b: // cut short by another one
		g.state = gateEscape
		return append(dst, b)
	case b >= 0x40 && b < 0x7f:
		g.state = gateText
		if b == '~' && g.first == 200 {
			g.state, g.pasted, g.matched = gatePaste, 0, 0
		}
		return append(dst, b)
	case b >= utf8.RuneSelf:
		return dst // the sequence stands open all the same
	case b == ';' || b == ':':
		g.separators++
	case b >= '0' && b <= '9' && g.separators == 0:
		g.first = min(g.first*10+int(b-'0'), 1000)
	}
	g.length++
	g.cut = g.cut || g.length > maxSequence || g.separators > maxParameters
	if g.cut {
		return dst
	}
	return append(dst, b)
}

func (g *gate) string(dst []byte, b byte) []byte {
	switch b {
	case 0x1b: // the first half of its end
		g.state = gateEscape
		return append(dst, b)
	case 0x07, 0x18, 0x1a: // BEL ends it, CAN and SUB break it off
		g.state = gateText
		return append(dst, b)
	case ';', ':':
		g.separators++
	}
	g.length++
	g.cut = g.cut || g.length > maxAnswer || g.separators > maxParameters || b >= utf8.RuneSelf
	if g.cut {
		return dst
	}
	return append(dst, b)
}
