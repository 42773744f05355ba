// Command train makes the data of the name tagger from annotated corpora:
//
//	go run ./model/actor/train -data DIR -out model/lexicon/names
//
// DIR holds the corpora and lists named in the README of model/lexicon. It
// first makes words.bin, then trains a field on the annotated sets, labels the
// public-domain text of the Voice of America with it, trains again on both with
// the machine's labels at half weight (self-training), and writes weights.bin.
// Runs are reproducible: every random choice comes from a fixed seed.
package main

import (
	"flag"
	"fmt"
	"log"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/lede-reader/lede/model/actor/crf"
)

type options struct {
	data, out    string
	epochs       int
	rate, l1     float64
	clusterWords int
	least        int
	size         int
	silver       float64
	posterior    float64
	rounds       int
	boldness     float64
	holdOut      string
	seeds        int
}

func main() {
	var o options
	flag.StringVar(&o.data, "data", "corpora", "folder of the corpora")
	flag.StringVar(&o.out, "out", "model/lexicon/names", "folder to write to")
	flag.IntVar(&o.epochs, "epochs", 3, "passes over the examples")
	flag.Float64Var(&o.rate, "rate", 0.03, "AdaGrad's learning rate")
	flag.Float64Var(&o.l1, "l1", 0, "strength of the pull to zero")
	flag.IntVar(&o.clusterWords, "clusters", 90000, "how many words to keep clusters for")
	flag.IntVar(&o.least, "least", 2, "drop features seen less often")
	flag.IntVar(&o.size, "size", 4_150_000, "bytes of weights at most")
	flag.Float64Var(&o.silver, "silver", 0.5, "weight of the machine's labels")
	flag.Float64Var(&o.posterior, "posterior", 0.6, "least posterior of a machine's label")
	flag.IntVar(&o.rounds, "rounds", 1, "rounds of self-training")
	flag.Float64Var(&o.boldness, "boldness", 0.5, "log-odds added where a name may begin")
	flag.IntVar(&o.seeds, "seeds", 3, "how many fields of different order of examples to average in the end")
	flag.StringVar(&o.holdOut, "holdout", "", "sets (file name prefixes) to leave out of training and to measure on")
	flag.Parse()
	if err := run(o); err != nil {
		log.Fatal(err)
	}
}

var goldSets = []set{
	{file: "wikigold.train.conll.gz", weight: 1},
	{file: "redocred.train.conll.gz", weight: 1},
	{file: "gum_interview.train.conll.gz", weight: 1},
	{file: "gum_by.train.conll.gz", weight: 1},
	{file: "gum_sa.train.conll.gz", weight: 1},
	{file: "gum_speechtext.train.conll.gz", weight: 1},
	{file: "crossner_politics.train.conll.gz", weight: 1},
	{file: "crossner_politics.dev.conll.gz", weight: 1},
	{file: "crossner_politics.test.conll.gz", weight: 1},
	{file: "crossner_science.train.conll.gz", weight: 1},
	{file: "crossner_science.dev.conll.gz", weight: 1},
	{file: "crossner_music.train.conll.gz", weight: 1},
	{file: "crossner_music.dev.conll.gz", weight: 1},
	{file: "crossner_literature.train.conll.gz", weight: 1},
	{file: "crossner_literature.dev.conll.gz", weight: 1},
	{file: "crossner_ai.train.conll.gz", weight: 1},
	{file: "crossner_ai.dev.conll.gz", weight: 1},
	{file: "wnut17.train.conll.gz", weight: 0.5},
	{file: "wnut17.dev.conll.gz", weight: 0.5},
	{file: "wnut17.test.conll.gz", weight: 0.5},
	{file: "btc.train.conll.gz", weight: 0.5, partial: true},
	{file: "uner_ewt.train.conll.gz", weight: 1, partial: true},
	{file: "uner_ewt.test.conll.gz", weight: 1, partial: true},
}

func run(o options) error {
	start := time.Now()
	say := func(format string, args ...any) {
		log.Printf("%5.1fs "+format, append([]any{time.Since(start).Seconds()}, args...)...)
	}
	rng := rand.New(rand.NewPCG(1, 2)) //nolint:gosec // reproducible on purpose
	trainSets, testSets := holdOut(goldSets, o.holdOut)
	gold, err := load(o.data, trainSets, rng)
	if err != nil {
		return err
	}
	voa, err := load(o.data, []set{{file: "voa_text.tokens.gz", weight: o.silver}}, rng)
	if err != nil {
		return err
	}
	say("%d annotated documents, %d without labels", len(gold), len(voa))
	packed, err := buildWords(o.data, o.clusterWords, slices.Concat(gold, voa))
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(o.out, "words.bin"), packed, 0o600); err != nil {
		return fmt.Errorf("write word list: %w", err)
	}
	wordList := string(packed)
	words, err := crf.ReadWords(wordList)
	if err != nil {
		return err
	}
	say("word list of %d bytes", len(packed))

	goldRaw, voaRaw := extract(gold, words), extract(voa, words)
	say("%d stretches with gold, %d without", len(goldRaw), len(voaRaw))
	ix := newIndex(o.least, goldRaw)
	w := train(newWeights(len(ix.keys), o.rate, o.l1), ix.examples(goldRaw), o.epochs, rng)
	say("first field: %d features", len(ix.keys))
	for round := range o.rounds {
		kept := selfLabel(w, ix, voaRaw, o.posterior)
		both := append(slices.Clone(goldRaw), kept...)
		say("kept %d of %d labelled stretches", len(kept), len(voaRaw))
		ix = newIndex(o.least, both)
		examples := ix.examples(both)
		w = train(newWeights(len(ix.keys), o.rate, o.l1), examples, o.epochs, rng)
		if round == o.rounds-1 && o.seeds > 1 {
			for range o.seeds - 1 { // the order of examples leaves a trace; the mean of several orders leaves less
				w.add(train(newWeights(len(ix.keys), o.rate, o.l1), examples, o.epochs, rng))
			}
			w.scale(1 / float32(o.seeds))
		}
		say("field on both: %d features", len(ix.keys))
	}
	packed, stats, err := pack(w, ix, o.size, o.boldness)
	if err != nil {
		return err
	}
	say("packed %s", stats)
	for _, t := range testSets {
		if err := report(say, o, t, packed, wordList); err != nil {
			return err
		}
	}
	if err := os.WriteFile(filepath.Join(o.out, "weights.bin"), packed, 0o600); err != nil {
		return fmt.Errorf("write weights: %w", err)
	}
	return nil
}

// report prints what the packed field scores on a set.
func report(say func(string, ...any), o options, t set, weights []byte, wordList string) error {
	docs, err := load(o.data, []set{t}, nil)
	if err != nil {
		return err
	}
	f, err := crf.New(string(weights), wordList)
	if err != nil {
		return err
	}
	for name, score := range measure(f, docs) {
		say("%s %s: %v", t.file, name, score)
	}
	return nil
}
