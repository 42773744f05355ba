package load

func (in *input) jsonl() ([]draft, error) { return in.text() }
