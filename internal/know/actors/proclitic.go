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
	return ""
}

// OutletByID returns the outlet with this id.
func (b *Book) OutletByID(id string) (tawatur.Outlet, bool) {
	o, ok := b.outletByID[id]
	return o, ok
}
