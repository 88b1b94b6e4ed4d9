package claim

import (
	"strings"

	"tawatur"
)

// Parts of the harmed that are told in a clause of their own: "وكان بين القتلى طفلان", "طفلان وامرأة كانوا ضمن القتلى".

// amongBack is how many sentences before such parts those may be counted whom they are of.
const amongBack = 2

// amongTheDead gives the harmed their parts told behind "من بين القتلى" or before it.
func (w *work) amongTheDead(es []harmExpr) {
	for _, s := range w.d.Sentences {
		for k := w.d.NextCue("among", s.First, s.End); k < s.End; k = w.d.NextCue("among", k+1, s.End) {
			of := k + w.d.Cue("among", k)
			kinds := w.kindsOf(of, s.End)
			if len(kinds) == 0 {
				continue
			}
			subs, _ := w.subgroups(w.pastMarks(of+1, s.End), s.End)
			if len(subs) == 0 {
				subs = w.partsBefore(k, s.First)
			}
			if e := w.wholeOf(es, k, kinds); e != nil && len(subs) > 0 && noMore(subs, e.groups[0]) {
				e.groups = append(e.groups, subs...)
			}
		}
	}
}

// kindsOf returns the kinds of harm of the definite noun for the harmed at token k: "القتلى", and of "الضحايا" those that may be meant.
func (w *work) kindsOf(k, end int) []string {
	p, ok := w.personAt(k, end)
	if !ok || p.Number != 0 || !strings.HasPrefix(w.d.Tokens[k].Norm, "ال") {
		return nil
	}
	switch p.Kind {
	case tawatur.HarmKilled, tawatur.HarmInjured:
		return []string{p.Kind}
	case tawatur.HarmCasualties:
		return []string{tawatur.HarmKilled, tawatur.HarmCasualties}
	}
	return nil
}

// partsBefore reads the parts that stand before "كانوا ضمن القتلى", up to token k.
func (w *work) partsBefore(k, from int) []group {
	if k == from || w.d.Cue("were", k-1) == 0 {
		return nil
	}
	for i := max(from, k-8); i < k-1; i++ {
		if subs, to := w.subgroups(i, k); len(subs) > 0 && to+w.d.Cue("atleast", to) == k-1 {
			return subs
		}
	}
	return nil
}

// elsewhereSince reports whether a place is told between a harm and token k, in another sentence: "وفي خاركيف سقط صاروخ وكان بين القتلى طفلان".
func (w *work) elsewhereSince(e *harmExpr, k int) bool {
	return w.sentOf[k] != e.sent && w.anyIn(w.d.Sentences[e.sent].End, k, w.d.PlaceAt)
}

// wholeOf returns the nearest harm of one of the kinds that is told before token k, of several people with no parts yet, nil for none.
func (w *work) wholeOf(es []harmExpr, k int, kinds []string) *harmExpr {
	for i := len(es) - 1; i >= 0; i-- {
		e := &es[i]
		if e.first >= k {
			continue
		}
		if w.sentOf[k]-e.sent > amongBack || w.elsewhereSince(e, k) {
			return nil
		}
		for _, kind := range kinds {
			if e.kind == kind {
				if !w.many(e.groups) || e.groups[0].min == nil {
					return nil
				}
				return e
			}
		}
	}
	return nil
}
