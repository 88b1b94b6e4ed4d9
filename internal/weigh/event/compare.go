package event

import (
	"math"
	"slices"
	"strings"

	"tawatur"
)

// threshold is the least worth, in tenths of a point, for which two claims are linked.
const threshold = 50

// verdict is how two claims compare.
type verdict struct {
	worth int
	// never forbids that both are ever in one event.
	never bool
	// tells is whether it says why.
	tells bool
	// enough is set when the evidence is of a kind that identifies an event, whatever its worth.
	enough bool
	why    []string
}

// compare weighs two claims, whichever comes first.
func (k *linker) compare(a, b *item) verdict { return k.weigh(a, b, math.MinInt) }

// contradict reports whether two claims are never in one event.
func (k *linker) contradict(a, b *item) bool { return k.weigh(a, b, math.MaxInt).never }

// weigh compares two claims whose worth counts only from least on, and where it is enough: words, which cost most to compare, are left out where
// they could not lift it so far.
func (k *linker) weigh(a, b *item, least int) verdict {
	if inOrder(b, a) < 0 {
		a, b = b, a
	}
	v := verdict{tells: k.tells}
	if !k.kinds(a, b, &v) {
		return verdict{never: true}
	}
	t := matchTimes(a, b)
	if t.never {
		return verdict{never: true}
	}
	w := k.matchParties(a, b)
	if w.swapped {
		return verdict{never: true}
	}
	p := k.matchPlaces(a, b)
	if p.apart {
		return verdict{never: true}
	}
	h := k.matchTolls(a, b)
	if h.never {
		return verdict{never: true}
	}
	v.add(t.worth, t.why)
	v.add(p.worth, p.why)
	v.add(w.worth, w.why)
	v.add(h.worth, h.why)
	if !k.details(a, b, &v) {
		return verdict{never: true}
	}
	if a.Claim.Report == b.Claim.Report {
		v.enough = k.sameInReport(a, b, t, p, w)
		v.never = !v.enough && !mayBeOneAct(a, b, t, p, w)
		return v
	}
	if v.worth+mostTextWorth < least || least > math.MinInt && !k.mayIdentify(a, b, t, p, w, h) {
		return v // words could not make up for what is lacking
	}
	x := k.matchTexts(a, b, least, v.worth)
	v.add(x.worth, x.why)
	v.enough = v.worth >= threshold && k.identifies(a, b, t, p, w, h, x)
	return v
}

// add adds to the worth, and says why in some words where it is asked to.
func (v *verdict) add(worth int, words ...string) {
	v.worth += worth
	if !v.tells || worth <= 0 {
		return
	}
	if why := strings.Join(words, ""); why != "" {
		v.why = append(v.why, why)
	}
}

// kinds compares type and modality; false when they can never be one event.
func (k *linker) kinds(a, b *item, v *verdict) bool {
	if modalityClass(a.Claim.Modality) != modalityClass(b.Claim.Modality) {
		if a.Claim.Type != b.Claim.Type || !fulfilled(a, b) {
			return false
		}
		v.add(-5, "")
	}
	if a.Claim.Type == b.Claim.Type {
		v.add(20, "same type ", a.Claim.Type)
		return true
	}
	p, ok := k.rules.pairs[[2]string{a.Claim.Type, b.Claim.Type}]
	if !ok || a.Claim.Report == b.Claim.Report && !p.same {
		return false
	}
	v.add(p.worth, min(a.Claim.Type, b.Claim.Type), " and ", max(a.Claim.Type, b.Claim.Type), " can be one act")
	return true
}

// fulfilled reports whether one claim can tell the doing of what the other tells as planned: a meeting, a lifting, a
// release. What is planned in war and what happens are two things.
func fulfilled(a, b *item) bool {
	planned := a.Claim.Modality == tawatur.Planned && modalityClass(b.Claim.Modality) == tawatur.Asserted ||
		b.Claim.Modality == tawatur.Planned && modalityClass(a.Claim.Modality) == tawatur.Asserted
	return planned && (a.rule.rule == ruleMutual && a.rule.family != "violence" || a.Claim.Type == typeLifted)
}

// modalityClass puts a denial with what it denies; suppositions never meet facts.
func modalityClass(m string) string {
	if m == tawatur.Denied || m == "" {
		return tawatur.Asserted
	}
	return m
}

// details compares services, means and speakers; false for two different services.
func (k *linker) details(a, b *item, v *verdict) bool {
	if len(a.Claim.Services) > 0 && len(b.Claim.Services) > 0 {
		if !meets(a.Claim.Services, b.Claim.Services) {
			return false
		}
		v.add(8, "same service")
	}
	if len(a.Claim.Means) > 0 && len(b.Claim.Means) > 0 {
		if meets(a.Claim.Means, b.Claim.Means) {
			v.add(4, "same means")
		} else {
			v.add(-3, "")
		}
	}
	if meets(a.speakers, b.speakers) {
		v.add(4, "same speaker cited")
	}
	return true
}

