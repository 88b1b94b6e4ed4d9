package gazetteer

import "tawatur/internal/reuse"

// Room is the memory in which the places of a text are found. What was found in it before is gone when it is used again; the zero value
// is ready for use.
type Room struct {
	mentions []Mention
	resolved []Resolved
	// candidates and turned are those of the mentions, one after the other.
	candidates []*Place
	turned     []scored
	seen       map[string]bool
	before     map[*Place]bool
	evidence   evidence
}

// empty makes room for the mentions of a text.
func (r *Room) empty() {
	r.mentions, r.candidates = r.mentions[:0], r.candidates[:0]
	r.seen, r.before = reuse.Map(r.seen), reuse.Map(r.before)
}

// cut returns what was appended to s from the n-th entry on, so that nothing that is appended to it gets into the way of what follows.
func cut[T any](s []T, n int) []T { return s[n:len(s):len(s)] }
