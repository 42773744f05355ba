package load

func (in *input) email() ([]draft, error) { return in.text() }