func meets(a, b []string) bool {
	return slices.ContainsFunc(a, func(x string) bool { return slices.Contains(b, x) })
}

// A toll that is farToll times the other, and of manyDead at least, is that of a day or a war, and no act's: tolls rise, but seldom so
// far. That nobody died is not held against any.
const farToll, manyDead = 10, 50

// tollMatch is how the counts of harm agree.
type tollMatch struct {
	worth int
	equal bool // an exact number that is not small, equal in both
	same  bool // an exact number, however small, equal in both
	apart bool // one is several times the other
	never bool // so many times that they are not of one act
	why   string
}

// leastToll is what it is worth that both tell one number, and one of them as the least; from rareToll on such a number is seldom that of two acts.
const leastToll, rareToll = 6, 30

// counted reports whether a number was counted rather than guessed: tens and hundreds are often a guess.
func counted(n int) bool { return n > 10 && n%10 != 0 }

func (k *linker) matchTolls(a, b *item) tollMatch {
	m := tollMatch{}
	for i, pair := range [2][2]*[2]int{{a.killed, b.killed}, {a.injured, b.injured}} {
		x, y := pair[0], pair[1]
		if x == nil || y == nil {
			continue
		}
		what := [2]string{"killed", "injured"}[i]
		switch {
		case *x == *y && x[0] == x[1] && x[0] >= 3:
			m.worth, m.equal, m.same = m.worth+15, true, true
			if k.tells {
				m.why = reason("same number %s: %d", what, x[0])
			}
		case *x == *y && x[0] == x[1]:
			m.worth, m.same = m.worth+6, true
		case x[0] == y[0] && (x[1] == noBound || y[1] == noBound) && counted(x[0]):
			m.worth, m.same, m.equal = m.worth+leastToll, true, m.equal || x[0] >= rareToll
			if k.tells {
				m.why = reason("same number %s, as the least: %d", what, x[0])
			}
		case x[0] <= y[1] && y[0] <= x[1]:
			m.worth += 3
		case min(x[1], y[1])*4 < max(x[0], y[0]):
			m.worth, m.apart = m.worth-14, true
			m.never = m.never || !m.equal && min(x[1], y[1]) > 0 && min(x[1], y[1])*farToll <= max(x[0], y[0]) && max(x[0], y[0]) >= manyDead
		default:
			m.worth -= 6
		}
	}
	return m
}

// What agreement in words adds at most, and what of it a passage does that both reports have.
const mostTextWorth, passageWorth = 33, 8

// From which share on words are the same, much the same, or alike, and what that is worth.
const (
	sameShare, sameTextWorth   = 0.6, 25
	muchShare, muchTextWorth   = 0.4, 15
	alikeShare, alikeTextWorth = 0.25, 7
)

// From which share on words were taken from one another, alone and in a passage that both reports have.
const copiedShare, copiedNearShare = 0.75, 0.5

// textMatch is how the evidence agrees in words.
type textMatch struct {
	worth  int
	copied bool
	near   bool
	close  bool
	why    string
}

// matchTexts compares the words of two claims that are worth so much without them. For a passage it looks only where that could
// lift the worth to least.
func (k *linker) matchTexts(a, b *item, least, worth int) textMatch {
	if k.Texts == nil {
		return textMatch{}
	}
	share := k.share(a, b, usefulShare(least, worth))
	m := textMatch{copied: share >= copiedShare, close: share >= muchShare}
	switch {
	case share >= sameShare:
		m.worth, m.why = sameTextWorth, "the same words"
	case share >= muchShare:
		m.worth, m.why = muchTextWorth, "much the same words"
	case share >= alikeShare:
		m.worth = alikeTextWorth
	}
	if worth+m.worth+passageWorth >= least && k.near(a, b) {
		m.near, m.copied = true, m.copied || share >= copiedNearShare
		m.worth, m.why = m.worth+passageWorth, "a passage that both reports have"
	}
	return m
}

// usefulShare is how much agreement in words it takes, with a passage, to lift a worth to least.
func usefulShare(least, worth int) float64 {
	switch worth += passageWorth; {
	case worth+muchTextWorth < least:
		return sameShare
	case worth+alikeTextWorth < least:
		return muchShare
	}
	return alikeShare
}

// share returns the best agreement in words between any two tellings, from a least one on.
func (k *linker) share(a, b *item, least float64) (share float64) {
	for i := range a.tells {
		for j := range b.tells {
			share = max(share, k.Texts.Share(a.tells[i].Claim, b.tells[j].Claim, least))
		}
	}
	return share
}

