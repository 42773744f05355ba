package load

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/lede-reader/lede/briefs/load/clean"
	"github.com/lede-reader/lede/model"
)

// maxErrors is how many bad entries of one input are reported one by one.
const maxErrors = 20

// jsonArticle is one line of JSON Lines input. Values of other types than
// string are taken for absent; an id may be a number.
type jsonArticle struct {
	ID        looseID `json:"id"`
	Headline  loose   `json:"headline"`
	Dek       loose   `json:"dek"`
	Text      loose   `json:"text"`
	Published loose   `json:"published"`
	Publisher loose   `json:"publisher"`
	Byline    loose   `json:"byline"`
	URL       loose   `json:"url"`
	Language  loose   `json:"language"`
}

// loose is a string that forgives values of another type.
type loose string

// UnmarshalJSON takes strings.
func (l *loose) UnmarshalJSON(b []byte) error {
	var s string
	if json.Unmarshal(b, &s) == nil {
		*l = loose(s)
	}
	return nil
}

// looseID is a string that may be written as a number.
type looseID string

// UnmarshalJSON takes strings, and numbers as they are written.
func (l *looseID) UnmarshalJSON(b []byte) error {
	var s string
	if json.Unmarshal(b, &s) == nil {
		*l = looseID(s)
	} else if len(b) < 40 && (b[0] == '-' || '0' <= b[0] && b[0] <= '9') {
		*l = looseID(b)
	}
	return nil
}

// jsonl loads one article a line, or JSON objects that stand over several lines
// or in a list. A bad line is an error of its own; the others go on.
func (in *input) jsonl() ([]draft, error) {
	s, warning := decode(in.data, "")
	var drafts []draft
	var errs []error
	for _, o := range splitJSON(s) {
		if err := in.ctx.Err(); err != nil {
			return drafts, err
		}
		d, err := in.jsonDraft(o.raw)
		if err != nil {
			errs = append(errs, &stepError{step: "line " + strconv.Itoa(o.line), err: err, remedy: `give one JSON object a line, with a "text"`})
			continue
		}
		if warning != "" {
			d.warnings = append(d.warnings, warning)
		}
		drafts = append(drafts, d)
	}
	return drafts, joinErrors(errs)
}

// joinErrors joins errors, the first [maxErrors] one by one.
func joinErrors(errs []error) error {
	if more := len(errs) - maxErrors; more > 0 {
		errs = append(errs[:maxErrors:maxErrors], &stepError{step: "read", err: fmt.Errorf("%d more entries are bad", more)})
	}
	return errors.Join(errs...)
}

// object is one JSON value of an input and the line it starts on.
type object struct {
	raw  []byte
	line int
}

// splitJSON cuts an input into JSON values: its lines, or, when the first line
// is no whole value, whatever values follow each other. The values of a list
// count one by one.
func splitJSON(s string) []object {
	firstLine, _, _ := strings.Cut(s, "\n")
	if !json.Valid([]byte(firstLine)) && strings.TrimSpace(firstLine) != "" {
		if objects := streamJSON(s); len(objects) > 0 {
			return objects
		}
	}
	var objects []object
	line := 0
	for l := range strings.SplitSeq(s, "\n") {
		line++
		if l = strings.TrimSpace(l); l == "" {
			continue
		}
		if strings.HasPrefix(l, "[") {
			objects = append(objects, elements([]byte(l), line)...)
		} else {
			objects = append(objects, object{[]byte(l), line})
		}
	}
	return objects
}

// streamJSON reads values that follow each other; nothing when one is bad.
func streamJSON(s string) []object {
	var out []object
	dec := json.NewDecoder(strings.NewReader(s))
	for {
		var raw json.RawMessage
		start := dec.InputOffset()
		err := dec.Decode(&raw)
		if errors.Is(err, io.EOF) {
			return out
		}
		if err != nil {
			return nil
		}
		out = append(out, elements(raw, 1+strings.Count(strings.TrimSpace(s[:start]), "\n"))...)
	}
}

// elements are the values of a JSON list, or the value itself.
func elements(raw []byte, line int) []object {
	var list []json.RawMessage
	if !bytes.HasPrefix(raw, []byte("[")) || json.Unmarshal(raw, &list) != nil {
		return []object{{raw, line}}
	}
	out := make([]object, 0, len(list))
	for _, one := range list {
		out = append(out, object{one, line})
	}
	return out
}

// jsonDraft reads one object of the contract.
func (in *input) jsonDraft(raw []byte) (draft, error) {
	var a jsonArticle
	if err := json.Unmarshal(raw, &a); err != nil {
		return draft{}, fmt.Errorf("not a JSON object: %w", err)
	}
	if strings.TrimSpace(string(a.Text)) == "" && (in.opts.Verbatim || a.Headline == "") {
		return draft{}, errors.New(`there is no "text"`)
	}
	d := draft{headline: string(a.Headline), dek: string(a.Dek)}
	d.source = model.Source{
		Format: model.FormatJSONL, URL: string(a.URL), Publisher: string(a.Publisher), Byline: string(a.Byline),
		Published: string(a.Published), Language: string(a.Language),
	}
	if in.opts.Verbatim {
		d.verbatim, d.text, d.id = true, string(a.Text), string(a.ID)
		return d, nil
	}
	d.addPlain(clean.Text(string(a.Text)))
	return d, nil
}

// addPlain adds plain text under a headline that is known already, or finds the
// headline in it.
func (d *draft) addPlain(s string) {
	items := paragraphs(s)
	if d.headline == "" {
		items = header(d, items)
	} else {
		for len(items) > 0 && sameText(items[0].text, d.headline) {
			items = items[1:]
		}
		items = underline(d, items, false)
	}
	d.addItems(items)
	d.lift()
}
