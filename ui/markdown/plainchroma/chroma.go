// Package chroma stands in for the syntax highlighter that glamour imports.
//
// The real one parses 300 language definitions and 70 styles whenever a program
// starts, asked or not: 20 ms and 4 MB, half of what lede may take to its first
// screen. News articles hold no program code, and lede's Markdown style asks
// for no highlighting, so glamour never calls it. This module has the names that
// glamour mentions, and shows code as it is; go.mod replaces the real one by it.
package chroma

// TokenType names a kind of token.
type TokenType int

// The kinds that glamour names.
const (
	Text TokenType = iota
	Error
	Comment
	CommentPreproc
	Keyword
	KeywordReserved
	KeywordNamespace
	KeywordType
	Operator
	Punctuation
	Name
	NameBuiltin
	NameTag
	NameAttribute
	NameClass
	NameConstant
	NameDecorator
	NameException
	NameFunction
	NameOther
	Literal
	LiteralNumber
	LiteralDate
	LiteralString
	LiteralStringEscape
	GenericDeleted
	GenericEmph
	GenericInserted
	GenericStrong
	GenericSubheading
	Background
)

// StyleEntries says how tokens look; nothing reads it.
type StyleEntries map[TokenType]string

// Style is a named style.
type Style struct{ Name string }

// MustNewStyle returns the style of that name.
func MustNewStyle(name string, _ StyleEntries) *Style { return &Style{Name: name} }
