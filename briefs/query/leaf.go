package query

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
)

// leaf reads one word: a bare word, or a field with an operator and a value.
func (p *parser) leaf(s string) (*Leaf, error) {
	i := strings.IndexAny(s, ":<>=")
	if i <= 0 {
		return &Leaf{Words: foldWords(s), Raw: s}, nil
	}
	field, known := fields[strings.ToLower(s[:i])]
	if !known {
		return &Leaf{Words: foldWords(s), Raw: s}, nil
	}
	op, value := s[i:i+1], s[i+1:]
	if op != ":" && op != "=" && strings.HasPrefix(value, "=") {
		op, value = op+"=", value[1:]
	}
	l := &Leaf{Field: field, Raw: s}
	var err error
	switch field {
	case Number, Money:
		err = l.number(op, value)
	case Date, Published:
		err = l.days(op, value)
	default:
		l.Words = foldWords(value)
		l.Phrase = field == Unit || field == Is || field == Lang || field == Kind
	}
	if err != nil {
		return nil, p.fail(err.Error())
	}
	return l, nil
}

// number reads the bounds of a number: >500, <=1m, :900, :20..30, :500.. .
func (l *Leaf) number(op, value string) error {
	l.Low, l.High = math.Inf(-1), math.Inf(1)
	if value == "" { // still being typed: any number
		return nil
	}
	if low, high, isRange := strings.Cut(value, ".."); isRange && (op == ":" || op == "=") {
		return l.numberRange(low, high)
	}
	v, err := parseNumber(value)
	if err != nil {
		return err
	}
	switch op {
	case ">":
		l.Low, l.LowOpen = v, true
	case ">=":
		l.Low = v
	case "<":
		l.High, l.HighOpen = v, true
	case "<=":
		l.High = v
	default:
		l.Low, l.High = v, v
	}
	return nil
}

func (l *Leaf) numberRange(low, high string) (err error) {
	if low != "" {
		if l.Low, err = parseNumber(low); err != nil {
			return err
		}
	}
	if high != "" {
		l.High, err = parseNumber(high)
	}
	return err
}

// Holds reports whether v lies within the leaf's bounds.
func (l *Leaf) Holds(v float64) bool {
	return (v > l.Low || v == l.Low && !l.LowOpen) && (v < l.High || v == l.High && !l.HighOpen)
}

// magnitudes are the letters a number may end in.
var magnitudes = []struct {
	suffix string
	factor float64
}{{"thousand", 1e3}, {"million", 1e6}, {"billion", 1e9}, {"trillion", 1e12}, {"bn", 1e9}, {"tn", 1e12}, {"k", 1e3}, {"m", 1e6}, {"b", 1e9}, {"t", 1e12}, {"%", 1}}

func parseNumber(s string) (float64, error) {
	plain := strings.ToLower(strings.NewReplacer(",", "", "_", "", "$", "", "€", "", "£", "").Replace(s))
	factor := 1.0
	for _, m := range magnitudes {
		if rest, ok := strings.CutSuffix(plain, m.suffix); ok && rest != "" {
			plain, factor = rest, m.factor
			break
		}
	}
	v, err := strconv.ParseFloat(plain, 64)
	if err != nil || math.IsInf(v, 0) || math.IsNaN(v) {
		return 0, fmt.Errorf("%q is not a number: write 500, 1.5m or 20..30", s)
	}
	return v * factor, nil
}

// days reads a range of days: :2025, :2025-05, :2025-05-07, :2024..2025-03,
// :2025-05.., >2024.
func (l *Leaf) days(op, value string) (err error) {
	if value == "" {
		return nil
	}
	from, to, isRange := strings.Cut(value, "..")
	if !isRange {
		to = from
	}
	var lowFrom, lowTo, highTo string
	if from != "" {
		if lowFrom, lowTo, err = period(from); err != nil {
			return err
		}
	}
	if to != "" {
		if _, highTo, err = period(to); err != nil {
			return err
		}
	}
	switch op {
	case ">":
		l.From = lowTo
	case ">=":
		l.From = lowFrom
	case "<":
		l.To = lowFrom
	case "<=":
		l.To = lowTo
	default:
		l.From, l.To = lowFrom, highTo
	}
	return nil
}

// period returns the half-open range of days of a year, month or day.
func period(s string) (from, to string, err error) {
	for _, f := range []struct {
		layout              string
		years, months, days int
	}{{"2006-01-02", 0, 0, 1}, {"2006-01", 0, 1, 0}, {"2006", 1, 0, 0}} {
		if t, err := time.Parse(f.layout, s); err == nil {
			return t.Format("2006-01-02"), t.AddDate(f.years, f.months, f.days).Format("2006-01-02"), nil
		}
	}
	return "", "", fmt.Errorf("%q is not a day: write 2025, 2025-05 or 2025-05-07, or a range such as 2024..2025", s)
}

// Covers reports whether the half-open range of days [from, to), either of
// which may be open, shares a day with the leaf's range.
func (l *Leaf) Covers(from, to string) bool {
	return (l.To == "" || from == "" || from < l.To) && (l.From == "" || to == "" || to > l.From)
}
