package date

func (f *finder) event(h hit) string { return "" }
