// Package eval scores extracted claims against gold annotations, as the codebook defines it.
//
// A claim belongs to a gold event when its type is the event's (or an alternative of it) and its trigger touches the
// event's evidence. Claims of the headline, and claims that only belong to optional gold, are left out. Slots are scored on
// the gold events that were found, over all their claims together; end-to-end asks for everything at once: actors under
// their roles, a right place (or none where gold has none), the dates, the deaths.
//
// The figures are those of the reference scorer of the codebook, to the last digit; a test holds the two together wherever
// that scorer is at hand. The package does not read reports and does not decide what is good enough.
package eval
