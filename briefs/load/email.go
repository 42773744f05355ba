package load

import (
	"bytes"
	"errors"
	"fmt"
	"net/mail"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/jhillyerd/enmime/v2"

	"github.com/lede-reader/lede/briefs/load/clean"
	"github.com/lede-reader/lede/model"
)

// Limits on messages.
const (
	maxMailDepth   = 16
	maxMailParts   = 200
	maxMailHeader  = 64 << 10
	maxMailHeaders = 1 << 20
	maxMessages    = 5_000 // in a mailbox
)

// email loads a message, a page saved as MHTML, or every message of a mailbox.
func (in *input) email() ([]draft, error) {
	data := lineEnds(in.data)
	messages := splitMailbox(data)
	var drafts []draft
	var errs []error
	for i, m := range messages {
		if err := in.ctx.Err(); err != nil {
			return drafts, err
		}
		d, err := messageDraft(m)
		if err != nil {
			step := "read as email"
			if len(messages) > 1 {
				step = fmt.Sprintf("read message %d", i+1)
			}
			errs = append(errs, &stepError{step: step, err: err, remedy: "save the article as text or HTML"})
			continue
		}
		drafts = append(drafts, d)
	}
	return drafts, joinErrors(errs)
}

// lineEnds turns the line ends of very old Macs, which no mail parser knows,
// into those of today.
func lineEnds(data []byte) []byte {
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	if bytes.IndexByte(data, '\n') >= 0 {
		return data
	}
	return bytes.ReplaceAll(data, []byte("\r"), []byte("\n"))
}

// splitMailbox cuts a mailbox at its "From " lines. What is no mailbox is one
// message.
func splitMailbox(data []byte) [][]byte {
	if !bytes.HasPrefix(data, []byte("From ")) {
		return [][]byte{data}
	}
	var out [][]byte
	rest := data
	for len(rest) > 0 && len(out) < maxMessages {
		_, rest, _ = bytes.Cut(rest, []byte("\n"))
		message := rest
		for at := 0; ; {
			i := bytes.Index(rest[at:], []byte("\nFrom "))
			if i < 0 {
				rest = nil
				break
			}
			at += i + 1
			if startsMessage(rest[at:]) {
				message, rest = rest[:at], rest[at:]
				break
			}
		}
		out = append(out, message)
	}
	return out
}

// startsMessage reports a "From " line that is followed by headers.
func startsMessage(data []byte) bool {
	_, head, _ := bytes.Cut(data, []byte("\n"))
	head = head[:min(len(head), 4096)]
	key, _, found := bytes.Cut(head[:min(len(head), 80)], []byte(":"))
	return found && !bytes.ContainsAny(key, " \t\r\n") && looksLikeMail(string(head))
}

// trimHeaders cuts headers at [maxMailHeader] bytes, at the end of a line where
// they have several, and reports whether it did. What is not a header stays.
func trimHeaders(data []byte) (out []byte, cut bool) {
	size, at := 0, 0
	for at < len(data) {
		end := len(data)
		if i := bytes.IndexByte(data[at:], '\n'); i >= 0 {
			end = at + i + 1
		}
		line := data[at:end]
		if len(bytes.TrimSpace(line)) == 0 {
			break
		}
		if line[0] != ' ' && line[0] != '\t' {
			size = 0
		}
		size += len(line)
		if size > maxMailHeader && !cut {
			out, cut = append(make([]byte, 0, len(data)), data[:at]...), true
		}
		if cut && size <= maxMailHeader {
			out = append(out, line...)
		}
		at = end
	}
	if !cut {
		return data, false
	}
	return append(out, data[at:]...), true
}

// checkMail measures a message before it is parsed.
func checkMail(data []byte) error {
	head := bytes.Index(data, []byte("\n\n"))
	if i := bytes.Index(data, []byte("\n\r\n")); i >= 0 && (head < 0 || i < head) {
		head = i
	}
	if head > maxMailHeaders || head < 0 && len(data) > maxMailHeaders {
		return fmt.Errorf("its headers are larger than %d KiB", maxMailHeaders>>10)
	}
	low := bytes.ToLower(data)
	if bytes.Count(low, []byte("boundary")) > 4*maxMailDepth || bytes.Count(low, []byte("message/rfc822")) > 4*maxMailDepth {
		return fmt.Errorf("its parts nest deeper than %d", maxMailDepth)
	}
	if bytes.Contains(low, []byte("boundary")) && bytes.Count(data, []byte("\n--")) > 16*maxMailParts {
		return fmt.Errorf("it has more than %d parts", maxMailParts)
	}
	return nil
}

// messageDraft makes an article of one message.
func messageDraft(data []byte) (draft, error) { return messageAt(data, 0) }

