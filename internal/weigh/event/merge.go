package event

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"tawatur"
	"tawatur/internal/weigh/shelf"
)

// Merge makes one event of the claims that tell it. It is pure and does not depend on their order. None give the zero event.
func Merge(members []Member, opt Options) tawatur.Event {
	k := newLinker(opt)
	items := k.prepare(members)
	sortItems(items)
	return k.merge(group{members: items})
}

func (k *linker) merge(g group) tawatur.Event {
	if len(g.members) == 0 {
		return tawatur.Event{}
	}
	items := g.members
	told := assertedOnly(items)
	e := tawatur.Event{
		ID:     eventID(items[0].Claim),
		Type:   k.mergeType(told),
		Time:   mergeTime(told),
		Actors: mergeActors(told),
		Harm:   mergeHarm(told),
		Why:    slices.Compact(slices.Sorted(slices.Values(g.why))),
	}
	e.Place, e.Places = k.mergePlaces(told)
	e.Origins, e.Status = k.origins(told)
	e.Status.Articles, e.Status.Outlets, e.Status.Unnamed = coverage(items)
	e.Disputes = k.disputes(items)
	e.Status.Disputed = len(e.Disputes) > 0
	e.Title = k.title(e)
	e.Claims = refs(items)
	e.Recalls = refs(g.recalls)
	return e
}

func refs(items []*item) []tawatur.ClaimRef {
	if len(items) == 0 {
		return nil
	}
	out := make([]tawatur.ClaimRef, 0, len(items))
	for _, m := range items {
		r := tawatur.ClaimRef{ID: m.Claim.ID, Report: m.Claim.Report, Outlet: m.Outlet, Published: m.Published, Answers: m.Claim.Answers}
		if m.Claim.Modality != tawatur.Asserted {
			r.Modality = m.Claim.Modality
		}
		if len(m.Claim.Sources) > 0 {
			r.Speaker = m.Claim.Sources[0].ID
		}
		out = append(out, r)
	}
	return out
}

// eventID names an event after its founding claim: it stays while the event keeps that claim.
func eventID(founding *tawatur.Claim) string {
	h := sha256.Sum256([]byte(founding.Report + "\x00" + founding.ID))
	return "e-" + hex.EncodeToString(h[:6])
}

// IDBy returns the id of the event that a claim founds.
func IDBy(c tawatur.ClaimRef) string {
	return eventID(&tawatur.Claim{ID: c.ID, Report: c.Report})
}

