package pack

import (
	"bytes"
	"compress/flate"
	"fmt"
	"io"
	"strings"
	"sync"

	"github.com/lede-reader/lede/model"
)

// maxText bounds what Inflate makes of a damaged library.
const maxText = 256 << 20

// Compressors are large and made for reuse.
var (
	deflaters = sync.Pool{New: func() any {
		w, _ := flate.NewWriter(nil, flate.BestSpeed) // fails for an unknown level only
		return w
	}}
	inflaters = sync.Pool{New: func() any { return flate.NewReader(nil) }}
)

// Deflate compresses a text; the empty text to nothing.
func Deflate(s string) ([]byte, error) {
	if s == "" {
		return []byte{}, nil
	}
	w := deflaters.Get().(*flate.Writer)
	defer deflaters.Put(w)
	var out bytes.Buffer
	w.Reset(&out)
	if _, err := io.WriteString(w, s); err != nil {
		return nil, fmt.Errorf("deflate: %w", err)
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("deflate: %w", err)
	}
	return out.Bytes(), nil
}

// Inflate restores what [Deflate] was given. Its errors wrap [ErrCorrupt].
func Inflate(b []byte) (string, error) {
	if len(b) == 0 {
		return "", nil
	}
	r := inflaters.Get().(io.Reader)
	defer inflaters.Put(r)
	if err := r.(flate.Resetter).Reset(bytes.NewReader(b), nil); err != nil {
		return "", fmt.Errorf("inflate: %w: %w", ErrCorrupt, err)
	}
	var out strings.Builder
	out.Grow(3 * len(b))
	if _, err := io.Copy(&out, io.LimitReader(r, maxText)); err != nil {
		return "", fmt.Errorf("inflate: %w: %w", ErrCorrupt, err)
	}
	return out.String(), nil
}

// Unpack restores a brief without its Markdown from its deflated text and its
// packed facts. Its errors wrap [ErrCorrupt].
func Unpack(deflated, packed []byte) (*model.Brief, error) {
	text, err := Inflate(deflated)
	if err != nil {
		return nil, err
	}
	return Decode(text, packed)
}
