package actors

import (
	"strings"

	"tawatur/arabic"
)

// wordFacts is what the tables know of a word, whatever stands around it.
type wordFacts struct {
	// opens says that a name, a head or a short form may begin with it.
	opens bool
	// nation is the one that it is an adjective of, behind clitics, or nil; adjective says that it is one without them.
	nation    *nation
	adjective bool
	// mod says that it tells the kind or arm of a force; place, that what stands behind it is a place.
	mod, place bool
	// inside says that what stands behind it is only where something is: "في", "محيط".
	inside bool
	// unsaid says that a short form behind it is nobody: "مجهول المصدر".
	unsaid bool
	// loyal and link are how what a force belongs to is joined to it, who and member how its men are, counter what a weapon is against.
	loyal, link, who, member, counter bool
	// retold is the word by which, with its article, a body named before is told again, without that; "" for another.
	retold string
	// tells says that words may begin with it by which a text shows whose names it uses.
	tells bool
	// glued is the mention of a source and its outlet written as one word, or nil.
	glued *Mention
}

// facts returns what is known of a token's word.
func (b *Book) facts(t *arabic.Token) *wordFacts {
	w := t.Form()
	if b.memo.Silent(w) {
		return b.memo.Zero()
	}
	return b.memo.OrZero(w, b.learn)
}

// learn works out the facts of a word, nil for none.
func (b *Book) learn(w *arabic.WordForm) *wordFacts {
	f := &wordFacts{
		opens:  b.names.Opens(w) || b.heads.Opens(w) || b.shorts.Opens(w) || b.sites.Opens(w),
		inside: b.word("inside", w), unsaid: b.word("unsaid", w),
		place: b.word("place", w), tells: b.tells.Opens(w), mod: b.words["mod"][bare(w.Text)], adjective: b.adjs[bare(w.Text)] != nil,
	}
	f.loyal, f.link = b.words["loyal"][bare(w.Text)], b.words["link"][bare(w.Text)]
	f.who, f.member, f.counter = b.words["who"][w.Text], b.words["member"][w.Text], b.words["counter"][w.Text]
	for _, r := range w.Readings() {
		if f.retold == "" && r.HasArticle() && b.words["retold"][r.Bare()] {
			f.retold = r.Bare()
		}
		if n := b.adjs[r.Bare()]; f.nation == nil && n != nil && (b.byID[n.government].Kind == "government" || !b.names.Begins(r.Stem)) {
			f.nation = n // of a body that is no state, the name itself is no adjective: "الحوثيين"
		}
	}
	f.glued = b.glued(w.Text)
	if *f == (wordFacts{}) {
		return nil
	}
	return f
}

// word reports whether a word, behind clitics, belongs to a class of plain words.
func (b *Book) word(class string, w *arabic.WordForm) bool {
	of := b.words[class]
	for _, r := range w.Readings() {
		if of[r.Stem] || of[r.Bare()] {
			return true
		}
	}
	return false
}

func bare(w string) string { return arabic.Reading{Stem: w}.Bare() }

// conjoining reports whether proclitics begin with a conjunction.
func conjoining(pro string) bool {
	return strings.HasPrefix(pro, "و") || strings.HasPrefix(pro, "ف")
}

// Knows reports whether a folded word without clitics begins a name or a head, or is a nationality.
func (b *Book) Knows(stem string) bool {
	return b.adjs[stem] != nil || b.names.Begins(stem) || b.heads.Begins(stem)
}

// Has reports whether a word, behind clitics, begins a name, a head or a nationality, or is two that are read as one.
func (b *Book) Has(w *arabic.WordForm) bool {
	f := b.memo.Of(w, b.learn)
	return f != nil && (f.opens || f.nation != nil || f.mod)
}
