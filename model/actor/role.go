package actor

type role struct{ start, end int }

func (s *study) findRoles() {}
