package event

import (
	"cmp"
	"slices"
	"sort"
	"strings"
	"time"

	"tawatur"
	"tawatur/internal/weigh/shelf"
)

// item is a claim prepared for comparing: its days as numbers, its actors by side, its places by id.
type item struct {
	Member
	id       shelf.Item
	sheet    *sheet        // nil where it is compared without a shelf
	at       int64         // when its report was published: see instant
	prints   []shelf.Print // fingerprints around all tellings; nil until asked for
	entries  []shelf.Entry
	tells    []*item // this claim as the report has it, and its retellings
	rule     typeRule
	pub      int // day of publication, noDay when unknown
	lo, hi   int // first and last day as the claim says; noDay where it says nothing
	newest   int // newest day of which the report tells, noDay when it states none
	lasting  bool
	does     []string // agents and supporters
	suffers  []string // targets
	all      []string // everyone but civilians as targets, sorted
	parties  bool     // some are parties without sides
	places   []tawatur.PlaceRef
	villages []tawatur.PlaceRef // those of places that are settlements or sites
	crowded  bool               // its report tells many acts around it: see crowdReport
	speakers []string
	ownName  bool // the outlet tells it in its own name: it cites nobody, or its own correspondent
	killed   *[2]int
	injured  *[2]int
}

// noDay stands for a day that nobody states.
const noDay = shelf.NoDay

// Member is a claim with what its report adds to it. Merging needs nothing else. The claim is not its own, and never changed.
type Member struct {
	Claim  *tawatur.Claim
	Outlet string
	// From is the outlet whose report it is when Outlet only passed it on, "" otherwise.
	From string
	// Unsigned says that Outlet passed it on from somebody whose name is not kept.
	Unsigned bool
	// Published is the ISO date or date-time of its report, "" when unknown.
	Published string
}

// voice returns the outlet whose words a claim is in: who forwards a post adds nothing to it.
func (m Member) voice() string { return cmp.Or(m.From, m.Outlet) }

// Key names a claim across reports and orders members of the same day.
func (m Member) Key() string { return m.Claim.Report + "\x00" + m.Claim.ID }

// Members lists the claims of the extractions once each, in an order that does not depend on that of the entries.
func Members(entries []tawatur.Extraction) []Member {
	var out []Member
	for _, e := range entries {
		m := Member{}
		if e.Report.Outlet != nil {
			m.Outlet = e.Report.Outlet.ID
		}
		if from := e.Report.ForwardedFrom(); from != m.Outlet {
			m.From = from
		}
		m.Unsigned = e.Report.Forwarded != nil && e.Report.Forwarded.From == nil
		if e.Report.Published.Day() != "" {
			m.Published = *e.Report.Published.Value
		}
		out = slices.Grow(out, len(e.Claims))
		for i := range e.Claims {
			m.Claim = &e.Claims[i]
			if m.Claim.Report != e.Report.ID {
				c := *m.Claim
				c.Report = e.Report.ID
				m.Claim = &c
			}
			out = append(out, m)
		}
	}
	slices.SortFunc(out, func(a, b Member) int {
		if a.Published != b.Published {
			if by := cmp.Compare(instant(a.Published), instant(b.Published)); by != 0 {
				return by
			}
		}
		return cmp.Or(cmp.Compare(a.Claim.Report, b.Claim.Report), cmp.Compare(a.Claim.ID, b.Claim.ID))
	})
	return slices.CompactFunc(out, func(a, b Member) bool { return a.Claim.ID == b.Claim.ID && a.Claim.Report == b.Claim.Report })
}

// sortItems puts items into the canonical order of their claims: by publication, undated reports last, then by key. The first is the
// founding claim.
func sortItems(items []*item) { slices.SortFunc(items, inOrder) }

func inOrder(a, b *item) int {
	if a.at != b.at {
		return cmp.Compare(a.at, b.at)
	}
	return cmp.Or(strings.Compare(a.Claim.Report, b.Claim.Report), strings.Compare(a.Claim.ID, b.Claim.ID))
}

