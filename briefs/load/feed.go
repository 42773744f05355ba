package load

func (in *input) feed() ([]draft, error) { return in.text() }
