package clean

import "strings"

// maxString is how far the end of a string sequence (OSC, DCS, APC, PM, SOS) is
// looked for. Beyond it, or beyond the line, the sequence counts as not ended,
// so that two forged ends cannot hide what stands between them.
const maxString = 4096

// sequence returns how many bytes the control character at the start of s takes
// with it: a whole escape sequence in the sense of ECMA-48, or only itself.
// The 8-bit forms (C1) are met here as the runes U+0080 to U+009F.
func sequence(s string) int {
	if s[0] == 0x1b {
		if len(s) < 2 {
			return 1
		}
		switch s[1] {
		case '[':
			return controlSequence(s, 2)
		case ']', 'P', '_', '^', 'X', 'k':
			return stringSequence(s, 2)
		}
		return escape(s)
	}
	if s[0] == 0xc2 {
		switch s[1] {
		case 0x9b:
			return controlSequence(s, 2)
		case 0x9d, 0x90, 0x9f, 0x9e, 0x98:
			return stringSequence(s, 2)
		}
		return 2
	}
	return 1
}

// escape delimits ESC, intermediates, final. A space counts as an intermediate
// only before a final that makes a sequence with it; else it is a space of the
// text.
func escape(s string) int {
	i := 1
	for i < len(s) && 0x20 <= s[i] && s[i] <= 0x2f {
		i++
	}
	if i >= len(s) || s[i] < 0x30 || s[i] > 0x7e {
		return 1
	}
	if s[1] == ' ' && !strings.ContainsRune("FGLMN", rune(s[i])) {
		return 1
	}
	return i + 1
}

// controlSequence delimits parameters, intermediates, final, the first two
// bytes being the introducer. When no final follows, only the introducer goes.
func controlSequence(s string, i int) int {
	for i < len(s) && 0x30 <= s[i] && s[i] <= 0x3f {
		i++
	}
	space := false
	for i < len(s) && 0x20 <= s[i] && s[i] <= 0x2f {
		space = space || s[i] == ' '
		i++
	}
	if i >= len(s) || s[i] < 0x40 || s[i] > 0x7e || space && !strings.ContainsRune("@AqtuSTPVWX", rune(s[i])) {
		return 2
	}
	return i + 1
}

// stringSequence delimits a string sequence up to its end: BEL, ST in either
// form, or CAN and SUB, which abort it.
func stringSequence(s string, i int) int {
	introducer := i
	for end := min(len(s), i+maxString); i < end; i++ {
		switch s[i] {
		case 0x07, 0x18, 0x1a:
			return i + 1
		case 0x1b:
			if i+1 < len(s) && s[i+1] == '\\' {
				return i + 2
			}
			return introducer
		case 0xc2:
			if i+1 < len(s) && s[i+1] == 0x9c {
				return i + 2
			}
			if i+1 < len(s) && s[i+1] < 0xa0 {
				return introducer
			}
		case '\n':
			return introducer
		}
	}
	return introducer
}
