package eval

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"tawatur"
)

// union gathers the fillers of a slot over an event's claims, one for each key: the last stands for all.
func union[T any](claims []tawatur.Claim, of func(tawatur.Claim) []T, key func(T) string) []T {
	var out []T
	at := map[string]int{}
	for _, c := range claims {
		for _, v := range of(c) {
			k := key(v)
			if i, ok := at[k]; ok {
				out[i] = v
				continue
			}
			at[k] = len(out)
			out = append(out, v)
		}
	}
	return out
}

// idOr returns the id, or the words where there is none.
func idOr(id string, m tawatur.Span) string {
	if id != "" {
		return id
	}
	return m.Text
}

// actors scores the actors; they are right when all of gold's were found and no others.
func (r *reader) actors(e *goldEvent, near []span, claims []tawatur.Claim) WrongSlot {
	got := union(claims, func(c tawatur.Claim) []tawatur.ActorRef { return c.Actors },
		func(a tawatur.ActorRef) string { return idOr(a.ID, a.Mention) + "\x00" + a.Role })
	want := codedActors(e.Actors)
	t := r.slots.at(slotActors)
	wrong := WrongSlot{Name: slotActors}
	for _, g := range want {
		found := slices.ContainsFunc(got, func(a tawatur.ActorRef) bool { return r.sameActor(g, near, a) })
		if g.Optional {
			continue
		}
		t.gold++
		if found {
			t.found++
		} else {
			wrong.Missing = append(wrong.Missing, filler(g.Role, r.words(g.mention, near), g.ID))
		}
	}
	t.claims += len(got)
	for _, a := range got {
		if slices.ContainsFunc(want, func(g goldActor) bool { return r.sameActor(g, near, a) }) {
			t.right++
		} else {
			wrong.Extra = append(wrong.Extra, filler(a.Role, a.Mention.Text, a.ID))
		}
	}
	r.actorIDs(want, near, got)
	return wrong
}

func codedActors(all []goldActor) []goldActor {
	return slices.DeleteFunc(slices.Clone(all), func(g goldActor) bool {
		switch g.Role {
		case tawatur.RoleAgent, tawatur.RoleTarget, tawatur.RoleParty, tawatur.RoleMediator, tawatur.RoleSupporter:
			return false
		}
		return true
	})
}

// actorIDs judges the ids of the actors whose words were found.
func (r *reader) actorIDs(want []goldActor, near []span, got []tawatur.ActorRef) {
	for _, g := range want {
		if !r.known[g.ID] {
			continue
		}
		where := g.spans(r.text, near)
		seen, right := false, false
		for _, a := range got {
			if on(a.Mention, where) {
				seen, right = true, right || a.ID == g.ID
			}
		}
		if seen {
			r.judge(accActorID, right)
		}
	}
}

// places scores the places; they are right when one of gold's was found, or none was named where gold has none.
func (r *reader) places(e *goldEvent, near []span, claims []tawatur.Claim) WrongSlot {
	got := union(claims, placesAt, func(p tawatur.PlaceRef) string { return idOr(p.ID, p.Mention) })
	t := r.slots.at(slotPlaces)
	found := 0
	for _, g := range e.Places {
		if slices.ContainsFunc(got, func(p tawatur.PlaceRef) bool { return r.samePlace(g, near, p) }) {
			found++
		}
		r.coordinates(g, near, got)
	}
	t.gold += len(e.Places)
	t.found += found
	t.claims += len(got)
	for _, p := range got {
		if slices.ContainsFunc(e.Places, func(g goldPlace) bool { return r.samePlace(g, near, p) }) {
			t.right++
		}
	}
	wrong := WrongSlot{Name: slotPlaces}
	if found > 0 {
		return wrong
	}
	for _, g := range e.Places {
		wrong.Missing = append(wrong.Missing, filler("", r.words(g.mention, near), g.ID))
	}
	for _, p := range got {
		wrong.Extra = append(wrong.Extra, filler("", p.Mention.Text, p.ID))
	}
	return wrong
}

func placesAt(c tawatur.Claim) []tawatur.PlaceRef {
	return slices.DeleteFunc(slices.Clone(c.Places), func(p tawatur.PlaceRef) bool {
		return p.Role != "" && p.Role != tawatur.PlaceAt
	})
}

