package sheet

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"github.com/lede-reader/lede/model"
)

// Deed says in words what a line of the reading log tells: a verb, what it was
// done to, and what more there is to say of it, if anything.
func Deed(d *model.Deed) (verb, object, detail string) {
	object = cmp.Or(OneLine(d.Article.Headline), "(no headline)")
	switch {
	case d.Articles > 1:
		object, detail = fmt.Sprintf("%s articles at once", Count(d.Articles)), "the last: "+object
	case d.Article.Headline == "" && d.Article.Published == "" && d.Article.Publisher == "" && d.Articles > 0:
		object = "an article without a headline, or not in the library any more"
	}
	verb, more := deedWords(d)
	if d.Undo && d.Kind != model.ChangeWrong {
		verb, more = "undone", undoneWords(d, verb)
	}
	if d.Articles == 0 {
		return verb, more, ""
	}
	if more != "" && detail != "" {
		more += "; "
	}
	return verb, object, more + detail
}

// deedWords are a verb for what was done, and what more there is to say.
func deedWords(d *model.Deed) (verb, more string) {
	switch d.Kind {
	case model.ChangeState:
		return map[string]string{"read": "read", "reading": "began"}[d.Value] + map[bool]string{true: "unread"}[d.Value == "unread"], ""
	case model.ChangeStar:
		if d.Value == "" {
			return "unstarred", ""
		}
		return "starred", ""
	case model.ChangeTags:
		if d.Value == "" {
			return "untagged", ""
		}
		return "tagged", tags(d)
	case model.ChangeNote:
		if d.Value == "" {
			return "unnoted", "the note was removed"
		}
		return "noted", "“" + OneLine(d.Value) + "”"
	case model.ChangeWrong:
		if d.Undo {
			return "right", "a fact marked as wrong was taken back"
		}
		return "wrong", "a fact was marked as wrong"
	case model.ChangeSame:
		return "merged", OneLine(d.Value)
	case model.ChangeApart:
		return "split", OneLine(d.Value)
	default:
		return OneLine(string(d.Kind)), OneLine(d.Value)
	}
}

// tags are the tags an article was given.
func tags(d *model.Deed) string { return OneLine(strings.ReplaceAll(d.Value, ",", ", ")) }

// undoneWords say what is so again after something was taken back.
func undoneWords(d *model.Deed, verb string) string {
	switch d.Kind {
	case model.ChangeState:
		return "again " + map[string]string{"read": "read", "began": "begun", "unread": "unread"}[verb]
	case model.ChangeStar:
		return map[bool]string{true: "the star is back", false: "the star is off"}[d.Value != ""]
	case model.ChangeTags:
		return "tags again: " + cmp.Or(tags(d), "none")
	case model.ChangeNote:
		return map[bool]string{true: "the note is back: “" + OneLine(d.Value) + "”", false: "the note is gone"}[d.Value != ""]
	default:
		return OneLine(d.Value)
	}
}

// Count writes a number with commas between thousands.
func Count(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
