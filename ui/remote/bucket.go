package remote

import (
	"context"
	"time"
)

// bucket lets through so many things a second, and as many at once. It is used
// by one goroutine at a time.
type bucket struct {
	rate float64 // a second, and at once
	have float64
	last time.Time
}

func newBucket(rate int) *bucket {
	return &bucket{rate: float64(rate), have: float64(rate), last: time.Now()}
}

// take takes n and waits until that many were there to take. It reports false
// when the context ended first.
func (b *bucket) take(ctx context.Context, n int) bool {
	now := time.Now()
	b.have = min(b.rate, b.have+b.rate*now.Sub(b.last).Seconds()) - float64(n)
	b.last = now
	if b.have >= 0 {
		return ctx.Err() == nil
	}
	wait := time.NewTimer(time.Duration(-b.have / b.rate * float64(time.Second)))
	defer wait.Stop()
	select {
	case <-ctx.Done():
		return false
	case <-wait.C:
		return true
	}
}

// try takes one if there is one.
func (b *bucket) try() bool {
	now := time.Now()
	b.have = min(b.rate, b.have+b.rate*now.Sub(b.last).Seconds())
	b.last = now
	if b.have < 1 {
		return false
	}
	b.have--
	return true
}
