package actors

import (
	"tawatur"
	"tawatur/arabic"
)

// Proclitics returns the conjunction and preposition written together with the first word of a mention: "ل" of "لقوات
// سوريا الديمقراطية". It is "" where the word's own first letter only looks like one.
func (b *Book) Proclitics(ts []arabic.Token, m Mention) string {
	if f, ok := b.names.Find(ts, m.First); ok {
		return f.Pro
	}
	if f, ok := b.heads.Find(ts, m.First); ok {
		return f.Pro
	}
	if f, ok := b.labels.Find(ts, m.First); ok {
		return f.Pro
	}
	if f, ok := b.shorts.Find(ts, m.First); ok && f.Pro == "و" {
		return f.Pro // "والمقاومة تستهدف"; a preposition on a short form is read by what stands before it
	}
	return ""
}

// OwnLetter reports whether the first letter of a mention, which looks like the conjunction "و", is the name's own: "وحدات حماية الشعب", "وزارة الدفاع".
func (b *Book) OwnLetter(ts []arabic.Token, m Mention) bool {
	if f, ok := b.names.Find(ts, m.First); ok {
		return f.Pro == ""
	}
	if f, ok := b.heads.Find(ts, m.First); ok {
		return f.Pro == ""
	}
	f, ok := b.shorts.Find(ts, m.First)
	return ok && f.Pro == "" && m.Kind != "official" // one of a man's titles: "ولي العهد وزير الدفاع"
}

// OutletByID returns the outlet with this id.
func (b *Book) OutletByID(id string) (tawatur.Outlet, bool) {
	o, ok := b.outletByID[id]
	return o, ok
}
