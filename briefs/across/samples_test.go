package across

import (
	"context"
	"testing"

	"github.com/lede-reader/lede/briefs/load"
	"github.com/lede-reader/lede/briefs/samples"
	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/analyze"
)

// sampleBriefs are the briefs of the sample articles.
func sampleBriefs(tb testing.TB) []*model.Brief {
	tb.Helper()
	articles, errs := load.FS(context.Background(), samples.FS(), load.Options{})
	if len(errs) > 0 {
		tb.Fatal(errs)
	}
	an := analyze.New(analyze.Options{})
	var all []*model.Brief
	for i := range articles {
		b, err := an.Analyze(context.Background(), &articles[i])
		if err != nil {
			tb.Fatal(err)
		}
		all = append(all, b)
	}
	return all
}
