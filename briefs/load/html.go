package load

func (in *input) html() ([]draft, error) { return in.text() }