// messageAt makes an article of a message that was forwarded in depth others.
func messageAt(data []byte, depth int) (draft, error) {
	data, cut := trimHeaders(data)
	if err := checkMail(data); err != nil {
		return draft{}, err
	}
	parser := enmime.NewParser(enmime.DisableTextConversion(true), enmime.DisableCharacterDetection(true),
		enmime.SkipMalformedParts(true), enmime.MaxStoredPartErrors(10), enmime.SetReadPartErrorPolicy(enmime.AllowCorruptTextPartErrorPolicy))
	root, err := parser.ReadParts(bytes.NewReader(data))
	if err != nil {
		return draft{}, err
	}
	var t mailText
	if err := t.collect(root, 0); err != nil {
		return draft{}, err
	}
	if t.empty() && depth < maxForwards {
		if mended := withBoundary(data); mended != nil {
			d, err := messageAt(mended, depth+maxForwards)
			d.warn("the message is damaged; what could be read is shown")
			return d, err
		}
	}
	if inner, ok := t.forwarded(depth); ok {
		return inner, nil
	}
	d := draft{source: model.Source{Format: model.FormatEmail}}
	mailFields(&d, root)
	if t.warning != "" {
		d.warnings = append(d.warnings, t.warning)
	}
	if cut {
		d.warn("headers of more than %d KiB are cut", maxMailHeader>>10)
	}
	if len(root.Errors) > 0 && root.Errors[0].Severe {
		d.warn("the message is damaged; what could be read is shown")
	}
	if err := t.fill(&d, isArchive(root)); err != nil {
		return draft{}, err
	}
	return d, nil
}

// mailText is the readable parts of a message.
type mailText struct {
	plain, html string
	parts       int
	warning     string
	inner       []byte // a message that was forwarded as an attachment
	mixed       bool   // the last text stands in a sequence of parts, not among alternatives
}

// collect takes the first plain and the first HTML part that are no
// attachments, depth first.
func (t *mailText) collect(p *enmime.Part, depth int) error {
	if depth > maxMailDepth {
		return fmt.Errorf("its parts nest deeper than %d", maxMailDepth)
	}
	for ; p != nil; p = p.NextSibling {
		if t.parts++; t.parts > maxMailParts {
			return fmt.Errorf("it has more than %d parts", maxMailParts)
		}
		t.mixed = p.Parent != nil && strings.EqualFold(p.Parent.ContentType, "multipart/mixed")
		if p.FirstChild != nil {
			if err := t.collect(p.FirstChild, depth+1); err != nil {
				return err
			}
			continue
		}
		t.take(p)
	}
	return nil
}

// isAttachment reports a part that says so, even where it does not say of what
// type it is.
func isAttachment(p *enmime.Part) bool {
	said := strings.ToLower(strings.TrimSpace(p.Header.Get("Content-Disposition")))
	return p.Disposition == "attachment" || strings.HasPrefix(said, "attachment") || strings.Contains(said, "filename")
}

func (t *mailText) take(p *enmime.Part) {
	if isAttachment(p) || len(bytes.TrimSpace(p.Content)) == 0 {
		return
	}
	field := &t.plain
	switch p.ContentType {
	case "text/plain", "":
	case "text/html", "application/xhtml+xml":
		field = &t.html
	case "message/rfc822":
		if t.inner == nil {
			t.inner = p.Content
		}
		return
	default:
		return
	}
	goesOn := field == &t.plain && t.mixed && t.html == "" && *field != ""
	if *field != "" && !goesOn {
		return
	}
	declared := p.ContentTypeParams["charset"]
	if declared == "" && field == &t.html {
		declared = declaredHTML(p.Content)
	}
	s, warning := decode(p.Content, declared)
	if t.warning = first(t.warning, warning); goesOn {
		s = *field + "\n\n" + s
	}
	*field = s
}

// fill puts the message's text into the draft. A saved page is read as a page;
// else the plain text counts, unless the HTML has clearly more to say.
func (t *mailText) fill(d *draft, page bool) error {
	switch {
	case t.html == "" && strings.TrimSpace(t.plain) == "":
		return errors.New("it has no text part")
	case page && t.html != "":
		source := d.source
		d.readPage(t.html)
		d.source.Format = model.FormatEmail
		setOnce(&d.source.URL, source.URL)
		setOnce(&d.source.Publisher, source.Publisher)
		setOnce(&d.source.Published, source.Published)
		return nil
	case t.html == "" || usablePlain(t.plain):
		plain := clean.Text(t.plain)
		if note, message, found := cutForward(plain); found {
			plain = d.forwardedLines(message)
			if strings.TrimSpace(note) != "" {
				d.warn("a forwarded message: the note above it is left out")
			}
		}
		d.addPlain(mailLines(plain))
		d.blocks = withoutBoilerplate(d.blocks)
		return nil
	}
	blocks, whole := htmlBlocks(t.html)
	if !whole {
		d.warn("the message is too deeply nested to be laid out: all of its text is shown")
	}
	d.blocks = blocks
	if d.headline == "" {
		if doc := parseHTML(t.html); doc != nil {
			d.headline = readMetadata(doc).headline()
		}
	}
	for len(d.blocks) > 0 && sameText(d.blocks[0].text, d.headline) {
		d.blocks = d.blocks[1:]
	}
	d.lift()
	return nil
}

