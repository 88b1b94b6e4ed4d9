package event

import (
	"slices"

	"tawatur"
)

// Answers to the question whether two claims go back to different origins.
const (
	Independent   = "yes"
	Dependent     = "no"
	NotKnownWhich = "unknown"
)

// dependentShare is how much of the shorter evidence's words must stand in the other for the one to be taken from the other.
const dependentShare = 0.75

// Independence says whether two claims of one event go back to different origins, and why, in words. "No" needs a sign: one
// outlet or owner, one speaker or two of one body, words in common. "Yes" needs somebody who answers for either, a named speaker or
// an outlet in its own name, and no such sign. All else is unknown: people without a name, and a page of nobody, may have it from
// anyone.
func Independence(a, b Member, opt Options) (answer, why string) {
	k := newLinker(opt)
	items := k.prepare([]Member{a, b})
	return k.independence(items[0], items[1])
}

func (k *linker) independence(x, y *item) (answer, why string) {
	if why := k.dependence(x, y); why != "" {
		return Dependent, why
	}
	a, b := x.answers(), y.answers()
	switch {
	case a != "" && b != "":
		return Independent, voicesApart(x, y)
	case a != "" || b != "":
		return NotKnownWhich, "whom one of them has it from is not known"
	}
	return NotKnownWhich, "whom either has it from is not known"
}

// voicesApart says whose two claims are that nothing joins.
func voicesApart(x, y *item) string {
	a, b := x.answers(), y.answers()
	switch {
	case len(x.speakers) > 0 && len(y.speakers) > 0:
		return reason("they cite different speakers, %s and %s", a, b)
	case len(x.speakers) > 0:
		return reason("%s tells it in its own name, the other cites %s", b, a)
	case len(y.speakers) > 0:
		return reason("%s tells it in its own name, the other cites %s", a, b)
	}
	return reason("%s and %s each tell it in their own name", a, b)
}

// IndependenceOfReports answers for two reports as [Independence] does for two claims: "no" as soon as a sign joins what both
// tell of one occasion, which they may yet tell too differently to be linked.
func IndependenceOfReports(a, b []Member, opt Options) (answer, why string) {
	k := newLinker(opt)
	answer, why = NotKnownWhich, "they tell of no occasion in common"
	xs, ys := k.prepare(a), k.prepare(b)
	for _, x := range xs {
		for _, y := range ys {
			if !k.oneOccasion(x, y) {
				continue
			}
			switch got, because := k.independence(x, y); {
			case got == Dependent:
				return got, because
			case answer != Independent:
				answer, why = got, because
			}
		}
	}
	return answer, why
}

// oneOccasion reports whether two claims may be of one occasion: by their kind, days and places, whatever numbers and parties
// they give, or by a number that nobody comes upon twice. One voice may be quoted on a village here and on its governorate there.
// The night of an attack belongs to either day.
func (k *linker) oneOccasion(x, y *item) bool {
	if publishedTogether(x, y) && sameFigures(x, y) {
		return true
	}
	if !k.kinds(x, y, &verdict{}) || x.summary() || y.summary() || !withinDays(x, y, 1) {
		return false
	}
	least := sameWorth(rank(tawatur.PrecisionDistrict))
	if k.sameVoice(x, y) != "" {
		least = insideWorth(rank(tawatur.PrecisionGovernorate))
	}
	return k.matchPlaces(x, y).worth >= least
}

// telling is a count that two reports do not come upon by chance, and the least of which two together are.
const (
	telling     = 10
	tellingPair = 3
)

// sameFigures reports whether two claims count as many killed or injured, or at least as many: ten and more, or three and more
// of each.
func sameFigures(x, y *item) bool {
	same := func(a, b *[2]int, least int) bool { return a != nil && b != nil && a[0] == b[0] && a[0] >= least }
	return same(x.killed, y.killed, telling) || same(x.injured, y.injured, telling) ||
		same(x.killed, y.killed, tellingPair) && same(x.injured, y.injured, tellingPair)
}

// dependence returns the sign that two claims have one origin, "" for none.
func (k *linker) dependence(x, y *item) string {
	owner := k.owner(x.Member)
	switch {
	case x.Claim.Report == y.Claim.Report:
		return "one report tells both"
	case owner != "" && owner == k.owner(y.Member):
		return oneOutlet(x.Member, y.Member, owner)
	}
	if why := k.sameVoice(x, y); why != "" {
		return why
	}
	if k.Texts != nil && k.copied(x.Claim, y.Claim) {
		return "they share a passage"
	}
	return ""
}

// sameVoice returns how two claims go back to one speaker, "" if they do not: both cite it, one cites a part of it, or one is
// its own report.
func (k *linker) sameVoice(x, y *item) string {
	for _, s := range x.speakers {
		if i := slices.IndexFunc(y.speakers, func(o string) bool { return k.relation(s, o) >= kin }); i >= 0 {
			if s == y.speakers[i] {
				return reason("both cite %s", s)
			}
			return reason("they cite %s and %s, one a part of the other", s, y.speakers[i])
		}
	}
	for _, p := range [2][2]*item{{x, y}, {y, x}} {
		if own := p[0].voice(); own != "" && slices.Contains(p[1].speakers, own) {
			return reason("one is told by %s, whom the other cites", own)
		}
	}
	return ""
}

// IndependenceOf answers for two origins of an event: "yes" as soon as one claim of each is independent of the other, "no"
// never, since origins are what no sign joins.
func IndependenceOf(e tawatur.Event, i, j int, member func(claim string) (Member, bool), opt Options) (answer, why string) {
	answer, why = NotKnownWhich, "whom either has it from is not known"
	for _, a := range claimsOf(e, e.Origins[i]) {
		for _, b := range claimsOf(e, e.Origins[j]) {
			x, ok := member(a)
			y, found := member(b)
			if !ok || !found {
				continue
			}
			switch got, because := Independence(x, y, opt); got {
			case Independent:
				return got, because
			case NotKnownWhich:
				why = because
			}
		}
	}
	return answer, why
}

// claimsOf lists the claims of an event that go back to an origin.
func claimsOf(e tawatur.Event, o tawatur.Origin) []string {
	var out []string
	for _, c := range e.Claims {
		if slices.Contains(o.Reports, c.Report) {
			out = append(out, c.ID)
		}
	}
	return out
}
