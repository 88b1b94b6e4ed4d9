package event

import "tawatur"

// Related reports whether two actors are one, or one is part of the other.
func (o Options) Related(a, b string) bool { return (&linker{Options: o}).relation(a, b) >= kin }

// Precise reports whether a place is no wider than a precision, such as tawatur.PrecisionDistrict.
func Precise(p tawatur.EventPlace, precision string) bool {
	return rank(p.Precision) <= rank(precision)
}
