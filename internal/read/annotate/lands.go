package annotate

import (
	"slices"
	"strings"

	"tawatur/arabic"
	"tawatur/internal/know/gazetteer"
	"tawatur/internal/know/lexicon"
)

// speaks reports whether a country that is no actor is the subject of a verb of speech right before it, or behind it where it opens a clause: "أدانت
// سوريا", "والسودان يتهم". Elsewhere it is where something happens.
func (d *Doc) speaks(r *gazetteer.Resolved) bool {
	if r.Place.Type != "country" || r.End != r.First+1 || d.ActorAt[r.First] >= 0 {
		return false
	}
	bare := strings.TrimPrefix(d.Tokens[r.First].Norm, "و")
	called := func(name string) bool { return arabic.FoldsTo(name, bare) }
	if !called(r.Place.NameAR) && !slices.ContainsFunc(r.Place.Alts, called) {
		return false // "في", "ل" or "ب" before it
	}
	female := strings.HasSuffix(r.Place.NameAR, "ا")
	if len(bare) == len(d.Tokens[r.First].Norm) && d.says(r.First-1, female) {
		return true
	}
	opens := r.First == 0 || d.Tokens[r.First-1].Kind == arabic.Newline || d.Tokens[r.First-1].Kind == arabic.Punct && d.Tokens[r.First-1].Norm != "،"
	return opens && d.says(r.End, female)
}

// says reports whether a verb of speech, or one by which somebody speaks to or about others, stands at token k in the gender of its subject.
func (d *Doc) says(k int, female bool) bool {
	if k < 0 || k >= len(d.Tokens) || d.Tokens[k].Kind != arabic.Word || d.ActorAt[k] >= 0 {
		return false
	}
	hits := d.Lex.Find(d.Tokens, k)
	if slices.ContainsFunc(hits, func(h lexicon.Hit) bool { return h.Noun }) {
		return false // "شبكة رصد سوريا"
	}
	return slices.ContainsFunc(hits, func(h lexicon.Hit) bool {
		return !h.Part && h.Pronoun == "" && (h.Gender == 'f') == female && (h.Entry.Class == "speech" || h.Entry.Addresses())
	})
}
