package load

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/lede-reader/lede/model"
)

// invitations open short blocks that lead away from the article: links to
// others, newsletters, advertisements, legal lines. Lower case.
var invitations = []string{
	"read more", "read also", "also read", "read next", "read the full", "read this next", "continue reading", "keep reading", "related:", "see also",
	"more on this", "more from", "more stories", "more:", "up next", "don't miss", "you may also like", "you might also like", "recommended",
	"most read", "most popular", "trending", "sign up", "subscribe", "get the latest", "get our", "join our", "follow us", "follow @", "like us on",
	"share this", "share on", "tweet this", "click here", "tap here", "watch:", "watch live", "listen to this", "listen:", "view in browser",
	"view this email", "view online", "unsubscribe", "manage your preferences", "update your preferences", "email preferences", "forward to a friend",
	"forwarded this", "was this email forwarded", "you are receiving this", "you're receiving this", "you received this", "this email was sent",
	"download our app", "download the app", "support our", "become a member", "donate", "advertisement", "sponsored", "promoted", "story continues",
	"article continues", "skip to", "skip past", "copyright ©", "© ", "all rights reserved", "privacy policy", "terms of", "photo:", "photos:",
	"photograph:", "image:", "picture:", "credit:", "getty images", "our standards:", "comments", "leave a comment", "loading", "enable javascript",
	"please enable", "opens in", "newsletter", "free newsletter", "log in", "sign in", "create an account", "back to top", "print this", "send us a tip",
	"have a tip", "play video", "current time", "duration time", "remaining time", "loaded:", "progress:", "fullscreen", "mute", "first published on", "this article is part of",
	"tags:", "topics:", "filed under", "explore more on these topics", "reuse this content", "skip advertisement",
}

// isBoilerplate reports a block that is not of the article: at most 30 words,
// opened by an invitation.
func isBoilerplate(s string) bool {
	if !strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
		return true
	}
	if utf8.RuneCountInString(s) > 220 || strings.Count(s, " ") > 30 {
		return false
	}
	low := strings.ToLower(strings.TrimLeft(s, " \t\n▶►•|>*-–—[("))
	if strings.HasPrefix(low, "the post ") && strings.Contains(low, " appeared first on ") {
		return true
	}
	for _, p := range invitations {
		if !strings.HasPrefix(low, p) {
			continue
		}
		rest := low[len(p):]
		if rest == "" || !isWordByte(rest[0]) || strings.HasSuffix(p, " ") {
			return standsAlone(p, s)
		}
	}
	return isReadingTime(strings.TrimSpace(s))
}

// clutter are lines that come along when a page is copied as text. Lower case.
const clutter = "|advertisement|share|share this|share this article|share this story|read more|continue reading|story continues below|" +
	"story continues below advertisement|article continues below|skip to content|skip to main content|listen to this article|sign up|subscribe|" +
	"comments|print|save|follow us|"

// isClutter reports a line of a plain text that came along from the page the text
// was copied from: a label alone, or a link to another article behind its
// label. It takes less for clutter than [isBoilerplate], for a plain text
// mostly holds what somebody wanted in it.
func isClutter(s string) bool {
	low := strings.ToLower(strings.Trim(s, " .:…[]()"))
	if len(s) < 60 && strings.Contains(clutter, "|"+low+"|") {
		return true
	}
	for _, p := range []string{"read more: ", "read also: ", "also read: ", "see also: ", "related: ", "read next: ", "more on this story: "} {
		if strings.HasPrefix(low, p) && len(s) <= 160 && !endsSentence(s) {
			return true
		}
	}
	return false
}

func isWordByte(c byte) bool { return 'a' <= c && c <= 'z' || c >= utf8.RuneSelf }

// standsAlone keeps sentences of the article that happen to begin with a word
// that is also a label: a label has six words at most.
func standsAlone(prefix, s string) bool {
	switch prefix {
	case "comments", "loading", "recommended", "trending", "sponsored", "promoted", "newsletter", "more from", "terms of", "copyright ©",
		"most popular", "most read", "donate", "mute", "fullscreen", "getty images", "log in", "sign in":
		return strings.Count(s, " ") <= 5
	}
	return true
}

// endMatter are headings behind which no article goes on. Lower case.
const endMatter = "|related|related stories|related articles|related topics|related content|more on this story|more on this|recommended|" +
	"recommended stories|recommended for you|most read|most popular|trending|comments|topics|tags|share|read more|more stories|more news|" +
	"more from|you may also like|around the web|sponsored content|newsletter|about the author|popular now|top stories|latest news|"

// withoutBoilerplate drops blocks that are not of the article, and everything
// after a heading of end matter unless long paragraphs follow.
func withoutBoilerplate(blocks []block) []block {
	out := blocks[:0]
	for i, b := range blocks {
		s := strings.TrimSpace(b.text)
		if b.kind != model.PartCaption && len(out) > 0 && isEndMatter(s) && !proseAfter(blocks[i+1:]) {
			break
		}
		if b.kind != model.PartQuote && isBoilerplate(s) {
			continue
		}
		out = append(out, b)
	}
	return out
}

func isEndMatter(s string) bool {
	s = strings.ToLower(strings.Trim(s, " :\n"))
	return len(s) < 40 && strings.Contains(endMatter, "|"+s+"|")
}

// proseAfter reports whether paragraphs of some length follow.
func proseAfter(blocks []block) bool {
	for _, b := range blocks {
		if b.kind == model.PartParagraph && len(b.text) > 200 && endsSentence(strings.TrimSpace(b.text)) {
			return true
		}
	}
	return false
}

// creditWords begin the credit at the end of a caption.
var creditWords = []string{
	"Photograph:", "Photo:", "Photo by", "Photos by", "Credit:", "Image:", "Image credit", "Picture:", "Pic:", "Courtesy of", "Source:", "©",
	"(AP Photo", "(Photo", "(Image", "(Credit", "(Getty", "(Reuters", "(AFP", "[Photo", "[Image", "AP Photo/", "REUTERS/", "Getty Images", "/ AFP", "/AFP",
}

// withoutCredit cuts the credit off a caption. What is only a credit becomes
// empty.
func withoutCredit(s string) string {
	s = squeeze(s)
	for _, label := range []string{"Media caption", "Image caption", "Caption", "Figure caption"} {
		s = strings.TrimLeft(strings.TrimPrefix(s, label), " :")
	}
	for _, w := range creditWords {
		if i := strings.Index(s, w); i >= 0 {
			s = strings.TrimRight(s[:i], " |/–—-")
		}
	}
	if strings.Count(s, " ") < 2 && !endsSentence(s) {
		return ""
	}
	return s
}
