package story

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"tawatur"
	"tawatur/internal/weigh/event"
	"tawatur/internal/weigh/shelf"
)

// geo is a small world: quarters lie in a town, towns in a district, districts in a governorate.
type geo struct{}

func (g geo) Contains(parent, child string) bool { return slices.Contains(g.within(child), parent) }

func (geo) within(child string) (out []string) {
	up := map[string]string{"square": "town", "town": "district", "village": "district", "district": "governorate", "far": "elsewhere"}
	for c := up[child]; c != ""; c = up[c] {
		out = append(out, c)
	}
	return out
}

func (geo) Place(string) (tawatur.EventPlace, bool) { return tawatur.EventPlace{}, false }

func world() event.Options {
	return event.Options{
		Geo:         geo{},
		Within:      geo{}.within,
		ActorParent: func(id string) string { return map[string]string{"brigade": "reds", "red-envoy": "reds"}[id] },
		Person:      func(id string) bool { return strings.HasSuffix(id, "-envoy") || strings.HasPrefix(id, "mr-") },
	}
}

// place makes a place of the small world by its id.
func place(id string) tawatur.EventPlace {
	precision := tawatur.PrecisionSettlement
	switch id {
	case "district", "elsewhere":
		precision = tawatur.PrecisionDistrict
	case "governorate":
		precision = tawatur.PrecisionGovernorate
	case "nation":
		precision = tawatur.PrecisionCountry
	}
	return tawatur.EventPlace{ID: id, Name: tawatur.Name{AR: id, EN: id}, Precision: precision}
}

// ev makes an event of words: "siege s1 at town on 2024-08-07 told 2024-08-08 by reds against blues report r1 outlet o1".
func ev(t *testing.T, words string) tawatur.Event {
	t.Helper()
	f := strings.Fields(words)
	e := tawatur.Event{Type: f[0], ID: f[1], Title: tawatur.Name{AR: f[1], EN: f[1]}}
	c := tawatur.ClaimRef{ID: "c-" + f[1], Report: "r-" + f[1]}
	var also []tawatur.ClaimRef
	for i := 2; i+1 < len(f); i += 2 {
		v := f[i+1]
		switch f[i] {
		case "at":
			e.Places = append(e.Places, place(v))
			e.Place = &e.Places[0]
		case "on":
			e.Time.Start, e.Time.End, _ = strings.Cut(v, "/")
			e.Time.Ongoing = e.Time.End == ".."
			e.Time.EDTF = v
			if e.Time.Ongoing {
				e.Time.End = ""
			}
		case "told":
			c.Published = v
		case "by":
			e.Actors = append(e.Actors, tawatur.EventActor{Role: tawatur.RoleAgent, ID: v})
		case "between":
			e.Actors = append(e.Actors, tawatur.EventActor{Role: tawatur.RoleParty, ID: v})
		case "against":
			e.Actors = append(e.Actors, tawatur.EventActor{Role: tawatur.RoleTarget, ID: v})
		case "report":
			c.Report = v
		case "outlet":
			c.Outlet = v
		case "also": // a second report tells it
			also = append(also, tawatur.ClaimRef{ID: "c2-" + f[1], Report: v, Published: c.Published})
		case "modality":
			c.Modality = v
		case "answers":
			c.Answers = "c-" + v
		default:
			t.Fatalf("not understood: %s", f[i])
		}
	}
	e.Claims = append([]tawatur.ClaimRef{c}, also...)
	e.Origins = []tawatur.Origin{{Origin: c.Report, Reports: []string{c.Report}}}
	return e
}

// tellAll writes the stories of some events as lines: kind, state, and the steps by role and event.
func tellAll(t *testing.T, lines ...string) string {
	t.Helper()
	var events []tawatur.Event
	for _, l := range lines {
		events = append(events, ev(t, l))
	}
	var out []string
	for _, s := range Build(events, world()) {
		line := s.Kind + " " + s.State + ":"
		for _, st := range s.Steps {
			line += " " + st.Role + "=" + st.Event
		}
		out = append(out, line)
	}
	slices.Sort(out)
	return strings.Join(out, "\n")
}

