package web

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"tawatur"
)

// sentence says a claim in one sentence of the page's language: according to whom, when, and what as far as it was read. It is
// machine-made and stands beside the quotation, never instead of it.
func (n namer) sentence(v claimView) string {
	what := n.what(v)
	if v.Modality.ID != tawatur.Asserted {
		what = n.within(v.Modality.Label) + n.T("colon") + what
	}
	who := n.according(v)
	if v.Report.Published.Value != "" {
		who += " (" + n.dayWords(v.Report.Published.Value[:min(10, len(v.Report.Published.Value))]) + ")"
	}
	return visible(who + n.T("colon") + what)
}

// according names those who say a claim, the first speaker first and the outlet last.
func (n namer) according(v claimView) string {
	names := []string{n.T("outlet.unknown")}
	if v.Outlet != nil {
		names[0] = v.Outlet.Label
	}
	if v.From != nil {
		names = append([]string{v.From.Label}, names...)
	}
	for _, s := range v.Speakers {
		if s.Label != names[0] {
			names = append([]string{s.Label}, names...)
		}
	}
	words := n.T("said.by", "x", names[0])
	for _, name := range names[1:] {
		words += n.T("said.via", "x", name)
	}
	return words
}

// what says the act of a claim with its place, people, time and harm.
func (n namer) what(v claimView) string {
	words := n.within(v.Type.Label)
	for _, role := range []string{tawatur.PlaceAt, tawatur.PlaceOrigin, tawatur.PlaceDestination} {
		if names := placesIn(v, role); len(names) > 0 {
			words += " " + n.Term("place", role) + " " + strings.Join(names, n.T("sep"))
		}
	}
	for _, role := range roles() {
		if names := actorsIn(v, role); len(names) > 0 {
			words += n.T("said."+role, "x", strings.Join(names, n.T("sep")))
		}
	}
	if v.timed() {
		words += n.T("said.when", "x", v.Time.Words)
	}
	for _, h := range v.Harm {
		words += n.T("said.harm", "k", n.within(h.Kind.Label), "n", h.Words, "w", n.within(h.Who.Label))
	}
	return words
}

// timed reports whether the claim says when.
func (v claimView) timed() bool { return v.Time.Start+v.Time.End+v.Time.EDTF != "" || v.Time.Ongoing }

// roles are the roles of actors in the order in which pages list them.
func roles() []string {
	return []string{tawatur.RoleAgent, tawatur.RoleTarget, tawatur.RoleParty, tawatur.RoleMediator, tawatur.RoleSupporter}
}

func actorsIn(v claimView, role string) []string {
	var out []string
	for _, a := range v.Actors {
		if a.Role.ID == role {
			out = append(out, cmp.Or(a.Label, a.Mention))
		}
	}
	return out
}

func placesIn(v claimView, role string) []string {
	var out []string
	for _, p := range v.Places {
		if p.Role.ID == role && !slices.Contains(out, p.Label) {
			out = append(out, p.Label)
		}
	}
	return out
}

// within writes a label of ours as it stands inside a sentence: small, where its language has small letters. Names of bodies, which
// may be one's own, keep theirs in the middle of a label.
func (n namer) within(label string) string {
	r, size := utf8.DecodeRuneInString(label)
	return string(unicode.ToLower(r)) + label[size:]
}

// whoView is one voice with the claims that it makes.
type whoView struct {
	Who     string
	Numbers []claimNum
}

// voices gathers claims by who says them, in the order of the first of each.
func voices(nums []claimNum) []whoView {
	var out []whoView
	for _, c := range nums {
		i := slices.IndexFunc(out, func(v whoView) bool { return v.Who == c.Who })
		if i < 0 {
			i, out = len(out), append(out, whoView{Who: c.Who})
		}
		out[i].Numbers = append(out[i].Numbers, c)
	}
	return out
}

// toldView is what one report says of an event: the claim that says most, then the others.
type toldView struct {
	First claimView
	More  []claimView
}

// byReport gathers claims that stand in the order of their reports.
func byReport(claims []claimView) []toldView {
	var out []toldView
	for _, c := range claims {
		if last := len(out) - 1; last >= 0 && !c.Gone && out[last].First.Report.ID == c.Report.ID {
			out[last].More = append(out[last].More, c)
			continue
		}
		out = append(out, toldView{First: c})
	}
	return out
}

// says counts what a claim says; a denial counts for more than all, since it must not be overlooked.
func (v claimView) says() int {
	n := len(v.Actors) + len(v.Places) + 2*len(v.Harm)
	if v.timed() {
		n++
	}
	if v.Modality.ID == tawatur.Denied {
		n += 100
	}
	return n
}

// mostNumbers is how many reports one value leads to before the rest is folded away.
const mostNumbers = 6

// numberList is claims as the page leads to them: one of each report, the first few at once.
type numberList struct{ Shown, Folded []claimNum }

func oneOfEach(nums []claimNum) numberList {
	var one []claimNum
	for _, c := range nums {
		if !slices.ContainsFunc(one, func(o claimNum) bool { return o.Report == c.Report }) {
			one = append(one, c)
		}
	}
	few := min(len(one), mostNumbers)
	return numberList{one[:few], one[few:]}
}