// usablePlain reports a plain text part that is more than a pointer to the
// HTML part: some length, and not a list of addresses.
func usablePlain(s string) bool {
	return len(s) >= 400 && strings.Count(s, "://")*300 < len(s)
}

// mailLines takes the signature and the addresses of links out of a plain text.
func mailLines(s string) string {
	if i := strings.Index(s, "\n-- \n"); i > 0 {
		s = s[:i]
	}
	if !strings.Contains(s, "://") {
		return s
	}
	var b strings.Builder
	for line := range strings.SplitSeq(s, "\n") {
		had := strings.TrimSpace(line) != ""
		line = withoutAddresses(line)
		if had && strings.TrimSpace(line) == "" {
			continue
		}
		b.WriteString(line)
		b.WriteByte('\n')
	}
	return b.String()
}

// withoutAddresses removes "<https://…>", "(https://…)" and "[https://…]", and
// an address that is the whole line.
func withoutAddresses(line string) string {
	for _, pair := range []struct{ open, end string }{{"<http", ">"}, {"(http", ")"}, {"[http", "]"}, {"( http", ")"}} {
		for {
			i := strings.Index(line, pair.open)
			if i < 0 {
				break
			}
			j := strings.Index(line[i:], pair.end)
			if j < 0 {
				break
			}
			line = strings.TrimRight(line[:i], " ") + line[i+j+len(pair.end):]
		}
	}
	if t := strings.TrimSpace(line); strings.HasPrefix(t, "http") && !strings.Contains(t, " ") && strings.Contains(t, "://") {
		return ""
	}
	return line
}

// isArchive reports a web page saved as MHTML.
func isArchive(root *enmime.Part) bool {
	return root.Header.Get("Snapshot-Content-Location") != "" || strings.Contains(root.Header.Get("From"), "Saved by") ||
		root.ContentType == "multipart/related" && root.FirstChild != nil && root.FirstChild.Header.Get("Content-Location") != ""
}

// mailFields takes what the headers tell.
func mailFields(d *draft, root *enmime.Part) {
	d.headline = subject(headerField(root, "Subject"))
	s := &d.source
	s.Publisher = publisherOf(headerField(root, "List-Id"), headerField(root, "From"))
	if raw := headerField(root, "Date"); raw != "" {
		s.Published = raw
		if _, ok := normalDate(raw); !ok {
			if t, err := mail.ParseDate(raw); err == nil {
				s.Published = t.Format(time.RFC3339)
			}
		}
	}
	s.Language = headerField(root, "Content-Language")
	s.URL = first(headerField(root, "Snapshot-Content-Location"), strings.Trim(headerField(root, "Archived-At"), "<> "))
	if s.URL == "" && root.FirstChild != nil {
		s.URL = headerField(root.FirstChild, "Content-Location")
	}
	if isArchive(root) {
		s.Publisher = ""
	}
}

// headerField decodes a header: encoded words, and bytes that are no UTF-8.
func headerField(p *enmime.Part, key string) string {
	v := p.Header.Get(key)
	if len(v) > maxMailHeader {
		return ""
	}
	if !utf8.ValidString(v) {
		v, _ = decode([]byte(v), p.ContentTypeParams["charset"])
	}
	return clean.Line(enmime.DecodeRFC2047(v))
}

// subject takes the marks of replies and forwards off.
func subject(s string) string {
	for range 5 {
		prefix, rest, found := strings.Cut(s, ":")
		switch strings.ToLower(strings.TrimSpace(prefix)) {
		case "re", "fw", "fwd", "aw", "wg":
			if found {
				s = strings.TrimSpace(rest)
				continue
			}
		}
		break
	}
	return s
}

// publisherOf names who sent a message: the list's name, else the sender's.
func publisherOf(list, from string) string {
	if i := strings.LastIndexByte(list, '<'); i > 0 {
		if name := strings.Trim(strings.TrimSpace(list[:i]), `"`); name != "" {
			return name
		}
	}
	if i := strings.LastIndexByte(from, '<'); i > 0 {
		if name := strings.Trim(strings.TrimSpace(from[:i]), `"'`); name != "" {
			return name
		}
	}
	from = strings.Trim(from, "<> ")
	if _, domain, found := strings.Cut(from, "@"); found {
		return domain
	}
	return first(strings.Trim(list, "<> "), from)
}