func TestStories(t *testing.T) {
	const (
		siege  = "siege s1 at town on 2024-08-07/.. told 2024-08-09 by reds against blues"
		lifted = "siege-lifted l1 at town on 2024-08-14 told 2024-08-14 by reds"
	)
	for _, c := range []struct {
		name   string
		events []string
		want   string
	}{
		{"a siege is opened and lifted", []string{siege, lifted}, "siege lifted: opened=s1 lifted=l1"},
		{"a siege that only one report tells once is no story", []string{siege}, ""},
		{"the siege of the year before is another", []string{
			"siege s0 at town on 2023-08-01 told 2023-08-02 by reds", "movement-restriction m0 at town on 2023-08-01 by reds", siege, lifted,
		}, "siege : opened=s0 tightened=m0\nsiege lifted: opened=s1 lifted=l1"},
		{"another's lifting is not this one's", []string{siege, "siege-lifted l1 at town on 2024-08-14 told 2024-08-14 by greens"}, ""},
		{"a lifting by nobody named is this one's if it is lifted from the same", []string{
			siege, "siege-lifted l1 at town on 2024-08-14 told 2024-08-14 against blues", "siege-lifted l2 at town on 2024-08-14 told 2024-08-14",
		}, "siege lifted: opened=s1 lifted=l1"},
		{"nor is one elsewhere", []string{siege, "siege-lifted l1 at far on 2024-08-14 told 2024-08-14 by reds"}, ""},
		{"a lifting that fits two sieges joins neither", []string{
			siege, "siege s2 at village on 2024-08-07/.. told 2024-08-09 by reds against greens",
			"siege-lifted l1 at district on 2024-08-14 told 2024-08-14 by reds",
		}, ""},
		{"what is only planned lifts nothing", []string{siege, lifted + " modality planned"}, "siege on: opened=s1 lifting-announced=l1"},
		{"talks and a deal belong to the siege", []string{
			siege, "meeting m1 at square told 2024-08-09 between red-envoy between blues",
			"agreement a1 at town on 2024-08-13 told 2024-08-13 between reds between blues", lifted,
		}, "siege lifted: opened=s1 talks=m1 deal=a1 lifted=l1"},
		{"a meeting with others there does not", []string{siege, lifted, "meeting m1 at square told 2024-08-09 between reds between greens"},
			"siege lifted: opened=s1 lifted=l1"},
		{"who met both sides and then meets one does", []string{
			siege, lifted, "meeting m1 at square told 2024-08-09 between reds between blues between mr-x",
			"meeting m2 at square told 2024-08-10 between reds between mr-x", "meeting m3 at far told 2024-08-10 between reds between mr-x",
		}, "siege lifted: opened=s1 talks=m1 talks=m2 lifted=l1"},
		{"what is told of the 33rd day is no fighting of the first", []string{
			"attack x1 at village on 2024-08-07 told 2024-09-08 by blues against reds", "armed-clash x2 at village on 2024-08-08 told 2024-08-08 between reds between blues",
		}, ""},
		{"a country under sanctions is not besieged", []string{
			"siege s1 at nation on 2024-08-07/.. told 2024-08-09 by reds", "siege-lifted l1 at nation on 2024-08-14 told 2024-08-14 by reds",
		}, ""},
		{"a lifting that nobody dates may be of any year", []string{siege, "siege-lifted l1 at town by reds"}, ""},
		{"an undated deal joins by a report that tells the siege", []string{
			siege + " report r", "agreement a1 between reds between blues report r",
		}, "siege deal: opened=s1 deal=a1"},
		{"only words make an answer", []string{
			siege + " answers x1 report r", "attack x1 at far on 2024-08-06 told 2024-08-07 by blues against reds report r",
			"attack x2 at far on 2024-08-06 told 2024-08-07 by blues against reds", lifted,
		}, "siege lifted: answered=x1 opened=s1 lifted=l1"},
		{"fighting for a village ends in its capture", []string{
			"attack x1 at village on 2024-08-07 told 2024-08-07 by blues against reds",
			"armed-clash x2 at village on 2024-08-08 told 2024-08-08 between brigade between blues",
			"territory-taken x3 at village on 2024-08-10 told 2024-08-10 by blues",
		}, "fighting captured: offensive=x1 clash=x2 captured=x3"},
		{"fighting at two places is not one", []string{
			"attack x1 at village on 2024-08-07 by blues against reds", "armed-clash x2 at town on 2024-08-08 between reds between blues",
		}, ""},
		{"nor with other sides", []string{
			"attack x1 at village on 2024-08-07 by blues against reds", "armed-clash x2 at village on 2024-08-08 between reds between greens",
		}, ""},
		{"nor after days of silence", []string{
			"attack x1 at village on 2024-08-01 by blues against reds", "armed-clash x2 at village on 2024-08-08 between reds between blues",
		}, ""},
		{"allies who act together are no two sides", []string{
			"attack x1 at village on 2024-08-07 by blues by greens", "attack x2 at village on 2024-08-08 by greens by blues",
		}, ""},
		{"strikes on three days are a bombardment", []string{
			"shelling x1 at village on 2024-08-07 by blues", "shelling x2 at village on 2024-08-08 by blues", "air-strike x3 at village on 2024-08-10 by blues",
		}, "bombardment : strike=x1 strike=x2 strike=x3"},
		{"a digest of places does not lead from one to the other", []string{
			"shelling x1 at village on 2024-08-07 by blues", "shelling x2 at village at town on 2024-08-08 by blues", "shelling x3 at town on 2024-08-09 by blues",
		}, ""},
		{"a town that both only name beside others is no place of fighting", []string{
			"attack x1 at village at town on 2024-08-07 by blues against reds", "armed-clash x2 at square at town on 2024-08-08 between reds between blues",
		}, ""},
		{"talks come to a deal, and those after it do not undo it", []string{
			"meeting m1 at town on 2024-08-07 told 2024-08-07 between reds between blues", "agreement a1 at town told 2024-08-09 between reds between blues also r2",
			"meeting m2 at town told 2024-08-10 between reds between blues",
		}, "talks deal: held=m1 deal=a1 held=m2"},
		{"a deal that one report tells is no end of talks", []string{
			"meeting m1 at town on 2024-08-07 told 2024-08-07 between reds between blues", "agreement a1 at town told 2024-08-09 between reds between blues",
		}, ""},
		{"what is talked of months later is not the siege", []string{
			siege, "siege s2 at town on 2024-08-20/.. told 2024-12-20 by reds against blues", "meeting m1 at square told 2024-12-01 between reds between blues",
		}, "siege on: opened=s1 described=s2"},
		{"a deal is carried out where one report tells both", []string{
			"meeting m1 at town on 2024-08-07 told 2024-08-07 between reds between blues", "agreement a1 at town told 2024-08-09 between reds between blues report r also r2",
			"prisoner-release p1 at town on 2024-08-10 told 2024-08-11 between reds between blues report r",
			"prisoner-release p2 at town on 2024-08-10 told 2024-08-11 between reds between blues",
		}, "talks implemented: held=m1 deal=a1 implemented=p1"},
		{"what one report says of talks without a day is no story", []string{
			"meeting m1 at town told 2024-08-09 between reds between blues report r", "agreement a1 at town told 2024-08-09 between reds between blues report r",
		}, ""},
		{"the same parties elsewhere, in other reports, talk of something else", []string{
			"meeting m1 at town on 2024-08-07 told 2024-08-07 between reds between blues", "agreement a1 at far told 2024-08-09 between reds between blues",
		}, ""},
		{"who was held is let go", []string{
			"detention d1 at town on 2024-08-01 by reds against mr-x", "prisoner-release p1 at far on 2024-11-01 by reds against mr-x",
		}, "detention released: held=d1 released=p1"},
		{"people of one holder are let go where one report tells both", []string{
			"detention d1 at town on 2024-08-01 told 2024-08-01 by reds report r", "detention d2 at village on 2024-08-01 told 2024-08-01 by reds",
			"prisoner-release p1 at town on 2024-08-03 told 2024-08-03 by reds report r", "prisoner-release p2 at village on 2024-08-03 told 2024-08-03 by reds",
		}, "detention released: held=d1 released=p1"},
		{"others are not", []string{
			"detention d1 at town on 2024-08-01 by reds against mr-x", "prisoner-release p1 at town on 2024-11-01 by reds against mr-y",
		}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := tellAll(t, c.events...); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func TestDaysOfASiege(t *testing.T) {
	s := ev(t, "siege s1 at town on 2024-08-07/2024-08-14~ told 2024-08-09 by reds against blues report r0")
	s.Time.End = "2024-08-14"
	s.Claims = append(s.Claims, tawatur.ClaimRef{ID: "c9", Report: "r9"}) // it says how long the siege had lasted
	events := []tawatur.Event{
		s, ev(t, "siege-lifted l1 at town by reds report r9"), ev(t, "agreement a1 at town between reds between blues report r9"),
		ev(t, "meeting m1 at town told 2024-08-10 between reds between blues"),
	}
	got := Build(events, world())
	if len(got) != 1 || got[0].Time.EDTF != "2024-08-07/2024-08-14~" || got[0].Origins != 3 || got[0].Articles != 3 {
		t.Fatalf("%+v", got)
	}
	want := []string{"2024-08-07 stated", "2024-08-10 by", "2024-08-14 about", "2024-08-14 about"}
	for i, st := range got[0].Steps {
		if d := st.Day + " " + st.Basis; d != want[i] {
			t.Errorf("%s %s: %s, want %s", st.Role, st.Event, d, want[i])
		}
	}
}

func TestATollThatRises(t *testing.T) {
	n := func(i int) *int { return &i }
	toll := func(first, second string, min, max *int) tawatur.Event {
		e := ev(t, "shelling x at town on 2024-08-07")
		e.Claims = []tawatur.ClaimRef{{ID: "a", Report: "ra", Published: first, Outlet: "o1", Speaker: "sp"}, {ID: "b", Report: "rb", Published: second}}
		e.Harm = []tawatur.EventHarm{{Kind: tawatur.HarmKilled, Who: "civilians", By: []tawatur.HarmBy{
			{Claim: "b", Min: min, Max: max}, {Claim: "a", Min: n(2), Max: n(2)}}}}
		return e
	}
	got := Build([]tawatur.Event{toll("2024-08-07", "2024-08-08", n(5), n(5))}, world())
	if len(got) != 1 || got[0].Kind != tawatur.StoryToll || len(got[0].Tolls) != 1 || !got[0].Tolls[0].Rises {
		t.Fatalf("%+v", got)
	}
	if s := got[0].Tolls[0].Said; s[0].Claim != "a" || s[0].Speaker != "sp" || s[1].Claim != "b" || s[1].Published != "2024-08-08" {
		t.Errorf("%+v", s)
	}
	partly := toll("2024-08-07", "2024-08-08", n(5), n(5))
	partly.Claims = append(partly.Claims, tawatur.ClaimRef{ID: "c", Report: "ra", Published: "2024-08-07"})
	partly.Harm[0].By = append(partly.Harm[0].By, tawatur.HarmBy{Claim: "c", Min: n(5), Max: n(5)})
	for name, e := range map[string]tawatur.Event{
		"of a part": partly, "falls": toll("2024-08-08", "2024-08-07", n(5), n(5)), "at least": toll("2024-08-07", "2024-08-08", n(1), nil), "undated": toll("", "2024-08-08", n(5), n(5)),
	} {
		if got := Build([]tawatur.Event{e}, world()); len(got) != 0 {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

func TestControlSaysWhoSays(t *testing.T) {
	a := ev(t, "territory-taken t1 at square on 2024-08-07 told 2024-08-08 by brigade against blues")
	a.Origins = []tawatur.Origin{{Origin: "reds", Outlets: []string{"o1"}}, {Origin: "o2", Outlets: []string{"o2"}}}
	a.Claims = append(a.Claims, tawatur.ClaimRef{ID: "d", Report: "rd", Outlet: "o3", Speaker: "blues", Modality: tawatur.Denied})
	b := ev(t, "withdrawal w1 at town told 2024-08-10 by brigade")
	far := ev(t, "territory-taken t2 at far on 2024-08-07 by reds")
	got := Control([]tawatur.Event{b, far, a}, "town", world())
	if len(got) != 2 || got[0].Event != "t1" || got[1].What != tawatur.ControlLeft || got[1].Basis != tawatur.DayBy {
		t.Fatalf("%+v", got)
	}
	want := []tawatur.ControlVoice{{Origin: "reds", Outlets: []string{"o1"}, Own: true}, {Origin: "o2", Outlets: []string{"o2"}}}
	if d := cmp.Diff(want, got[0].By); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]tawatur.ControlVoice{{Origin: "blues", Outlets: []string{"o3"}}}, got[0].DeniedBy); d != "" {
		t.Error(d)
	}
}

// wars makes events of some days at random, many of them alike.
func wars(t *testing.T, r *rand.Rand, n, days int) []tawatur.Event {
	day := func(first string) string { return shelf.ISODay(shelf.Day(first) + r.IntN(days)) }
	types := []string{"siege", "siege-lifted", "meeting", "agreement", "attack", "armed-clash", "shelling", "territory-taken", "withdrawal",
		"detention", "prisoner-release", "displacement", "deployment", "movement-restriction"}
	places := []string{"town", "village", "square", "district", "far"}
	actors := []string{"reds", "blues", "greens", "brigade", "red-envoy"}
	pick := func(xs []string) string { return xs[r.IntN(len(xs))] }
	var out []tawatur.Event
	for i := range n {
		w := fmt.Sprintf("%s e%d at %s by %s against %s report r%d", pick(types), i, pick(places), pick(actors), pick(actors), r.IntN(n))
		if r.IntN(4) > 0 {
			w += " on " + day("2024-08-01")
		}
		if r.IntN(4) > 0 {
			w += " told " + day("2024-09-01")
		}
		if r.IntN(5) == 0 {
			w += fmt.Sprintf(" answers e%d", r.IntN(n))
		}
		out = append(out, ev(t, w))
	}
	for i := range out { // what an act is told to answer is told by the same report
		for _, e := range out {
			if c := &out[i].Claims[0]; c.Answers == e.Claims[0].ID {
				c.Report = e.Claims[0].Report
			}
		}
	}
	return out
}

// TestPropertiesOfStories holds on events at random: the order does not matter, every step is an event, and no event is twice
// in a story or an own step of two.
func TestPropertiesOfStories(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 60 {
		events := wars(t, r, 60, 28)
		stories := Build(events, world())
		check(t, events, stories)
		r.Shuffle(len(events), func(i, j int) { events[i], events[j] = events[j], events[i] })
		if d := cmp.Diff(stories, Build(events, world())); d != "" {
			t.Fatalf("the order of events changed the stories:\n%s", d)
		}
	}
}

func check(t *testing.T, events []tawatur.Event, stories []tawatur.Story) {
	t.Helper()
	known, owner, ids := map[string]bool{}, map[string]string{}, map[string]bool{}
	for _, e := range events {
		known[e.ID] = true
	}
	for _, s := range stories {
		if ids[s.ID] || len(s.Steps) == 0 {
			t.Errorf("story %s: twice, or without steps", s.ID)
		}
		ids[s.ID] = true
		in := map[string]bool{}
		for _, st := range s.Steps {
			if !known[st.Event] || in[st.Event] || len(st.Why) == 0 {
				t.Errorf("story %s: event %s is unknown, twice, or without a reason", s.ID, st.Event)
			}
			in[st.Event] = true
			if !st.Context && owner[st.Event] != "" {
				t.Errorf("event %s is of %s and %s", st.Event, owner[st.Event], s.ID)
			}
			if !st.Context {
				owner[st.Event] = s.ID
			}
		}
	}
}

// BenchmarkBuild shows how the cost grows with the events, of the same density in time.
func BenchmarkBuild(b *testing.B) {
	for _, n := range []int{2000, 20000} {
		events := make([]tawatur.Event, n)
		for i := range events {
			day := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, i/8).Format(time.DateOnly)
			types := []string{"siege", "meeting", "attack", "armed-clash", "shelling", "agreement", "displacement", "detention"}
			events[i] = tawatur.Event{ID: fmt.Sprint("e", i), Type: types[i%len(types)], Time: tawatur.EventTime{Start: day},
				Places: []tawatur.EventPlace{place(fmt.Sprint("village", i%97))},
				Actors: []tawatur.EventActor{{Role: tawatur.RoleAgent, ID: fmt.Sprint("a", i%7)}, {Role: tawatur.RoleTarget, ID: fmt.Sprint("a", i%5)}},
				Claims: []tawatur.ClaimRef{{ID: fmt.Sprint("c", i), Report: fmt.Sprint("r", i/3), Published: day}}}
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				Build(events, world())
			}
		})
	}
}

func TestEveryRoleIsKnownByItsTypes(t *testing.T) {
	types, err := os.ReadFile("../../../knowledge/event-types.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range mustRules().kinds {
		for _, r := range k.roles {
			if r.typ != "*" && !strings.Contains(string(types), "\n"+r.typ+"\t") {
				t.Errorf("%s: no event type %q", k.id, r.typ)
			}
			if r.opens && k.founding(&fact{ev: &tawatur.Event{Type: r.typ}, modality: r.modality}) == nil {
				t.Errorf("%s: %s opens it and does not found it", k.id, r.typ)
			}
		}
	}
	for _, bad := range [][2]string{
		{"kind\nsiege\tanyone\tsame\t1\t1\t1\ta\tb", "kind"},
		{"kind\nsiege\tdoer\tsame\tx\t1\t1\ta\tb", "kind"},
		{"kind\nsiege\tdoer\tsame\t1\t1\t1\ta\tb", "kind\nwar\topened\tfound\tsiege\tasserted\t-\t-\t0\t0\t-"},
		{"kind\nsiege\tdoer\tsame\t1\t1\t1\ta\tb", "kind\nsiege\topened\tfound\tsiege\tasserted\t-\t-\t0\tx\t-"},
	} {
		if _, err := parseRules(bad[0], bad[1]); err == nil {
			t.Errorf("no error for %q", bad)
		}
	}
}

// TestFormerIDs: a clash of an earlier day, an earlier report of the founding event, or a report that makes another claim its
// founder rename a story; all that it was known by leads on to it.
func TestFormerIDs(t *testing.T) {
	later := []tawatur.Event{
		ev(t, "armed-clash c2 at village on 2024-08-08 told 2024-08-08 between reds between blues"),
		ev(t, "territory-taken c3 at village on 2024-08-10 told 2024-08-10 by reds against blues"),
	}
	// ids of claims name events, as they do when events are derived
	for i := range later {
		later[i].ID = event.IDBy(later[i].Claims[0])
	}
	before := Build(later, world())
	if len(before) != 1 || before[0].Kind != tawatur.StoryFighting {
		t.Fatalf("want one story of fighting, have %+v", before)
	}
	earlier := ev(t, "armed-clash c1 at village on 2024-08-07 told 2024-08-07 between reds between blues")
	earlier.ID = event.IDBy(earlier.Claims[0])
	// another report, published before, makes the second clash an event of another name
	first := tawatur.ClaimRef{ID: "c-first", Report: "r-first"}
	renamed := later[0]
	renamed.Claims = append([]tawatur.ClaimRef{first}, renamed.Claims...)
	renamed.ID = event.IDBy(first)
	for name, events := range map[string][]tawatur.Event{
		"an earlier event": {earlier, later[0], later[1]}, "an earlier claim": {renamed, later[1]}, "both": {earlier, renamed, later[1]},
	} {
		m := &shelf.Memory{}
		if err := NewWeaver(m, world()).Settle(nil, events); err != nil {
			t.Fatal(err)
		}
		after := Build(events, world())
		if len(after) != 1 || after[0].ID == before[0].ID {
			t.Fatalf("%s: want one story of another name, have %+v", name, after)
		}
		if got := m.Called(before[0].ID); got != after[0].ID {
			t.Errorf("%s: %s leads to %q, want %s", name, before[0].ID, got, after[0].ID)
		}
		if got := m.Called(after[0].ID); got != after[0].ID {
			t.Errorf("%s: the id of today leads on to %s", name, got)
		}
	}
}