// assertedOnly leaves out denials, and plans of what others tell as done, unless there is nothing else: neither adds harm,
// actor or origin to an event.
func assertedOnly(items []*item) []*item {
	for _, keep := range []func(string) bool{
		func(m string) bool { return modalityClass(m) == tawatur.Asserted && m != tawatur.Denied },
		func(m string) bool { return m != tawatur.Denied },
	} {
		var out []*item
		for _, it := range items {
			if keep(it.Claim.Modality) {
				out = append(out, it)
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return items
}

// mergeType takes the type that most claims name, the more specific one of equals.
func (k *linker) mergeType(items []*item) string {
	n := map[string]int{}
	for _, it := range items {
		n[it.Claim.Type]++
	}
	return slices.MinFunc(keys(n), func(a, b string) int {
		ra, rb := k.rules.of(a), k.rules.of(b)
		return cmp.Or(cmp.Compare(min(rb.specific, 1), min(ra.specific, 1)), cmp.Compare(n[b], n[a]),
			cmp.Compare(rb.specific, ra.specific), cmp.Compare(a, b))
	})
}

// keys returns the keys of a map in order.
func keys[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// mergeTime takes the days that most claims state, the shortest span of equals; a lasting event runs from the first
// stated day to the last. What a claim tells as going on goes on, unless it is an act that another claim tells as done; then it has
// no end. Nothing is derived from a publication date.
func mergeTime(items []*item) tawatur.EventTime {
	spans := map[string]int{}
	var t tawatur.EventTime
	lasting := true
	for _, it := range items {
		w := it.Claim.Time
		t.Ongoing = t.Ongoing || w.Ongoing
		lasting = lasting && it.lasting
		if w.Start != "" || w.End != "" {
			spans[w.Start+"/"+w.End]++
		}
	}
	t.Ongoing = t.Ongoing && lasting
	if len(spans) == 0 {
		return t
	}
	if lasting {
		return lastingTime(spans, t)
	}
	best := slices.MinFunc(keys(spans), func(a, b string) int {
		return cmp.Or(cmp.Compare(openness(a), openness(b)), cmp.Compare(spans[b], spans[a]),
			cmp.Compare(length(a), length(b)), cmp.Compare(a, b))
	})
	t.Start, t.End, _ = strings.Cut(best, "/")
	t.EDTF = edtf(t)
	return t
}

// lastingTime runs from the start that most claims state to the last day of which any tells.
func lastingTime(spans map[string]int, t tawatur.EventTime) tawatur.EventTime {
	starts := map[string]int{}
	for s, n := range spans {
		from, to, _ := strings.Cut(s, "/")
		if from != "" {
			starts[from] += n
		}
		t.End = max(t.End, to, from)
	}
	if len(starts) > 0 {
		t.Start = slices.MinFunc(keys(starts), func(a, b string) int {
			return cmp.Or(cmp.Compare(starts[b], starts[a]), cmp.Compare(a, b))
		})
	}
	if t.Ongoing {
		t.End = "" // the last day that is told is not that of its end
	}
	t.EDTF = edtf(t)
	return t
}

// openness counts the open ends of a span written "start/end".
func openness(span string) int {
	from, to, _ := strings.Cut(span, "/")
	return boolInt(from == "") + boolInt(to == "")
}

func length(span string) int {
	from, to, _ := strings.Cut(span, "/")
	return shelf.Day(to) - shelf.Day(from)
}

// edtf writes an event's time as an EDTF day or interval.
func edtf(t tawatur.EventTime) string {
	switch {
	case t.Ongoing && t.Start != "":
		return t.Start + "/.."
	case t.Start == t.End:
		return t.Start
	case t.End == "":
		return t.Start + "/" // an end that is not known
	case t.Start == "":
		return "../" + t.End
	}
	return t.Start + "/" + t.End
}

// mergeActors lists every actor by role with the claims that name it so.
func mergeActors(items []*item) []tawatur.EventActor {
	by := map[string]*tawatur.EventActor{}
	for _, it := range items {
		for _, a := range it.Claim.Actors {
			if a.ID == "" {
				continue
			}
			key := a.Role + "\x00" + a.ID
			if by[key] == nil {
				by[key] = &tawatur.EventActor{Role: a.Role, ID: a.ID}
			}
			by[key].Claims = add(by[key].Claims, it.Claim.ID)
		}
	}
	out := []tawatur.EventActor{}
	for _, key := range keys(by) {
		out = append(out, *by[key])
	}
	return out
}

// mergeHarm lists the range of what the claims say for each kind and group.
func mergeHarm(items []*item) []tawatur.EventHarm {
	by := map[string]*tawatur.EventHarm{}
	for _, it := range items {
		for _, h := range it.Claim.Harm {
			key := h.Kind + "\x00" + h.Who
			if by[key] == nil {
				by[key] = &tawatur.EventHarm{Kind: h.Kind, Who: h.Who}
			}
			by[key].By = append(by[key].By, tawatur.HarmBy{Claim: it.Claim.ID, Min: h.Min, Max: h.Max, Words: h.Mention.Text})
		}
	}
	out := []tawatur.EventHarm{}
	for _, key := range keys(by) {
		h := by[key]
		h.Min, h.Max = tawatur.HarmBounds(h.By)
		out = append(out, *h)
	}
	return out
}

// coverage counts articles, outlets, and the articles that name none, denials included.
func coverage(items []*item) (articles, outlets, unnamed int) {
	reports, outs := map[string]bool{}, map[string]bool{}
	for _, it := range items {
		if it.Outlet != "" {
			outs[it.Outlet] = true
		} else if !reports[it.Claim.Report] {
			unnamed++
		}
		reports[it.Claim.Report] = true
	}
	return len(reports), len(outs), unnamed
}

// title writes a neutral title: what, where, who.
func (k *linker) title(e tawatur.Event) tawatur.Name {
	name := func(f func(string) tawatur.Name, id string) tawatur.Name {
		n := tawatur.Name{AR: id, EN: id}
		if f == nil {
			return n
		}
		got := f(id)
		return tawatur.Name{AR: cmp.Or(got.AR, id), EN: cmp.Or(got.EN, id)}
	}
	t := name(k.TypeName, e.Type)
	join := func(word string, n tawatur.Name) {
		w := k.rules.words[word]
		t.AR, t.EN = t.AR+w.AR+n.AR, t.EN+w.EN+n.EN
	}
	if e.Place != nil {
		join("place", e.Place.Name)
	}
	link := "parties"
	for _, roles := range [][]string{{tawatur.RoleAgent, tawatur.RoleParty}, {tawatur.RoleTarget}} {
		for _, id := range mainActors(e.Actors, roles) {
			join(link, name(k.ActorName, id))
			link = "and"
		}
		if link == "and" {
			link = "against"
		}
	}
	return t
}

// mainActors returns up to two actors of some roles, those named by most claims first.
func mainActors(as []tawatur.EventActor, roles []string) []string {
	var in []tawatur.EventActor
	for _, a := range as {
		if slices.Contains(roles, a.Role) {
			in = append(in, a)
		}
	}
	slices.SortStableFunc(in, func(a, b tawatur.EventActor) int { return cmp.Compare(len(b.Claims), len(a.Claims)) })
	var out []string
	for _, a := range in {
		if out = add(out, a.ID); len(out) == 2 {
			break
		}
	}
	return out
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}