// never is the instant of what has none.
const never = 1 << 60

// instant returns seconds since 1970, a bare date being its first second; the far future for an unknown one.
func instant(s string) int64 {
	if s == "" {
		return never
	}
	if len(s) <= len(time.DateOnly) { // what is no date-time is not tried as one: an error costs more than a date
		if t, err := time.Parse(time.DateOnly, s); err == nil {
			return t.Unix()
		}
		return never
	}
	for _, layout := range [...]string{time.RFC3339, "2006-01-02T15:04:05"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t.Unix()
		}
	}
	return never
}

// prepare turns members into items.
func (k *linker) prepare(ms []Member) []*item {
	out := make([]*item, len(ms))
	for i, m := range ms {
		it := &item{Member: m, at: instant(m.Published), rule: k.rules.of(m.Claim.Type), pub: shelf.Day(m.Published)}
		it.lo, it.hi = shelf.Day(m.Claim.Time.Start), shelf.Day(m.Claim.Time.End)
		it.lasting = m.Claim.Time.Ongoing || it.rule.rule == ruleLasting
		it.setActors(m.Claim.Actors)
		it.takeSides()
		it.places = k.places(m.Claim.Places)
		it.villages = villages(it.places)
		it.ownName = m.voice() != "" && !m.Unsigned
		for _, s := range m.Claim.Sources {
			it.ownName = it.ownName && k.ownSource(s.ID)
			if s.ID != "" && !k.generic(s.ID) {
				it.speakers = append(it.speakers, s.ID)
			}
		}
		it.killed = toll(m.Claim.Harm, tawatur.HarmKilled)
		it.injured = toll(m.Claim.Harm, tawatur.HarmInjured)
		it.tells = []*item{it}
		out[i] = it
	}
	return out
}

// change lets an item become other than what it tells: that stays as the report has it.
func (it *item) change() {
	if it.tells[0] == it {
		was := *it
		it.tells = []*item{&was}
	}
}

func (it *item) setActors(as []tawatur.ActorRef) {
	for _, a := range as {
		if a.ID == "" || a.ID == gunmen && a.Role != tawatur.RoleTarget {
			continue
		}
		switch a.Role {
		case tawatur.RoleTarget:
			it.suffers = add(it.suffers, a.ID)
		case tawatur.RoleAgent, tawatur.RoleSupporter:
			it.does = add(it.does, a.ID)
		default:
			it.parties = true
		}
		if a.Role != tawatur.RoleTarget || a.ID != civilians {
			it.all = add(it.all, a.ID)
		}
	}
	sort.Strings(it.all)
}

// takeSides makes parties of a one-sided act the doers when the report names nobody else: who is named beside an attack
// with no other role is, more often than not, who made it.
func (it *item) takeSides() {
	if it.rule.rule == ruleAct && it.parties && len(it.does)+len(it.suffers) == 0 {
		it.does, it.parties = slices.Clone(it.all), false
	}
}

// civilians are in the target of most claims, so that they tell no event from another; who is only told to be a gunman or a suicide bomber may be
// anybody's, and is nobody in particular.
const civilians, gunmen = "civilians", "gunmen-unknown"

func add(xs []string, x string) []string {
	if slices.Contains(xs, x) {
		return xs
	}
	return append(xs, x)
}

// noBound is the highest number of a toll that is told as the least.
const noBound = 1 << 30

// toll returns the largest bounded number of one kind of harm, as lowest and highest; nil when no number is stated.
// The largest, since a part ("among them a woman") is never more than the whole.
func toll(hs []tawatur.Harm, kind string) *[2]int {
	var out *[2]int
	for _, h := range hs {
		if h.Kind != kind || h.Min == nil && h.Max == nil {
			continue
		}
		lo, hi := 0, noBound
		if h.Min != nil {
			lo = *h.Min
		}
		if h.Max != nil {
			hi = *h.Max
		}
		if out == nil || lo > out[0] || lo == out[0] && hi < out[1] {
			out = &[2]int{lo, hi}
		}
	}
	return out
}
