package claim

import "tawatur/arabic"

// Families as counted groups: "عائلة من خمسة أفراد", "ثلاثة أشخاص من عائلة واحدة".

// family reads a family as so many people as are told, else without a number: "عائلة من خمسة أفراد".
func (w *work) family(g group, end int) (group, int, bool) {
	g.min, g.max = nil, nil
	k := g.end
	for k < end && k < g.end+4 && !w.startsNumber(k) {
		if w.d.Tokens[k].Kind != arabic.Word || w.d.Cue("because", k) > 0 {
			return g, g.end, true
		}
		k++
	}
	if k == g.end || k >= end || w.d.Tokens[k-1].Norm != "من" {
		return g, g.end, true
	}
	if w.d.NumberAt[k] < 0 {
		return g, g.end, true
	}
	if of, to, ok := w.countedGroup(k, end); ok {
		g.min, g.max, g.end = of.min, of.max, to
	}
	return g, g.end, true
}

// kin steps over "من عائلة واحدة": those counted are a family.
func (w *work) kin(k, end int) int {
	at := k
	if at < end && w.d.Tokens[at].Norm == "من" {
		at++
	}
	if at+1 < end && w.d.Cue("the-same", at) > 0 {
		at++ // "من نفس العائلة"
	}
	if at < end && w.harmWord(at) == "crew" && w.atSea(at) {
		return at + 1 // "ثلاثة من أفراد طاقم السفينة"
	}
	if at >= end || w.harmWord(at) != "kin" {
		return k
	}
	at++
	if at < end && w.d.Cue("the-same", at) > 0 {
		at++
	}
	return at
}

// civil is the group of family members of whom only "أفراد" is said, a word for soldiers otherwise.
func civil(who string) string {
	if who == "fighters" {
		return "civilians"
	}
	return who
}

// atSea reports whether the crew at token i is that of a ship, and of none of war, so that it is no soldiers: "طاقم السفينة". Where the word
// stands alone or with a pronoun, the ship is named before it or in its clause: "أفراد الطاقم في هجوم على سفينة".
func (w *work) atSea(i int) bool {
	if w.d.Cue("warship", i+1) > 0 {
		return false
	}
	if w.d.Cue("ship", i+1) > 0 {
		return true
	}
	if w.d.Cue("crew-of", i) > 0 {
		return false // "طاقم دبابة"
	}
	s := w.d.Sentences[w.sentOf[i]]
	to := i + 1
	for to < s.End && w.d.Tokens[to].Kind != arabic.Punct {
		to++
	}
	return w.d.NextCue("ship", s.First, to) < to && w.d.NextCue("warship", s.First, to) >= to
}
