package web

import (
	"slices"
	"strings"

	"tawatur/arabic"
)

// alike finds the quotations that are one name in other spellings: with or without quotation marks, and behind و ف ب ل ك ("وميليشيا
// قسد", `ميليشيا "قسد"`). Each stands under the barest of them, which is a quotation too.
type alike struct {
	// firsts are the first words that stand before the same other words, by kind and these.
	firsts map[[2]string][]string
	// as is the quotation that stands for a name.
	as map[[3]string]string
}

func newAlike() *alike { return &alike{map[[2]string][]string{}, map[[3]string]string{}} }

// parted folds a quotation and parts its first word from the others.
func parted(words string) (first, rest string) {
	folded := arabic.Words(words)
	for i, w := range folded {
		folded[i] = strings.Map(func(r rune) rune {
			if arabic.IsLetter(r) {
				return r
			}
			return -1
		}, w)
	}
	folded = slices.DeleteFunc(folded, func(w string) bool { return w == "" })
	if len(folded) == 0 {
		return words, ""
	}
	return folded[0], strings.Join(folded[1:], " ")
}

// know notes a quotation of a kind (of an actor, say); all are noted before the first is asked for.
func (a *alike) know(kind, words string) {
	first, rest := parted(words)
	key := [2]string{kind, rest}
	if !slices.Contains(a.firsts[key], first) {
		a.firsts[key] = append(a.firsts[key], first)
	}
	at := [3]string{kind, rest, first}
	if was, ok := a.as[at]; !ok || len(words) < len(was) || len(words) == len(was) && words < was {
		a.as[at] = words
	}
}

// name returns the quotation under which one stands.
func (a *alike) name(kind, words string) string {
	first, rest := parted(words)
	best := first
	for _, other := range a.firsts[[2]string{kind, rest}] {
		if other != first && (best == first || len(other) < len(best)) && slices.Contains(arabic.Attached(other), first) {
			best = other
		}
	}
	return a.as[[3]string{kind, rest, best}]
}
