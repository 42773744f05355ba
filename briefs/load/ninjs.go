package load

import (
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/lede-reader/lede/briefs/load/clean"
	"github.com/lede-reader/lede/model"
)

// ninjs loads news items in the IPTC's JSON format, versions 1 to 3: version 1
// has headline and body_text or body_html, version 2 has lists of headlines and
// bodies with roles, version 3 writes its names in camel case.
func (in *input) ninjs() ([]draft, error) {
	s, warning := decode(in.data, "")
	var drafts []draft
	var errs []error
	for _, o := range splitJSON(s) {
		d, err := ninjsDraft(o.raw)
		if err != nil {
			errs = append(errs, &stepError{step: "line " + strconv.Itoa(o.line), err: err, remedy: "give a ninjs news item with a headline or a body"})
			continue
		}
		if warning != "" {
			d.warnings = append(d.warnings, warning)
		}
		drafts = append(drafts, d)
	}
	return drafts, joinErrors(errs)
}

// newsItem is a ninjs object with its names in lower case, without underscores.
type newsItem map[string]any

func ninjsDraft(raw []byte) (draft, error) {
	var fields map[string]any
	if err := json.Unmarshal(raw, &fields); err != nil {
		return draft{}, fmt.Errorf("not a JSON object: %w", err)
	}
	n := newsItem{}
	for k, v := range fields {
		n[strings.ReplaceAll(strings.ToLower(k), "_", "")] = v
	}
	d := draft{
		headline: first(n.text("headline"), n.role("headlines", "main"), n.text("title")),
		dek:      plainHTML(first(n.text("descriptiontext"), n.role("descriptions", "summary"), n.text("descriptionhtml"))),
		tags:     append(names(n["subject"]), append(names(n["subjects"]), names(n["keywords"])...)...),
	}
	d.source = model.Source{
		Format:    model.FormatNinjs,
		URL:       first(webAddress(n.text("url")), webAddress(n.text("link")), webAddress(n.text("uri"))),
		Byline:    first(n.text("byline"), n.text("by")),
		Dateline:  n.text("located"),
		Publisher: first(strings.Join(names(n["infosource"]), ", "), strings.Join(names(n["infosources"]), ", "), n.text("provider"), n.text("copyrightholder")),
		Published: first(n.text("firstcreated"), n.text("contentcreated"), n.text("versioncreated")),
		Updated:   n.text("versioncreated"),
		Language:  n.text("language"),
	}
	if d.source.Updated == d.source.Published {
		d.source.Updated = ""
	}
	n.body(&d)
	if len(d.blocks) == 0 && d.headline == "" {
		return d, errors.New("there is neither headline nor body")
	}
	return d, nil
}

// body adds the blocks of the item's body, as HTML when it has one.
func (n newsItem) body(d *draft) {
	if s := first(n.text("bodyhtml"), n.text("bodyxhtml"), n.typed("bodies", "html")); s != "" {
		blocks, whole := htmlBlocks(s)
		if !whole {
			d.warn("the body is too deeply nested to be laid out: all of its text is shown")
		}
		d.blocks = blocks
		d.lift()
		return
	}
	d.addPlain(clean.Text(first(n.text("bodytext"), n.typed("bodies", "plain"), n.role("bodies", "main"))))
}

func (n newsItem) text(key string) string {
	s, _ := n[key].(string)
	return s
}

// role returns the value with the given role from a list of objects, or the
// first value.
func (n newsItem) role(key, role string) string {
	return n.pick(key, "role", func(v string) bool { return strings.EqualFold(v, role) }, true)
}

// typed returns the first value whose content type holds the given word.
func (n newsItem) typed(key, kind string) string {
	return n.pick(key, "contenttype", func(v string) bool { return strings.Contains(strings.ToLower(v), kind) }, false)
}

func (n newsItem) pick(key, by string, matches func(string) bool, orFirst bool) string {
	list, _ := n[key].([]any)
	fallback := ""
	for _, one := range list {
		o, _ := one.(map[string]any)
		value, _ := o["value"].(string)
		if value == "" {
			continue
		}
		for k, v := range o {
			s, _ := v.(string)
			if strings.EqualFold(k, by) && matches(s) {
				return value
			}
		}
		setOnce(&fallback, value)
	}
	if !orFirst {
		return ""
	}
	return fallback
}

// plainHTML turns a short value that may hold HTML into one line of text.
func plainHTML(s string) string {
	if !strings.ContainsAny(s, "<&") {
		return s
	}
	return squeeze(stripTags(s))
}
