package pipeline

import (
	"runtime"
	"syscall"
)

// LargePages asks that the memory for the knowledge and the words be given in pages of two megabytes. Reading a word asks a hundred places in a
// hundred megabytes, and with small pages the processor has to look up first where most of them are: that is a tenth of reading and more. It is
// for the start of a program, before anything is loaded; where the system has no such pages, nothing changes.
//
// What is asked for here is given back untouched: the collector's memory is handed out from its beginning, and so these are the pages that
// are used next.
func LargePages() {
	const expected = 128 << 20 // what reading takes, with its knowledge
	if err := syscall.Madvise(make([]byte, expected), syscall.MADV_HUGEPAGE); err == nil {
		runtime.GC()
	}
}
