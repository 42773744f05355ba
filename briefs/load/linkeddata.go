package load

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
)

// Limits on JSON-LD.
const (
	maxLinkedData = 1 << 20 // bytes of one script
	maxLinkedIDs  = 1000    // objects that others refer to
)

// graph is the JSON-LD of a page: its article, and the objects that the article
// names by their identifiers only.
type graph struct {
	article map[string]any
	byID    map[string]map[string]any
}

// read takes in the JSON-LD of one script element. The first article counts.
func (g *graph) read(script string) {
	if len(script) > maxLinkedData {
		return
	}
	var v any
	if json.Unmarshal([]byte(script), &v) != nil && json.Unmarshal([]byte(mended(script)), &v) != nil {
		return
	}
	if g.article == nil {
		g.article = articleIn(v, 0)
	}
	g.index(v, 0)
}

// mended takes the marks off a script that hide it from old browsers, and turns
// line ends into spaces: strings in JSON have none, those of many pages do.
func mended(script string) string {
	script = strings.Map(func(r rune) rune {
		if r < ' ' {
			return ' '
		}
		return r
	}, script)
	open := strings.IndexAny(script, "[{")
	for strings.HasPrefix(script[max(open, 0):], "[CDATA[") {
		next := strings.IndexAny(script[open+len("[CDATA["):], "[{")
		if next < 0 {
			return ""
		}
		open += len("[CDATA[") + next
	}
	end := strings.LastIndexAny(script, "]}")
	for end > 0 && strings.HasPrefix(script[end-1:], "]]>") {
		end = strings.LastIndexAny(script[:end-1], "]}")
	}
	if open < 0 || end < open {
		return ""
	}
	return script[open : end+1]
}

// index notes the objects that have an identifier and a name.
func (g *graph) index(v any, depth int) {
	if depth > 6 || len(g.byID) >= maxLinkedIDs {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, one := range v {
			g.index(one, depth+1)
		}
	case map[string]any:
		if id, _ := v["@id"].(string); id != "" && v["name"] != nil {
			if g.byID == nil {
				g.byID = map[string]map[string]any{}
			}
			if g.byID[id] == nil {
				g.byID[id] = v
			}
		}
		for _, key := range slices.Sorted(maps.Keys(v)) { // the same page, the same answer
			g.index(v[key], depth+1)
		}
	}
}

// value is what the article says under a key, as text: a string, or the names
// of objects, looked up where only their identifiers stand.
func (g *graph) value(key string) string {
	list := names(g.resolved(g.article[key]))
	for i, s := range list {
		list[i] = plainHTML(s)
	}
	return strings.Join(list, ", ")
}

// resolved replaces references by the objects they refer to.
func (g *graph) resolved(v any) any {
	switch v := v.(type) {
	case map[string]any:
		if id, _ := v["@id"].(string); id != "" && v["name"] == nil && g.byID[id] != nil {
			return g.byID[id]
		}
	case []any:
		out := make([]any, 0, min(len(v), 50))
		for _, one := range v[:min(len(v), 50)] {
			if _, isList := one.([]any); !isList {
				out = append(out, g.resolved(one))
			}
		}
		return out
	}
	return v
}

func articleIn(v any, depth int) map[string]any {
	if depth > 4 {
		return nil
	}
	switch v := v.(type) {
	case []any:
		for _, one := range v {
			if a := articleIn(one, depth+1); a != nil {
				return a
			}
		}
	case map[string]any:
		if isArticleType(v["@type"]) {
			return v
		}
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage"} {
			if a := articleIn(v[key], depth+1); a != nil {
				return a
			}
		}
	}
	return nil
}

func isArticleType(v any) bool {
	for _, name := range names(v) {
		if strings.HasSuffix(name, "Article") || strings.HasSuffix(name, "Posting") || name == "Report" {
			return true
		}
	}
	return false
}

// names reads a value of JSON-LD that is a string, an object with a name, or a
// list of these.
func names(v any) []string {
	switch v := v.(type) {
	case string:
		return []string{v}
	case map[string]any:
		if s, ok := v["name"].(string); ok {
			return []string{s}
		}
		if s, ok := v["@id"].(string); ok {
			return []string{s}
		}
	case []any:
		var all []string
		for _, one := range v[:min(len(v), 50)] {
			if _, isList := one.([]any); !isList {
				all = append(all, names(one)...)
			}
		}
		return all
	}
	return nil
}
