package event

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"tawatur"
)

// Refusal is a claim that has much in common with an event and was not joined to it.
type Refusal struct {
	// Claim, Report and Type say which claim it is; Fits is the claim of the event that it is most like.
	Claim, Report, Type, Fits string
	// In is the event that it is in, "" where nobody says.
	In string
	// Worth is what speaks for it, in tenths of a point; what speaks against it is left out.
	Worth int
	// Why says in words what spoke against it, Common what spoke for it.
	Why    string
	Common []string
}

// nearWorth is the worth from which a claim that was not joined is worth a word, and mostRefusals how many are named.
const (
	nearWorth    = threshold - 10
	mostRefusals = 10
)

// Refused lists the claims of some reports that are like those of an event and not in it, the most alike first, ten at most, each
// with what spoke against it. Others are events that the claims may be in, as far as they are at hand.
func Refused(e tawatur.Event, others []tawatur.Event, entries []tawatur.Extraction, opt Options) []Refusal {
	of := map[string]string{}
	for _, o := range append(slices.Clone(others), e) {
		for _, ref := range slices.Concat(o.Claims, o.Recalls) {
			of[ref.Report+"\x00"+ref.ID] = o.ID
		}
	}
	k := newLinker(opt)
	groups := k.grouped(entries, of)
	in := groups[e.ID]
	in = in[:min(len(in), maxChecked)]
	var refused []Refusal
	for _, id := range keys(groups) {
		if id == e.ID {
			continue
		}
		for _, it := range groups[id] {
			if r, near := k.refusal(it, in, groups[id]); near {
				r.In = id
				refused = append(refused, r)
			}
		}
	}
	slices.SortStableFunc(refused, func(a, b Refusal) int {
		return cmp.Or(cmp.Compare(b.Worth, a.Worth), cmp.Compare(a.Report, b.Report), cmp.Compare(a.Claim, b.Claim))
	})
	return refused[:min(len(refused), mostRefusals)]
}

// grouped prepares the claims of some reports by the events that they are in, those in none under "".
func (k *linker) grouped(entries []tawatur.Extraction, of map[string]string) map[string][]*item {
	groups := map[string][]*item{}
	for i, x := range once(entries) {
		if k.Texts != nil {
			k.Texts.Know(x.Report)
		}
		for _, it := range k.itemsOf(int64(i), x) {
			id := ""
			for _, t := range it.tells {
				id = cmp.Or(id, of[t.Key()])
			}
			groups[id] = append(groups[id], it)
		}
	}
	for _, items := range groups {
		sortItems(items)
	}
	return groups
}

// likeness is what two claims have in common and what keeps them apart.
type likeness struct {
	verdict
	with *item
	// against says what contradicts, empty for nothing.
	against []string
}

// closestTo returns the likeness of an item to that of some which it is most like, nil for none.
func (k *linker) closestTo(it *item, in []*item) *likeness {
	var best *likeness
	for _, o := range in {
		if l := k.likeness(it, o); l != nil && (best == nil || l.worth > best.worth) {
			best = l
		}
	}
	return best
}

// contradiction says why two claims are never in one event, "" where they can be.
func (k *linker) contradiction(a, b *item) string {
	if !k.compare(a, b).never {
		return ""
	}
	l := k.likeness(a, b)
	switch {
	case l == nil && a.Claim.Report != b.Claim.Report:
		return reason("%s and %s are two acts", a.Claim.Type, b.Claim.Type)
	case l != nil && len(l.against) > 0:
		return strings.Join(l.against, "; ")
	}
	return sameReport
}

// sameReport is why two claims of one report are not one event.
const sameReport = "one report tells both, as two"

// conflict says which claim of an event contradicts an item that fits another of its claims, or one of those that the item was
// joined with; "" for none.
func (k *linker) conflict(it *item, in, with []*item) string {
	for _, o := range in {
		if c := k.contradiction(it, o); c != "" {
			return reason("not %s of the same event: %s", o.Claim.ID, c)
		}
	}
	for _, x := range with[:min(len(with), maxChecked)] {
		for _, o := range in {
			if c := k.contradiction(x, o); c != "" {
				return reason("%s, which it is joined with, does not fit %s: %s", x.Claim.ID, o.Claim.ID, c)
			}
		}
	}
	return ""
}

