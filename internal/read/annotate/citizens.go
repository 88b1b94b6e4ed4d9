package annotate

import (
	"strconv"
	"strings"

	"tawatur/arabic"
)

// citizens spells the people of a land whose accusative is spelled like the land as their nominative, where a number counts them that has the accusative behind
// it: "قتل 12 سوريا", "خمسة عشر ليبيا". Elsewhere the word is the land.
func (d *Doc) citizens() {
	for i := 1; i < len(d.Tokens); i++ {
		t := &d.Tokens[i]
		if t.Kind == arabic.Word && strings.HasSuffix(t.Norm, "يا") && d.Lex.IsCue(t.Norm, "countryman") && d.countsOne(i-1) {
			d.Tokens[i] = arabic.Token{Start: t.Start, End: t.End, Kind: t.Kind, Norm: strings.TrimSuffix(t.Norm, "ا")}
		}
	}
}

// countsOne reports whether the number that ends at token i, of 11 to 99 in its last two digits, has a noun in the singular behind it. A year has none.
func (d *Doc) countsOne(i int) bool {
	t := &d.Tokens[i]
	if t.Kind == arabic.Word {
		return d.Lex.IsCue(strings.TrimPrefix(t.Norm, "و"), "tens")
	}
	n, err := strconv.Atoi(t.Norm)
	return err == nil && n < 1000 && n%100 >= 11
}
