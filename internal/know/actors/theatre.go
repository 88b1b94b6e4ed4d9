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
	if a == nil || a.Country == "" {
		return
	}
	if t.named == nil {
		t.named = map[string]int{}
	}
	t.named[a.Country]++
}

// settle chooses, of the countries that short forms depend on, the one whose actors are named most; of equal ones the
// first in the alphabet. A country named three times less than another is no theatre: the text is about the other.
func (t *theatre) settle(b *Book) {
	best, most := 0, 0
	for c, n := range t.named {
		most = max(most, n)
		if b.theatres[c] && (n > best || n == best && c < t.country) {
			best, t.country = n, c
		}
	}
	if best*3 < most {
		t.country = ""
	}
}
