package pack

import (
	"fmt"
	"sync"

	"github.com/klauspost/compress/zstd"

	"github.com/lede-reader/lede/model"
)

// maxText bounds what Expand makes of a damaged library.
const maxText = 256 << 20

// Compressors are large and made for reuse by any number of goroutines. Texts
// are compressed with Zstandard (RFC 8878): as small as by DEFLATE, and expanded
// in half the time, which is most of what a lookup takes.
var (
	encoder = sync.OnceValues(func() (*zstd.Encoder, error) {
		return zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedDefault), zstd.WithWindowSize(window), zstd.WithEncoderCRC(false), zstd.WithLowerEncoderMem(true))
	})
	decoder = sync.OnceValues(func() (*zstd.Decoder, error) {
		return zstd.NewReader(nil, zstd.WithDecoderConcurrency(0), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxMemory(maxText))
	})
	buffers = sync.Pool{New: func() any { return new([]byte) }}
)

// window is how far back a text repeats itself: long enough for any article.
const window = 256 << 10

// Compress makes a text small; the empty text nothing.
func Compress(s string) ([]byte, error) {
	if s == "" {
		return []byte{}, nil
	}
	e, err := encoder()
	if err != nil {
		return nil, fmt.Errorf("compress: %w", err)
	}
	return e.EncodeAll([]byte(s), make([]byte, 0, len(s)/2)), nil
}

// Expand restores what [Compress] was given. Its errors wrap [ErrCorrupt].
func Expand(b []byte) (string, error) {
	if len(b) == 0 {
		return "", nil
	}
	d, err := decoder()
	if err != nil {
		return "", fmt.Errorf("expand: %w", err)
	}
	buffer := buffers.Get().(*[]byte)
	defer buffers.Put(buffer)
	out, err := d.DecodeAll(b, (*buffer)[:0])
	if err != nil {
		return "", fmt.Errorf("expand: %w: %w", ErrCorrupt, err)
	}
	if cap(out) <= window {
		*buffer = out
	}
	return string(out), nil
}

// Unpack restores a brief without its Markdown from its compressed text and its
// packed facts. Its errors wrap [ErrCorrupt].
func Unpack(compressed, packed []byte) (*model.Brief, error) {
	text, err := Expand(compressed)
	if err != nil {
		return nil, err
	}
	return Decode(text, packed)
}