// near reports whether any two tellings stand in a passage that both reports have.
func (k *linker) near(a, b *item) bool {
	for i := range a.tells {
		for j := range b.tells {
			if k.Texts.Near(a.tells[i].Claim, b.tells[j].Claim) {
				return true
			}
		}
	}
	return false
}

// copied reports whether so much of one claim's words stands in another's that it was taken from it.
func (k *linker) copied(a, b *tawatur.Claim) bool {
	return k.Texts.Share(a, b, dependentShare) >= dependentShare || k.Texts.Near(a, b)
}

// bothTolls is what equal numbers of killed and of injured are worth, or one that is not small; sameNews what it is worth
// that both are news of one or two days.
const bothTolls, sameNews = 12, 10

// mayIdentify reports whether there are words with which the evidence would identify an event. Most pairs lack so much that only words taken from one
// another would: of these it asks whether they have half of them in common.
func (k *linker) mayIdentify(a, b *item, t timeMatch, p placeMatch, w partyMatch, h tollMatch) bool {
	x := textMatch{near: true, close: true}
	if k.identifies(a, b, t, p, w, h, x) {
		return true
	}
	x.copied = true
	return k.Texts != nil && k.identifies(a, b, t, p, w, h, x) && k.share(a, b, copiedNearShare) > 0
}

// identifies reports whether the evidence is of a kind that points to one event and not merely to two alike.
func (k *linker) identifies(a, b *item, t timeMatch, p placeMatch, w partyMatch, h tollMatch, x textMatch) bool {
	sameType := a.Claim.Type == b.Claim.Type
	if a.rule.rule == ruleSpeech {
		return sameType && sameSpeech(a, b, w, x) && contemporary(a, b, t)
	}
	if a.summary() || b.summary() {
		return x.copied && sameType && t.near && publishedTogether(a, b)
	}
	if w.slain && a.harms() && b.harms() {
		return contemporary(a, b, t)
	}
	if t.next {
		return p.narrow && w.agents && (h.worth >= bothTolls || h.worth > 0 && x.close)
	}
	if x.copied {
		return contemporary(a, b, t)
	}
	if a.free() || b.free() {
		return sameType && (p.narrow || p.wide && !wideAndNarrow(a, b, p)) && knownWithoutDay(a, b, w, h)
	}
	if a.passing() || b.passing() {
		return h.equal && (p.narrow || p.wide) || x.near && p.narrow
	}
	if (a.crowded || b.crowded) && p.narrow && !h.same && !x.near && !(t.worth >= sameNews && k.alone(a, b, p)) {
		return false
	}
	known := w.agents || w.targets || w.shared > 0
	if p.beside && h.worth < 0 || p.narrow && h.worth <= 0 && !x.close && !x.near && !firm(a, b, t, p, w) {
		return false
	}
	switch {
	case p.narrow && t.worth >= sameNews && h.worth > 0:
		return true
	case p.narrow:
		return t.near || k.oneVillage(a, b, t, p) || known && (t.worth > 0 || h.equal || w.agents && w.targets || w.shared > 1 || x.near)
	case h.equal && t.worth > 0:
		return known || p.wide
	case !sameType:
		return false
	case w.agents && w.targets || w.shared > 1:
		return (p.wide || x.near || t.near && p.worth >= 0) && !wideAndNarrow(a, b, p)
	}
	return t.near && x.near && known
}

// harms reports whether a claim tells of dead or hurt, as one of an attempt or of a blow at a man's house need not.
func (it *item) harms() bool { return it.killed != nil || it.Claim.Type == "attack" }

// publishedTogether reports whether two reports came out within days of each other: sums of a year so far grow, though
// the words around them stay.
func publishedTogether(a, b *item) bool {
	return a.pub != noDay && b.pub != noDay && max(a.pub-b.pub, b.pub-a.pub) <= freshDays
}

// firm reports whether days, place and parties alone can tell one act from another: not where the place is a neighbour's
// and the day left open, nor where it is one of many and the parties are others or not known.
func firm(a, b *item, t timeMatch, p placeMatch, w partyMatch) bool {
	many := max(len(a.villages), len(b.villages))
	switch {
	case w.others:
		return !p.beside && many == 1
	case p.beside:
		return t.near
	}
	return many <= 2 || w.agents || w.targets || w.shared > 0
}

// alone reports whether the place of two claims tells their act from others in a crowd: the same village, no great city, and on no list
// of villages.
func (k *linker) alone(a, b *item, p placeMatch) bool {
	return p.same && max(len(a.villages), len(b.villages)) <= 2 && !slices.ContainsFunc(a.villages, k.city) && !slices.ContainsFunc(b.villages, k.city)
}

