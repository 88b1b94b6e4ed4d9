package actors

// theatre is the country that a text is about, as far as its actors tell, for short forms that mean another body in each:
// "المقاومة" in Yemen and in Gaza.
type theatre struct {
	// country is "" while it is not known.
	country string
	// asked says that a short form depended on it.
	asked bool
	named map[string]int
}

// count takes note of an actor named in the text.
func (t *theatre) count(b *Book, id string) {
	a := b.byID[id]
	if a == nil || !b.theatres[a.Country] {
		return
	}
	if t.named == nil {
		t.named = map[string]int{}
	}
	t.named[a.Country]++
}

// settle chooses the country whose actors are named most; of equal ones the first in the alphabet.
func (t *theatre) settle() {
	best := 0
	for c, n := range t.named {
		if n > best || n == best && c < t.country {
			best, t.country = n, c
		}
	}
}
