// Command screenshot turns a captured terminal screen with SGR colours
// (tmux capture-pane -e -p) on standard input into an HTML page on standard
// output, for a browser to make a picture of. See ../screenshot.sh.
package main

import (
	"bufio"
	"fmt"
	"html"
	"os"
	"strconv"
	"strings"
)

// palette is the first 16 colours of the page's terminal.
var palette = [16]string{
	"#1d1f21", "#cc6666", "#8abe6b", "#e0b060", "#7aa2d6", "#b294bb", "#7fc1ba", "#c5c8c6",
	"#767b80", "#e08a8a", "#a5d48a", "#f0c674", "#9bbfe8", "#c9a9d3", "#9ad4cd", "#ffffff",
}

type style struct {
	fg, bg                                          string
	bold, faint, italic, underline, reverse, struck bool
}

func main() {
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(make([]byte, 1<<20), 1<<20)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	fmt.Fprint(out, `<!doctype html><meta charset="utf-8"><style>body{margin:0;background:#16181c}pre{margin:0;padding:18px 22px;color:#d7dae0;background:#16181c;font:15px/19px "DejaVu Sans Mono",monospace;display:inline-block}</style><pre>`)
	var s style
	for in.Scan() {
		line := in.Text()
		for line != "" {
			i := strings.IndexByte(line, 0x1b)
			if i < 0 {
				i = len(line)
			}
			if i > 0 {
				fmt.Fprintf(out, `<span style="%s">%s</span>`, s.css(), html.EscapeString(line[:i]))
			}
			line = s.sequence(line[i:])
		}
		fmt.Fprintln(out)
	}
	fmt.Fprint(out, "</pre>")
}

// sequence takes one escape sequence off the line and, if it is SGR, applies it.
func (s *style) sequence(line string) string {
	if !strings.HasPrefix(line, "\x1b[") {
		if line == "" {
			return ""
		}
		return line[1:]
	}
	end := strings.IndexFunc(line[2:], func(r rune) bool { return r >= '@' && r <= '~' })
	if end < 0 {
		return ""
	}
	if line[2+end] == 'm' {
		s.apply(strings.Split(strings.ReplaceAll(line[2:2+end], ":", ";"), ";"))
	}
	return line[3+end:]
}

func (s *style) apply(params []string) {
	for i := 0; i < len(params); i++ {
		n, _ := strconv.Atoi(params[i])
		switch {
		case n == 0:
			*s = style{}
		case n == 1:
			s.bold = true
		case n == 2:
			s.faint = true
		case n == 3:
			s.italic = true
		case n == 4:
			s.underline = true
		case n == 7:
			s.reverse = true
		case n == 9:
			s.struck = true
		case n == 22:
			s.bold, s.faint = false, false
		case n == 23:
			s.italic = false
		case n == 24:
			s.underline = false
		case n == 27:
			s.reverse = false
		case n >= 30 && n <= 37:
			s.fg = palette[n-30]
		case n >= 90 && n <= 97:
			s.fg = palette[n-82]
		case n >= 40 && n <= 47:
			s.bg = palette[n-40]
		case n >= 100 && n <= 107:
			s.bg = palette[n-92]
		case n == 39:
			s.fg = ""
		case n == 49:
			s.bg = ""
		case n == 38 || n == 48:
			color, used := extended(params[i+1:])
			i += used
			if n == 38 {
				s.fg = color
			} else {
				s.bg = color
			}
		}
	}
}

// extended reads 5;N or 2;R;G;B and returns the colour and the parameters used.
func extended(p []string) (string, int) {
	num := func(i int) int {
		if i >= len(p) {
			return 0
		}
		n, _ := strconv.Atoi(p[i])
		return n
	}
	if num(0) == 5 {
		return indexed(num(1)), 2
	}
	return fmt.Sprintf("#%02x%02x%02x", num(1), num(2), num(3)), 4
}

func indexed(n int) string {
	switch {
	case n < 16:
		return palette[n]
	case n >= 232:
		v := 8 + (n-232)*10
		return fmt.Sprintf("#%02x%02x%02x", v, v, v)
	}
	n -= 16
	level := func(v int) int {
		if v == 0 {
			return 0
		}
		return 55 + 40*v
	}
	return fmt.Sprintf("#%02x%02x%02x", level(n/36), level(n/6%6), level(n%6))
}

func (s *style) css() string {
	fg, bg := s.fg, s.bg
	if s.reverse {
		fg, bg = bg, fg
		if fg == "" {
			fg = "#16181c"
		}
		if bg == "" {
			bg = "#d7dae0"
		}
	}
	var css []string
	add := func(on bool, rule string) {
		if on {
			css = append(css, rule)
		}
	}
	add(fg != "", "color:"+fg)
	add(bg != "", "background:"+bg)
	add(s.bold, "font-weight:bold")
	add(s.faint, "opacity:.65")
	add(s.italic, "font-style:italic")
	add(s.underline, "text-decoration:underline")
	add(s.struck, "text-decoration:line-through")
	return strings.Join(css, ";")
}