// oneVillage reports whether two claims are news of the same days from one village, and neither lays the act to another than
// the other does. A great city has many acts in a day.
func (k *linker) oneVillage(a, b *item, t timeMatch, p placeMatch) bool {
	return t.worth > 0 && p.narrow && publishedTogether(a, b) && len(a.does)*len(b.does) == 0 &&
		!slices.ContainsFunc(a.villages, k.city) && !slices.ContainsFunc(b.villages, k.city)
}

// contemporary reports whether days or dates of publication speak for one occasion, or one report has neither: bodies
// word what they say and do often alike, months apart.
func contemporary(a, b *item, t timeMatch) bool {
	return t.worth > 0 || a.pub == noDay || b.pub == noDay || publishedTogether(a, b)
}

// knownWithoutDay reports whether the parties alone, or a number with them, tell an event from others of its kind: a
// village is shelled by the same side many times, but besieged once.
func knownWithoutDay(a, b *item, w partyMatch, h tollMatch) bool {
	if a.lasting && b.lasting {
		return w.agents || w.targets
	}
	return w.agents && w.targets || w.shared > 1 || h.equal && (w.agents || w.targets)
}

// wideAndNarrow reports whether one claim speaks of a village and the other of a whole region: the region's event does
// not swallow the village's.
func wideAndNarrow(a, b *item, p placeMatch) bool {
	return p.wide && slices.ContainsFunc(a.places, narrow) != slices.ContainsFunc(b.places, narrow) && !sharesID(a, b)
}

func sharesID(a, b *item) bool {
	return slices.ContainsFunc(a.places, func(x tawatur.PlaceRef) bool {
		return slices.ContainsFunc(b.places, func(y tawatur.PlaceRef) bool { return x.ID == y.ID })
	})
}

// sameSpeech reports whether two speech acts are one: same speaker and addressee within two days or in one statement.
func sameSpeech(a, b *item, w partyMatch, x textMatch) bool {
	if !w.agents {
		return x.copied
	}
	bothSilent := len(a.suffers) == 0 && len(b.suffers) == 0
	if !w.targets && !bothSilent {
		return x.copied
	}
	if bothSilent {
		return x.copied || x.near && x.close
	}
	return x.near || withinDays(a, b, 2)
}

func withinDays(a, b *item, n int) bool {
	da, db := a.spokenOn(), b.spokenOn()
	return da != noDay && db != noDay && max(da-db, db-da) <= n
}

// spokenOn is the day stated, else that of publication.
func (it *item) spokenOn() int {
	if it.lo != noDay {
		return it.lo
	}
	return it.pub
}

// sameInReport reports whether two claims of one report are the same occasion told twice. The reader tells occasions
// apart on purpose, so everything that either says must be said by the other or left open.
func (k *linker) sameInReport(a, b *item, t timeMatch, p placeMatch, w partyMatch) bool {
	if a.killed != nil && b.killed != nil && *a.killed != *b.killed || w.worth < 0 || w.mixed {
		return false
	}
	if a.Claim.Type == b.Claim.Type {
		return subset(a.does, b.does) && subset(a.suffers, b.suffers) && subset(a.all, b.all) &&
			(samePlaces(a, b) || len(a.places)*len(b.places) == 0 && slices.Equal(a.all, b.all)) &&
			len(a.places)+len(b.places)+len(a.all) > 0 && (a.rule.rule != ruleSpeech || w.targets) && t.worth >= 0
	}
	if a.rule.rule == ruleLasting {
		return w.agents && p.narrow && t.worth >= 0
	}
	return p.narrow && samePlaces(a, b) && t.near
}

// mayBeOneAct reports whether two claims that a report tells apart may still be one act, if others tell both as one: news of one village, and of nothing else do
// they say different things.
func mayBeOneAct(a, b *item, t timeMatch, p placeMatch, w partyMatch) bool {
	return a.Claim.Type == b.Claim.Type && a.rule.rule == ruleAct && p.narrow && samePlaces(a, b) && t.worth >= 0 && w.worth >= 0 && !w.mixed &&
		(a.killed == nil || b.killed == nil || *a.killed == *b.killed)
}

// subset reports whether one set holds the other; an empty set is one that was left open.
func subset(a, b []string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return !slices.ContainsFunc(a, func(x string) bool { return !slices.Contains(b, x) })
}

// samePlaces reports whether two claims name places and one names no other than the other.
func samePlaces(a, b *item) bool {
	ids := func(it *item) (out []string) {
		for _, p := range it.places {
			out = add(out, p.ID)
		}
		return out
	}
	x, y := ids(a), ids(b)
	return len(x) > 0 && len(y) > 0 && subset(x, y)
}
