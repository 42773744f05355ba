package load

func (in *input) ninjs() ([]draft, error) { return in.text() }
