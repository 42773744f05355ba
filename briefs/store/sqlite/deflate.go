package sqlite

import (
	"bytes"
	"compress/flate"
	"fmt"
	"io"
	"strings"
	"sync"

	"github.com/lede-reader/lede/briefs/store"
)

// maxText bounds what inflate makes of a damaged library.
const maxText = 256 << 20

// Compressors are large and made for reuse.
var (
	deflaters = sync.Pool{New: func() any {
		w, _ := flate.NewWriter(nil, flate.BestSpeed) // fails for an unknown level only
		return w
	}}
	inflaters = sync.Pool{New: func() any { return flate.NewReader(nil) }}
)

func deflate(s string) ([]byte, error) {
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

func inflate(b []byte) (string, error) {
	if len(b) == 0 {
		return "", nil
	}
	r := inflaters.Get().(io.Reader)
	defer inflaters.Put(r)
	if err := r.(flate.Resetter).Reset(bytes.NewReader(b), nil); err != nil {
		return "", fmt.Errorf("inflate: %w", err)
	}
	var out strings.Builder
	out.Grow(3 * len(b))
	if _, err := io.Copy(&out, io.LimitReader(r, maxText)); err != nil {
		return "", fmt.Errorf("inflate: %w: %w", store.ErrDamaged, err)
	}
	return out.String(), nil
}
