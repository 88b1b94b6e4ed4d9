package pipeline

import "runtime/debug"

// TuneCollector lets the garbage collector rest longer than it does by default, as long as memory stays within bounds: the
// knowledge, which is never garbage, is most of what it would go through. It is for the whole program, and put back by what it returns.
func TuneCollector() (restore func()) {
	const share, bound = 200, 256 << 20
	oldShare, oldBound := debug.SetGCPercent(share), debug.SetMemoryLimit(bound)
	return func() { debug.SetGCPercent(oldShare); debug.SetMemoryLimit(oldBound) }
}
