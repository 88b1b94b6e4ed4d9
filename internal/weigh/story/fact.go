package story

import (
	"cmp"
	"slices"
	"strings"

	"tawatur"
	"tawatur/internal/weigh/shelf"
)

// fact is an event prepared for linking.
type fact struct {
	ev *tawatur.Event
	// item is its number in the index.
	item shelf.Item
	// modality is asserted if any claim tells it as done.
	modality string
	// first and last are its days as stated, else the day on which it was first told; noDay without either. stated tells which.
	first, last int
	stated      bool
	// told and toldLast are the first and last day of publication, "" when nobody can tell.
	told, toldLast string
	does, suffers  []string // who acts, parties included; who is acted upon, civilians left out
	parties        []string // who takes part in something mutual
	all            []string
	places         []tawatur.EventPlace
	reports        map[string]bool
	// owned says that a story has it.
	owned bool
	// threads are those that it is by itself, by kind.
	threads map[string]*thread
	// against is who stands against whom in it, once that was asked for.
	against   [][2]string
	isAgainst bool
}

// noDay stands for a day that nobody states.
const noDay = shelf.NoDay

// civilians are acted upon in most events, so that they are nobody's side.
const civilians = "civilians"

func newFact(e *tawatur.Event) *fact {
	f := &fact{ev: e, item: itemOf(e.ID), modality: modality(e), reports: map[string]bool{}}
	for _, c := range e.Claims {
		f.reports[c.Report] = true
		if d := c.Day(); d != "" {
			f.told, f.toldLast = cmp.Or(f.told, d), cmp.Or(f.toldLast, d)
			f.told, f.toldLast = min(f.told, d), max(f.toldLast, d)
		}
	}
	f.setDays()
	f.setActors()
	f.places = e.Places
	if len(f.places) == 0 && e.Place != nil {
		f.places = []tawatur.EventPlace{*e.Place}
	}
	return f
}

// lasting are the types that go on for as long as they are told to.
func lasting(typ string) bool {
	return slices.Contains([]string{"siege", "movement-restriction", "service-disruption"}, typ)
}

// coarseDays is how many days an act may take before its days are those of a month or year that a report names.
const coarseDays = 7

// coarse reports whether a fact is of no particular day.
func (f *fact) coarse() bool {
	return f.first == noDay || !lasting(f.ev.Type) && f.last-f.first > coarseDays
}

// lateDays is how long after its day an act may be told for the first time and still be news of that day.
const lateDays = 7

// late reports whether a fact was first told well after its day: "for the 33rd day" dates what happens now by when it began.
func (f *fact) late() bool { return f.stated && f.told != "" && shelf.Day(f.told)-f.last > lateDays }

// setDays takes the days that the event states. What lasts and has no known end does so until it was last told.
func (f *fact) setDays() {
	f.first, f.last = shelf.Day(f.ev.Time.Start), shelf.Day(f.ev.Time.End)
	f.stated = f.first != noDay
	switch {
	case f.first == noDay && f.last != noDay:
		f.first = f.last
	case f.first == noDay:
		f.first = shelf.Day(f.told)
	}
	f.last = max(f.last, f.first)
	if lasting(f.ev.Type) && (f.ev.Time.Ongoing || strings.HasSuffix(f.ev.Time.EDTF, "/")) {
		f.last = max(f.last, shelf.Day(f.toldLast))
	}
}

func (f *fact) setActors() {
	for _, a := range f.ev.Actors {
		if a.ID == "" {
			continue
		}
		switch {
		case a.Role == tawatur.RoleTarget && a.ID == civilians:
			continue
		case a.Role == tawatur.RoleTarget:
			f.suffers = union(f.suffers, []string{a.ID})
		case a.Role == tawatur.RoleAgent || a.Role == tawatur.RoleParty:
			f.does = union(f.does, []string{a.ID})
			if a.Role == tawatur.RoleParty {
				f.parties = union(f.parties, []string{a.ID})
			}
		}
		f.all = union(f.all, []string{a.ID})
	}
}

// modality is that of the claim that says most: what one tells as done is done, whoever else only plans or denies it.
func modality(e *tawatur.Event) string {
	best := ""
	for _, m := range []string{tawatur.Hypothetical, tawatur.Denied, tawatur.Planned, tawatur.Asserted} {
		for _, c := range e.Claims {
			if cmp.Or(c.Modality, tawatur.Asserted) == m {
				best = m
			}
		}
	}
	return best
}

// union returns the sorted members of two sets.
func union(a, b []string) []string {
	out := slices.Concat(a, b)
	slices.Sort(out)
	return slices.Compact(out)
}
