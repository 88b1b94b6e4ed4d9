package actors

import (
	"strings"

	"tawatur/arabic"
)

// counterpart is the office that "نظيره" names: whichever the other has.
const counterpart = "counterpart"

// IsCounterpart reports whether an id is made for the counterpart of somebody in another state.
func (b *Book) IsCounterpart(id string) bool { return b.officeOf[id] == counterpart }

// Counterpart returns who the counterpart of id is: in his state, the office of the first of these ids that has one; else his government.
func (b *Book) Counterpart(id string, others []string) string {
	n := b.byGov[b.ByID(id).Parent]
	if n == nil {
		return id
	}
	for _, o := range others {
		if office := b.officeOf[o]; office != "" && office != counterpart && n.offices[office] != "" {
			return n.offices[office]
		}
	}
	return n.government
}

// OfficeIn returns the id of the office with which a man's name with his office begins: "وزير الخارجية المصري سامح شكري"; "" without one.
func (b *Book) OfficeIn(ts []arabic.Token) string {
	if len(ts) == 0 {
		return ""
	}
	for k := len(ts) - 1; k > 0; k-- {
		var words []string
		for _, t := range ts[:k] {
			words = append(words, t.Norm)
		}
		for _, n := range b.names.Get(strings.Join(words, " ")) {
			if b.officeOf[n.actor.ID] != "" {
				return n.actor.ID
			}
		}
	}
	return ""
}
