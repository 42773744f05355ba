package load

func (in *input) markdown() ([]draft, error) { return in.text() }

func cutFrontMatter(s string) (fence, matter, body string) { return "", "", s }
