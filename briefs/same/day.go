package same

import "time"

// dayOf reads the day of a date or time.
func dayOf(published string) (time.Time, bool) {
	if len(published) < len(time.DateOnly) {
		return time.Time{}, false
	}
	t, err := time.Parse(time.DateOnly, published[:len(time.DateOnly)])
	return t, err == nil
}
