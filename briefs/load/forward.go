package load

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/lede-reader/lede/briefs/load/clean"
)

// Messages are passed on: as an attachment, or as text behind a line that says
// so. The article is the message that was passed on, not the note above it.

// maxForwards is how often a message may have been forwarded.
const maxForwards = 4

// maxNote is the longest note above a forwarded message, in characters; under a
// longer text, the forwarded message is what the text is about.
const maxNote = 400

func (t *mailText) empty() bool {
	return t.html == "" && strings.TrimSpace(t.plain) == "" && t.inner == nil
}

// forwarded reads the message that was forwarded as an attachment, when the
// text above it is but a note.
func (t *mailText) forwarded(depth int) (draft, bool) {
	if t.inner == nil || depth >= maxForwards || t.html != "" && utf8.RuneCountInString(stripTags(t.html)) > maxNote ||
		utf8.RuneCountInString(t.plain) > maxNote {
		return draft{}, false
	}
	d, err := messageAt(lineEnds(t.inner), depth+1)
	if err != nil {
		return draft{}, false
	}
	if strings.TrimSpace(t.plain+t.html) != "" {
		d.warn("a forwarded message: the note above it is left out")
	}
	return d, true
}

// forwardLines say that a message was forwarded, without their dashes. Lower
// case.
var forwardLines = map[string]bool{
	"forwarded message": true, "begin forwarded message": true, "original message": true, "weitergeleitete nachricht": true,
	"message transféré": true, "mensaje reenviado": true,
}

// cutForward splits a text at the line that says that what follows was
// forwarded. It is not found when more than a note stands above it.
func cutForward(s string) (note, message string, found bool) {
	at := 0
	for line := range strings.SplitSeq(s, "\n") {
		if forwardLines[strings.ToLower(strings.Trim(line, "-—_ :>\r"))] {
			return s[:at], s[min(len(s), at+len(line)+1):], true
		}
		if at += len(line) + 1; at > 4*maxNote {
			break
		}
	}
	return "", s, false
}

// forwardedLines takes the header lines of a message forwarded as text into the
// draft and returns the text below them.
func (d *draft) forwardedLines(message string) string {
	rest := strings.TrimLeft(message, "\n ")
	for range headerItems {
		line, after, _ := cutLine(rest)
		key, value, found := strings.Cut(strings.Trim(line, "*> "), ":")
		value = strings.TrimSpace(clean.Line(strings.Trim(value, "* ")))
		switch strings.ToLower(strings.Trim(key, "*")) {
		case "from":
			d.source.Publisher = publisherOf("", value)
		case "date", "sent":
			d.source.Published = value
		case "subject":
			d.headline = subject(value)
		case "to", "cc", "reply-to":
		default:
			return rest
		}
		if !found {
			return rest
		}
		rest = after
	}
	return rest
}

// withBoundary mends a message of several parts whose header names another
// boundary than its parts have, or none. The result is nil when it has no parts.
func withBoundary(data []byte) []byte {
	at := bytes.Index(data, []byte("\n\n"))
	if i := bytes.Index(data, []byte("\n\r\n")); i >= 0 && (at < 0 || i < at) {
		at = i
	}
	if at < 0 || !bytes.Contains(bytes.ToLower(data[:at]), []byte("multipart/")) {
		return nil
	}
	body := data[at:]
	open := bytes.Index(body, []byte("\n--"))
	if open < 0 {
		return nil
	}
	line, _, _ := strings.Cut(string(body[open+1:min(len(body), open+200)]), "\n")
	boundary := strings.TrimSpace(strings.TrimPrefix(line, "--"))
	if boundary == "" || len(boundary) > 70 || strings.ContainsAny(boundary, "\"\\ ") {
		return nil
	}
	out := []byte("X-Mended: yes\n")
	inType := false
	for header := range strings.SplitSeq(string(data[:at]), "\n") {
		switch {
		case header != "" && (header[0] == ' ' || header[0] == '\t'):
			if inType {
				continue
			}
		default:
			inType = len(header) > 13 && strings.EqualFold(header[:13], "content-type:")
			if inType {
				out = append(out, "Content-Type: multipart/mixed; boundary=\""+boundary+"\"\n"...)
				continue
			}
		}
		out = append(append(out, strings.TrimRight(header, "\r")...), '\n')
	}
	return append(out, body...)
}
