package query

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

type tokenKind uint8

const (
	tokEnd tokenKind = iota
	tokWord
	tokPhrase
	tokOpen
	tokClose
	tokNot
	tokAnd
	tokOr
)

type token struct {
	kind   tokenKind
	text   string // without quotes
	offset int
}

// maxDepth bounds brackets and nots, so that no query exhausts the stack.
const maxDepth = 50

type parser struct {
	in  string
	at  int
	tok token
}

func (p *parser) fail(reason string) error { return &Error{p.in, p.tok.offset, reason} }

// next reads one token. A field keeps its quoted value: who:"foro penal".
func (p *parser) next() {
	for p.at < len(p.in) {
		r, size := utf8.DecodeRuneInString(p.in[p.at:])
		if !unicode.IsSpace(r) {
			break
		}
		p.at += size
	}
	p.tok = token{kind: tokEnd, offset: p.at}
	if p.at >= len(p.in) {
		return
	}
	switch c := p.in[p.at]; c {
	case '(':
		p.tok.kind, p.at = tokOpen, p.at+1
	case ')':
		p.tok.kind, p.at = tokClose, p.at+1
	case '"':
		p.tok.kind, p.tok.text = tokPhrase, p.quoted()
	case '-':
		p.at++
		if p.at < len(p.in) && !strings.ContainsAny(p.in[p.at:p.at+1], " \t") {
			p.tok.kind = tokNot
			return
		}
		p.next()
	default:
		p.word()
	}
}

// quoted reads from an opening quote to its end or the end of the query: while
// someone types, a phrase is often still open.
func (p *parser) quoted() string {
	p.at++
	end := strings.IndexByte(p.in[p.at:], '"')
	if end < 0 {
		s := p.in[p.at:]
		p.at = len(p.in)
		return s
	}
	s := p.in[p.at : p.at+end]
	p.at += end + 1
	return s
}

func (p *parser) word() {
	start := p.at
	var b strings.Builder
	for p.at < len(p.in) {
		r, size := utf8.DecodeRuneInString(p.in[p.at:])
		if unicode.IsSpace(r) || r == '(' || r == ')' {
			break
		}
		if r == '"' {
			b.WriteString(p.quoted())
			continue
		}
		b.WriteString(p.in[p.at : p.at+size])
		p.at += size
	}
	p.tok = token{kind: tokWord, text: b.String(), offset: start}
	switch strings.ToLower(p.in[start:p.at]) {
	case "and":
		p.tok.kind = tokAnd
	case "or", "|":
		p.tok.kind = tokOr
	case "not":
		p.tok.kind = tokNot
	}
}

func (p *parser) or(depth int) (*Node, error) {
	if depth > maxDepth {
		return nil, p.fail("too many brackets")
	}
	first, err := p.and(depth)
	if err != nil || p.tok.kind != tokOr {
		return first, err
	}
	n := &Node{}
	if first != nil {
		n.Or = append(n.Or, first)
	}
	for p.tok.kind == tokOr {
		p.next()
		more, err := p.and(depth)
		if err != nil {
			return nil, err
		}
		if more != nil {
			n.Or = append(n.Or, more)
		}
	}
	if len(n.Or) == 0 {
		return nil, nil
	}
	return n, nil
}

func (p *parser) and(depth int) (*Node, error) {
	var all []*Node
	for {
		switch p.tok.kind {
		case tokEnd, tokClose, tokOr:
			switch len(all) {
			case 0:
				return nil, nil
			case 1:
				return all[0], nil
			}
			return &Node{And: all}, nil
		case tokAnd:
			p.next()
			continue
		default:
		}
		n, err := p.factor(depth)
		if err != nil {
			return nil, err
		}
		if n != nil {
			all = append(all, n)
		}
	}
}

func (p *parser) factor(depth int) (*Node, error) {
	if depth > maxDepth {
		return nil, p.fail("too many brackets")
	}
	switch p.tok.kind {
	case tokNot:
		p.next()
		if p.tok.kind == tokEnd || p.tok.kind == tokClose || p.tok.kind == tokOr {
			return nil, nil
		}
		n, err := p.factor(depth + 1)
		if err != nil || n == nil {
			return nil, err
		}
		return &Node{Not: n}, nil
	case tokOpen:
		p.next()
		n, err := p.or(depth + 1)
		if err != nil {
			return nil, err
		}
		if p.tok.kind == tokClose {
			p.next()
		}
		return n, nil
	case tokPhrase:
		l := &Leaf{Words: foldWords(p.tok.text), Phrase: true, Raw: p.tok.text}
		p.next()
		return leafNode(l), nil
	default:
	}
	l, err := p.leaf(p.tok.text)
	if err != nil {
		return nil, err
	}
	p.next()
	return leafNode(l), nil
}

// leafNode makes the node of a leaf; one without anything to ask is no node.
func leafNode(l *Leaf) *Node {
	if l.Field == Text && len(l.Words) == 0 {
		return nil
	}
	return &Node{Term: l}
}
