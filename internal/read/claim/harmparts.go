package claim

import (
	"strings"

	"tawatur/arabic"
)

// What the counted are made of: "بينهم طفلان", or a list in apposition.

// parts reads what the counted are made of: "بينهم طفلان", "معظمهم نساء", or a list in apposition.
func (w *work) parts(out []group, i, end int) ([]group, int) {
	k := w.pastWounds(i, end)
	mark := k > i && w.d.Tokens[k-1].Kind != arabic.Word
	from := k
	for k < end && (w.harmWord(k) == "part" || w.d.Tokens[k].Norm == "من" || w.d.Tokens[k].Norm == "ومن") {
		k++
	}
	among := k > from && w.harmWord(k-1) == "part" || k > from+1 && w.harmWord(k-2) == "part"
	if k >= end || !among && (k > from || out[0].min == nil || k > i && !mark || strings.HasPrefix(w.d.Tokens[k].Norm, "و")) {
		return out, i
	}
	subs, to := w.subgroups(k, end)
	if len(subs) == 0 || !among && !w.apposed(out, subs, w.d.Tokens[k-1].Norm == "(") {
		return out, i
	}
	if !among && len(subs) == 1 && subs[0].who == out[0].who {
		return out, to // "طفل رضيع", "امرأة مسنة": the same person told more closely
	}
	return append(out, subs...), to
}

// pastWounds steps over the marks behind the counted, and over what they suffered: "بجروح متفاوتة،".
func (w *work) pastWounds(k, end int) int {
	for k < end {
		switch {
		case strings.Contains("،:(-", w.d.Tokens[k].Norm):
		case w.d.Cue("suffering", k) > 0:
			if k+2 < end && w.d.Tokens[k+1].Marbuta && w.d.Tokens[k+2].Kind == arabic.Punct && w.harmWord(k+1) == "" {
				k++
			}
		default:
			return k
		}
		k++
	}
	return k
}

// subgroups reads the parts themselves: "طفلان وامرأة", "45 طفلا و23 امرأة".
func (w *work) subgroups(k, end int) ([]group, int) {
	var subs []group
	to := k
	for {
		g, t, ok := w.group(k, end)
		if !ok || g.who == "same" || w.ownKind(g) != "" {
			break
		}
		g.sub = true
		subs, k, to = append(subs, g), t, t
		if k < end && w.d.Tokens[k].Norm == "،" {
			k++
		}
		if k >= end || !strings.HasPrefix(w.d.Tokens[k].Norm, "و") {
			break
		}
		if w.d.Tokens[k].Norm == "و" {
			k++
		}
	}
	return w.mingled(subs), to
}

// apposed reports whether a list without "among them" is what the counted are made of: in brackets it adds up to the
// count, else it does not exceed it and names women and children.
func (w *work) apposed(out, subs []group, bracket bool) bool {
	sum := 0
	for _, g := range subs {
		if g.min == nil {
			return false
		}
		sum += *g.min
	}
	if len(out) > 1 || out[0].min == nil || sum > *out[0].min {
		return false
	}
	if bracket && sum == *out[0].min {
		return true
	}
	return subs[0].who == "women" || subs[0].who == "children"
}
