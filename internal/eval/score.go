package eval

import (
	"fmt"
	"slices"

	"tawatur"
)

// Names of slots and accuracies, as printed.
const (
	slotActors  = "actors"
	slotPlaces  = "places"
	slotHarm    = "harm (kind, min, max)"
	slotMeans   = "means"
	slotSources = "sources"
	// Dates and deaths are asked for end to end beside actors and places.
	slotDates  = "dates"
	slotDeaths = "deaths"

	accActorID  = "actor id where the mention is found"
	accCoords   = "coordinates where the mention is found"
	accDates    = "dates (gold has one)"
	accNoDate   = "no date invented (gold has none)"
	accVoice    = "outlet's own voice or someone's"
	accModality = "modality"
)

// tally counts: right and all claims, found and all gold events. In slots right counts the claims' fillers that are in
// gold, found the gold's fillers that some claim has.
type tally struct{ right, claims, found, gold int }

// scorer sums up over the reports of a gold directory.
type scorer struct {
	set     *Set
	known   map[string]bool
	all     tally
	perfect int
	types   map[string]*tally
	slots   ordered[tally]
	acc     ordered[accuracy]
	res     Result
}

type accuracy struct{ right, of int }

// ordered is a map that keeps the order of first use, in which figures are printed.
type ordered[T any] struct {
	keys []string
	m    map[string]*T
}

func (o *ordered[T]) at(k string) *T {
	if o.m == nil {
		o.m = map[string]*T{}
	}
	if o.m[k] == nil {
		o.m[k] = new(T)
		o.keys = append(o.keys, k)
	}
	return o.m[k]
}

// Score compares extractions, by report id, with the annotations. A report without an extraction counts as one without
// claims and is listed. It is an error if an extraction is of another text.
func (set *Set) Score(extractions map[string]tawatur.Extraction) (Result, error) {
	s := &scorer{set: set, known: set.known, types: map[string]*tally{}}
	s.res.Reports = len(set.names)
	for _, name := range set.names {
		x, ok := extractions[name]
		if !ok {
			s.res.MissingReports = append(s.res.MissingReports, name)
		}
		if err := s.report(name, x, ok); err != nil {
			return Result{}, err
		}
	}
	s.finish()
	return s.res, nil
}

// reader is one report being scored.
type reader struct {
	*scorer
	name, text string
	runes      []rune
	tally      tally
}

func (s *scorer) report(name string, x tawatur.Extraction, given bool) error {
	text, g := s.set.docs[name].Text, s.set.golds[name]
	if given && x.Report.Text != text {
		return fmt.Errorf("eval: score %s: the extraction's text is not the gold's, offsets cannot be compared", name)
	}
	r := &reader{scorer: s, name: name, text: text, runes: []rune(text)}
	near := make([][]span, len(g.Events))
	for i := range g.Events {
		near[i] = g.Events[i].evidence(text)
	}
	belongs := make([][]tawatur.Claim, len(g.Events))
	for _, c := range x.Claims {
		r.claim(c, g.Events, near, belongs)
	}
	for i := range g.Events {
		if !g.Events[i].Optional {
			r.event(&g.Events[i], near[i], belongs[i])
		}
	}
	s.res.PerReport = append(s.res.PerReport, ReportCount{Name: name, Right: r.tally.right, Claims: r.tally.claims,
		Found: r.tally.found, Gold: r.tally.gold})
	return nil
}

// each applies a change to the tallies of all, of the report and of the type.
func (r *reader) each(kind string, change func(*tally)) {
	t := r.types[kind]
	if t == nil {
		t = &tally{}
		r.types[kind] = t
	}
	change(&r.all)
	change(&r.tally)
	change(t)
}

// claim files a claim under the events it belongs to and counts it.
func (r *reader) claim(c tawatur.Claim, events []goldEvent, near [][]span, belongs [][]tawatur.Claim) {
	trigger := c.Trigger
	if trigger == (tawatur.Span{}) {
		trigger = c.Evidence
	}
	at, ok := inText(trigger)
	if !ok {
		return
	}
	mine, optional := 0, 0
	for i := range events {
		if !events[i].accepts(c.Type) || !touches(at, near[i]) {
			continue
		}
		belongs[i] = append(belongs[i], c)
		mine++
		if events[i].Optional {
			optional++
		}
	}
	if mine > 0 && mine == optional {
		return
	}
	r.each(c.Type, func(t *tally) { t.claims++ })
	if mine > 0 {
		r.each(c.Type, func(t *tally) { t.right++ })
		return
	}
	words := c.Evidence.Text
	if c.Evidence == (tawatur.Span{}) {
		words = trigger.Text
	}
	r.res.Extra = append(r.res.Extra, Extra{r.name, c.Type, trigger.Text, clip([]rune(words)), c.Rule})
}

// clipped is how many code points of a text the lists of misses show.
const clipped = 140

func clip(s []rune) string { return string(s[:min(len(s), clipped)]) }

// event scores one gold event with its claims.
func (r *reader) event(e *goldEvent, near []span, claims []tawatur.Claim) {
	r.each(e.Type, func(t *tally) { t.gold++ })
	if len(claims) == 0 {
		r.res.Misses = append(r.res.Misses, Miss{Report: r.name, Event: e.ID, Type: e.Type, Evidence: r.beginning(near)})
		return
	}
	r.each(e.Type, func(t *tally) { t.found++ })
	wrong := slices.DeleteFunc([]WrongSlot{
		r.actors(e, near, claims), r.places(e, near, claims), r.time(e, claims), r.harm(e, claims),
	}, WrongSlot.right)
	r.means(e, claims)
	r.sources(e, claims)
	if len(wrong) == 0 {
		r.perfect++
		return
	}
	r.res.Faults = append(r.res.Faults, Fault{
		Miss:  Miss{Report: r.name, Event: e.ID, Type: e.Type, Evidence: r.beginning(near)},
		Slots: wrong,
	})
}

// beginning is the beginning of an event's evidence.
func (r *reader) beginning(near []span) string {
	if len(near) == 0 {
		return ""
	}
	return clip(r.runes[near[0][0]:near[0][1]])
}

func (r *reader) judge(name string, right bool) {
	a := r.acc.at(name)
	a.of++
	if right {
		a.right++
	}
}

func (s *scorer) finish() {
	r := &s.res
	t := s.all
	r.GoldEvents, r.ClaimsCounted = t.gold, t.claims
	r.Precision, r.Recall = ratio(t.right, t.claims), ratio(t.found, t.gold)
	r.F1 = harmonic(r.Precision, r.Recall)
	r.EndToEndF1 = s.endToEnd(s.perfect, t.claims-t.right)
	r.setLost(s)
	for _, k := range s.slots.keys {
		v := s.slots.m[k]
		p, c := ratio(v.right, v.claims), ratio(v.found, v.gold)
		r.Slots = append(r.Slots, Slot{Name: k, Precision: p, Recall: c, F1: harmonic(p, c), Gold: v.gold})
	}
	for _, k := range s.acc.keys {
		v := s.acc.m[k]
		r.Accuracy = append(r.Accuracy, Accuracy{Name: k, Value: ratio(v.right, v.of), Of: v.of})
	}
	r.setTypes(s.types)
}

// endToEnd is the end-to-end F1 with so many perfect events and so many claims of no event.
func (s *scorer) endToEnd(perfect, strays int) float64 {
	return harmonic(ratio(perfect, s.all.found+strays), ratio(perfect, s.all.gold))
}

// ratio is a/b, and 0 where there is nothing.
func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

func harmonic(p, r float64) float64 {
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}
