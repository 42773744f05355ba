package load

import (
	"regexp"
	"strings"

	"github.com/lede-reader/lede/model"
)

// slideNumber opens a slide of a picture gallery: "3/50 ".
var slideNumber = regexp.MustCompile(`^([0-9]{1,3})/([0-9]{1,3})(?:\s|$)`)

const (
	fewestSlides = 3 // that make a gallery
	longestSlide = 4 // blocks of a slide, its number and title among them
)

// withoutGallery drops the slides of a picture gallery that a page has inside
// its article: a run of titles numbered "1/50", "2/50", each with a caption and
// a credit. What follows the last slide stays, but for one caption.
func withoutGallery(blocks []block) []block {
	slides := make([]int, 0, 8)
	of := ""
	for i, b := range blocks {
		m := slideNumber.FindStringSubmatch(strings.TrimSpace(b.text))
		if m == nil || of != "" && m[2] != of {
			continue
		}
		if n := len(slides); n > 0 && i-slides[n-1] > longestSlide {
			break
		}
		of = m[2]
		slides = append(slides, i)
	}
	if len(slides) < fewestSlides {
		return blocks
	}
	last := slides[len(slides)-1] + 1
	if last < len(blocks) && blocks[last].kind != model.PartHeading {
		last++
	}
	return append(blocks[:slides[0]:slides[0]], blocks[last:]...)
}