// coordinates judges the coordinates of a place whose words were found.
func (r *reader) coordinates(g goldPlace, near []span, got []tawatur.PlaceRef) {
	if g.Lat == nil {
		return
	}
	where := g.spans(r.text, near)
	seen, right := false, false
	for _, p := range got {
		if on(p.Mention, where) {
			seen, right = true, right || g.within(p)
		}
	}
	if seen {
		r.judge(accCoords, right)
	}
}

// time judges the dates; where gold has none, a date is invented only if every claim has one.
func (r *reader) time(e *goldEvent, claims []tawatur.Claim) WrongSlot {
	times := make([]tawatur.When, len(claims))
	undated := false
	for i, c := range claims {
		times[i] = c.Time
		undated = undated || c.Time.Start == ""
	}
	wrong := WrongSlot{Name: slotDates}
	if e.Time.Start == "" && e.Time.End == "" {
		r.judge(accNoDate, undated)
		return wrong
	}
	ok := e.Time.matches(times)
	r.judge(accDates, ok)
	if !ok {
		wrong.Missing = []string{interval(e.Time.Start, e.Time.End)}
		for _, t := range times {
			wrong.Extra = append(wrong.Extra, interval(t.Start, t.End))
		}
	}
	return wrong
}

// interval writes two days as annotations do, ".." for one that is not known.
func interval(start, end string) string {
	return cmp.Or(day(start), "..") + "/" + cmp.Or(day(end), "..")
}

// harm scores the counts as sets; what has to be right end to end is the deaths, which must be exactly gold's.
func (r *reader) harm(e *goldEvent, claims []tawatur.Claim) WrongSlot {
	want, got := map[string]bool{}, map[string]bool{}
	wantDead, gotDead := map[string]bool{}, map[string]bool{}
	for _, h := range e.Harm {
		addHarm(want, wantDead, h.Kind, bound(h.Min), bound(h.Max))
	}
	for _, c := range claims {
		for _, h := range c.Harm {
			addHarm(got, gotDead, h.Kind, bound(h.Min), bound(h.Max))
		}
	}
	r.sets(slotHarm, want, got)
	return WrongSlot{Name: slotDeaths, Missing: only(wantDead, gotDead), Extra: only(gotDead, wantDead)}
}

// only lists what is in a and not in b, in order.
func only(a, b map[string]bool) []string {
	return slices.DeleteFunc(slices.Sorted(maps.Keys(a)), func(k string) bool { return b[k] })
}

func addHarm(all, dead map[string]bool, kind, low, high string) {
	k := kind + " " + low + " " + high
	all[k] = true
	if kind == tawatur.HarmKilled {
		dead[k] = true
	}
}

// bound writes a count so that unknown is not 0.
func bound[T int | float64](n *T) string {
	if n == nil {
		return "?"
	}
	return fmt.Sprint(float64(*n))
}

func (r *reader) means(e *goldEvent, claims []tawatur.Claim) {
	want, got := map[string]bool{}, map[string]bool{}
	for _, m := range e.Means {
		want[m] = true
	}
	for _, c := range claims {
		for _, m := range c.Means {
			got[m] = true
		}
	}
	r.sets(slotMeans, want, got)
}

// sets scores a slot whose fillers are equal or not.
func (r *reader) sets(slot string, want, got map[string]bool) {
	t := r.slots.at(slot)
	n := common(want, got)
	t.gold += len(want)
	t.claims += len(got)
	t.found += n
	t.right += n
}

func common(a, b map[string]bool) int {
	n := 0
	for k := range a {
		if b[k] {
			n++
		}
	}
	return n
}

// sources scores who is cited, whether anybody is, and the modality.
func (r *reader) sources(e *goldEvent, claims []tawatur.Claim) {
	got := union(claims, func(c tawatur.Claim) []tawatur.SourceRef { return c.Sources },
		func(s tawatur.SourceRef) string { return idOr(s.ID, s.Mention) })
	t := r.slots.at(slotSources)
	for _, g := range e.Sources {
		if slices.ContainsFunc(got, func(s tawatur.SourceRef) bool { return r.sameSource(g, s) }) {
			t.found++
		}
	}
	for _, s := range got {
		if slices.ContainsFunc(e.Sources, func(g goldSource) bool { return r.sameSource(g, s) }) {
			t.right++
		}
	}
	t.gold += len(e.Sources)
	t.claims += len(got)
	r.judge(accVoice, (len(e.Sources) > 0) == (len(got) > 0))
	want := e.Modality
	if want == "" {
		want = tawatur.Asserted
	}
	r.judge(accModality, slices.ContainsFunc(claims, func(c tawatur.Claim) bool { return c.Modality == want }))
}