// refusal says why an item is not among those of an event; with are those of the event that it is in. False where it is not near to
// any.
func (k *linker) refusal(it *item, in, with []*item) (Refusal, bool) {
	best := k.closestTo(it, in)
	if best == nil || best.worth < nearWorth {
		return Refusal{}, false
	}
	r := Refusal{
		Claim: it.Claim.ID, Report: it.Claim.Report, Type: it.Claim.Type, Fits: best.with.Claim.ID, Worth: best.worth, Common: best.why,
	}
	_, _, window := it.window()
	switch {
	case len(best.against) > 0:
		r.Why = strings.Join(best.against, "; ")
	case best.enough && window == noWindow && len(with) == 1:
		r.Why = "has no time, and fits other events as well"
	case best.enough:
		r.Why = reason("fits %s, but ", best.with.Claim.ID) + cmp.Or(k.conflict(it, in, with), "the rest of its event and of this one have too little in common")
	case it.Claim.Report == best.with.Claim.Report:
		r.Why = sameReport
	case best.worth >= threshold:
		r.Why = "alike, but nothing of it tells this event from others of its kind"
	default:
		r.Why = "too little in common"
	}
	return r, true
}

// likeness weighs two claims as weigh does, and goes on where that finds that they contradict; nil for acts of two kinds.
func (k *linker) likeness(a, b *item) *likeness {
	l := &likeness{verdict: verdict{tells: k.tells}, with: b}
	if !k.kinds(a, b, &l.verdict) {
		if a.Claim.Type != b.Claim.Type {
			return nil
		}
		l.add(20, "same type "+a.Claim.Type)
		l.contradicts("told as %s, not as %s", cmp.Or(a.Claim.Modality, tawatur.Asserted), cmp.Or(b.Claim.Modality, tawatur.Asserted))
	}
	t, p, w, h := matchTimes(a, b), k.matchPlaces(a, b), k.matchParties(a, b), k.matchTolls(a, b)
	if t.never {
		l.contradicts("another day: %s, not %s", a.dayWords(), b.dayWords())
	} else {
		l.add(t.worth, t.why)
	}
	if p.apart {
		l.contradicts("another place: %s, not %s", a.placeWords(), b.placeWords())
	} else {
		l.add(p.worth, p.why)
	}
	if w.swapped {
		l.contradicts("the sides are the other way round")
	} else {
		l.add(w.worth, w.why)
	}
	if h.never {
		l.contradicts("another toll: %s, not %s", a.tollWords(), b.tollWords())
	} else {
		l.add(h.worth, h.why)
	}
	if !k.details(a, b, &l.verdict) {
		l.contradicts("another service: %s, not %s", strings.Join(a.Claim.Services, ", "), strings.Join(b.Claim.Services, ", "))
	}
	if a.Claim.Report != b.Claim.Report {
		x := k.matchTexts(a, b, math.MinInt, 0)
		l.add(x.worth, x.why)
	}
	l.enough = len(l.against) == 0 && k.compare(a, b).enough
	return l
}

func (l *likeness) contradicts(format string, args ...any) {
	l.against = append(l.against, fmt.Sprintf(format, args...))
}

// dayWords says the days that a claim is about, or how else its time is known.
func (it *item) dayWords() string {
	t := it.Claim.Time
	switch {
	case t.Start != "" && t.End != "" && t.End != t.Start:
		return t.Start + ".." + t.End
	case t.Start+t.End != "":
		return cmp.Or(t.Start, "until "+t.End)
	case it.lo != noDay || it.hi != noDay:
		return "a day that its report implies"
	}
	return "news of " + it.Published[:min(len(it.Published), 10)]
}

// tollWords says how many a claim tells of.
func (it *item) tollWords() string {
	var said []string
	for _, h := range it.Claim.Harm {
		if h.Kind == tawatur.HarmKilled || h.Kind == tawatur.HarmInjured {
			said = append(said, cmp.Or(h.Mention.Text, h.Kind))
		}
	}
	return strings.Join(said, ", ")
}

// placeWords names the places of a claim, its villages where it names some.
func (it *item) placeWords() string {
	places := it.places
	if len(it.villages) > 0 {
		places = it.villages
	}
	var names []string
	for _, p := range places {
		names = add(names, cmp.Or(p.NameEN, p.Mention.Text, p.ID))
	}
	return strings.Join(names, ", ")
}
