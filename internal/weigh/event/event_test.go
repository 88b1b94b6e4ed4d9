package event

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"tawatur"
)

// opt is a little world: army-a is part of state-a; elders and locals are nobody in particular.
func opt() Options {
	return Options{
		ActorParent:   func(id string) string { return map[string]string{"army-a": "state-a", "press-a": "state-a"}[id] },
		GenericSource: func(id string) bool { return id == "local-sources" || id == "correspondent" },
		OwnSource:     func(id string) bool { return id == "correspondent" },
		City:          func(id string) bool { return id == "city" },
		PlaceName:     func(mention string) string { return strings.TrimPrefix(mention, "village ") },
		Owner:         func(id, _ string) string { return strings.TrimSuffix(id, "-english") },
	}
}

// mk makes a claim of a shelling of village-1 by army-a on 2024-03-05; changes alter it.
func mk(report string, changes ...func(*tawatur.Extraction, *tawatur.Claim)) tawatur.Extraction {
	lat, lon := 35.0, 40.0
	c := tawatur.Claim{ID: report + "/1", Type: "shelling", Modality: tawatur.Asserted,
		Time:   tawatur.When{Start: "2024-03-05", End: "2024-03-05"},
		Actors: []tawatur.ActorRef{{Role: tawatur.RoleAgent, ID: "army-a"}},
		Places: []tawatur.PlaceRef{{ID: "village-1", NameEN: "Village", Lat: &lat, Lon: &lon, Precision: tawatur.PrecisionSettlement}}}
	pub := "2024-03-06T08:00:00Z"
	e := tawatur.Extraction{Report: tawatur.Report{ID: report, Outlet: &tawatur.Outlet{ID: "outlet-" + report}, Published: tawatur.Published{Value: &pub}}}
	for _, f := range changes {
		f(&e, &c)
	}
	e.Claims = append(e.Claims, c)
	return e
}

type change = func(*tawatur.Extraction, *tawatur.Claim)

func typ(t string) change { return func(_ *tawatur.Extraction, c *tawatur.Claim) { c.Type = t } }
func on(from, to string) change {
	return func(_ *tawatur.Extraction, c *tawatur.Claim) { c.Time.Start, c.Time.End = from, to }
}
func by(id string) change {
	return func(_ *tawatur.Extraction, c *tawatur.Claim) {
		c.Actors = []tawatur.ActorRef{{Role: tawatur.RoleAgent, ID: id}}
	}
}
func against(id string) change {
	return func(_ *tawatur.Extraction, c *tawatur.Claim) {
		c.Actors = append(c.Actors, tawatur.ActorRef{Role: tawatur.RoleTarget, ID: id})
	}
}
func at(id string, lat float64, precision string) change {
	return func(_ *tawatur.Extraction, c *tawatur.Claim) {
		lon := 40.0
		c.Places = []tawatur.PlaceRef{{ID: id, Lat: &lat, Lon: &lon, Precision: precision}}
	}
}

// atUnlisted puts a claim into a village that no list has.
func atUnlisted(mention string) change {
	return func(_ *tawatur.Extraction, c *tawatur.Claim) {
		c.Places = []tawatur.PlaceRef{{Precision: tawatur.PrecisionUnknown, Mention: tawatur.Span{Text: mention}}}
	}
}

// alsoIn adds places to those of a claim.
func alsoIn(places ...change) change {
	return func(e *tawatur.Extraction, c *tawatur.Claim) {
		all := c.Places
		for _, f := range places {
			f(e, c)
			all = append(all, c.Places...)
		}
		c.Places = all
	}
}
func killed(lo, hi int) change {
	return func(_ *tawatur.Extraction, c *tawatur.Claim) {
		h := tawatur.Harm{Kind: tawatur.HarmKilled, Who: civilians, Min: &lo}
		if hi > 0 {
			h.Max = &hi
		}
		c.Harm = append(c.Harm, h)
	}
}
func citing(id string) change {
	return func(_ *tawatur.Extraction, c *tawatur.Claim) { c.Sources = []tawatur.SourceRef{{ID: id}} }
}
func modal(m string) change {
	return func(_ *tawatur.Extraction, c *tawatur.Claim) { c.Modality = m }
}
func from(outlet string) change {
	return func(e *tawatur.Extraction, _ *tawatur.Claim) { e.Report.Outlet.ID = outlet }
}
func forwarded(outlet string) change {
	return func(e *tawatur.Extraction, _ *tawatur.Claim) {
		e.Report.Forwarded = &tawatur.Forward{From: &tawatur.Outlet{ID: outlet}}
	}
}
func unsigned(e *tawatur.Extraction, _ *tawatur.Claim) { e.Report.Forwarded = &tawatur.Forward{} }
func nameless(e *tawatur.Extraction, _ *tawatur.Claim) { e.Report.Outlet = nil }
func undated(e *tawatur.Extraction, c *tawatur.Claim) {
	e.Report.Published, c.Time = tawatur.Published{Basis: tawatur.BasisUnknown}, tawatur.When{}
}
func nobody(_ *tawatur.Extraction, c *tawatur.Claim)  { c.Actors = nil }
func nowhere(_ *tawatur.Extraction, c *tawatur.Claim) { c.Places = nil }

func TestPairs(t *testing.T) {
	lasting := []change{typ("siege"), against("state-b")}
	for _, c := range []struct {
		name string
		a, b []change
		one  bool
	}{
		{"same act", nil, nil, true},
		{"the larger body acts", nil, []change{by("state-a")}, true},
		{"nobody is named", nil, []change{nobody}, true},
		{"another is blamed", nil, []change{by("army-b")}, true},
		{"somebody's bomber", nil, []change{by(gunmen)}, true},
		{"gunmen of two days in a great city", []change{by(gunmen), on("", ""), at("city", 35, tawatur.PrecisionSettlement)}, []change{by(gunmen), on("", ""), at("city", 35, tawatur.PrecisionSettlement)}, false},
		{"a general word", nil, []change{typ("attack")}, true},
		{"a toll", []change{killed(4, 4)}, []change{typ("harm"), nobody, killed(4, 4)}, true},
		{"another day", nil, []change{on("2024-03-06", "2024-03-06")}, false},
		{"days that overlap", nil, []change{on("2024-03-04", "2024-03-05")}, true},
		{"another village", nil, []change{at("village-9", 35.5, tawatur.PrecisionSettlement)}, false},
		{"a village next door", nil, []change{at("village-2", 35.02, tawatur.PrecisionSettlement)}, true},
		{"a village that no list has", []change{atUnlisted("village nine")}, []change{atUnlisted("nine")}, true},
		{"a village that no list has, and another", []change{against("state-b")}, []change{atUnlisted("nine"), against("state-b")}, false},
		{"two villages of one day, doer and target", []change{against("state-b")}, []change{at("village-9", 35.12, tawatur.PrecisionSettlement), against("state-b")}, false},
		{"a list with nobody named", []change{nobody, alsoIn(at("village-8", 35.3, tawatur.PrecisionSettlement), at("village-9", 35.5, tawatur.PrecisionSettlement))}, nil, false},
		{"two villages that no list has", []change{atUnlisted("nine"), nobody}, []change{atUnlisted("ten"), nobody}, false},
		{"two villages of one governorate", []change{alsoIn(at("gov", 35.2, tawatur.PrecisionGovernorate))},
			[]change{at("village-9", 35.15, tawatur.PrecisionSettlement), alsoIn(at("gov", 35.2, tawatur.PrecisionGovernorate))}, false},
		{"a neighbour", nil, []change{at("village-5", 35.05, tawatur.PrecisionSettlement)}, true},
		{"a list that has but a neighbour", nil, []change{at("village-5", 35.05, tawatur.PrecisionSettlement),
			alsoIn(at("village-8", 35.3, tawatur.PrecisionSettlement), at("village-9", 35.5, tawatur.PrecisionSettlement))}, false},
		{"a governorate swallows no village", nil, []change{at("gov", 35.2, tawatur.PrecisionGovernorate)}, false},
		{"a toll that rose", []change{killed(4, 4)}, []change{killed(30, 30)}, true},
		{"a toll of the war", []change{killed(4, 4)}, []change{killed(7000, 7000)}, false},
		{"so many at least", []change{killed(4, 0)}, []change{killed(7000, 7000)}, true},
		{"a rare number as the least, in the region", []change{killed(75, 0)}, []change{killed(75, 75), at("gov", 35.2, tawatur.PrecisionGovernorate)}, true},
		{"a round number as the least, in the region", []change{killed(70, 0)}, []change{killed(70, 70), at("gov", 35.2, tawatur.PrecisionGovernorate)}, false},
		{"a small number as the least, in the region", []change{killed(17, 0)}, []change{killed(17, 17), at("gov", 35.2, tawatur.PrecisionGovernorate)}, false},
		{"sides swapped", []change{against("army-b")}, []change{by("army-b"), against("army-a")}, false},
		{"planned and done", nil, []change{modal(tawatur.Planned)}, false},
		{"done and denied", nil, []change{modal(tawatur.Denied)}, true},
		{"a clash is no shelling", nil, []change{typ("armed-clash")}, false},
		{"a meeting is no shelling", nil, []change{typ("meeting")}, false},
		{"undated, same place and party", nil, []change{undated}, false},
		{"undated, same number too", []change{killed(7, 7)}, []change{undated, killed(7, 7)}, true},
		{"dayless, nobody is named", []change{on("", "")}, []change{on("", ""), nobody}, true},
		{"dayless, in a great city", []change{on("", ""), at("city", 35, tawatur.PrecisionSettlement)}, []change{on("", ""), nobody, at("city", 35, tawatur.PrecisionSettlement)}, false},
		{"dayless, another is blamed", []change{on("", "")}, []change{on("", ""), by("army-b")}, false},
		{"dayless, published together", []change{on("", "")}, []change{on("", "")}, true},
		{"dayless, published days apart", []change{on("", "")}, []change{on("", ""), published("2024-03-10")}, false},
		{"no place, no text", nil, []change{nowhere}, false},
		{"a siege goes on", append([]change{on("2024-03-01", "2024-03-02")}, lasting...), append([]change{on("2024-03-05", "2024-03-06")}, lasting...), true},
		{"a siege a year on", append([]change{on("2023-03-01", "2023-03-02")}, lasting...), lasting, false},
		{"a siege and a closed road", lasting, []change{typ("movement-restriction")}, true},
		{"an appeal repeated", []change{typ("appeal"), against("state-b")}, []change{typ("appeal"), against("state-b")}, true},
		{"an appeal to another", []change{typ("appeal"), against("state-b")}, []change{typ("appeal"), against("state-c")}, false},
		{"an appeal to nobody named", []change{typ("appeal")}, []change{typ("appeal")}, false},
	} {
		got := len(Build([]tawatur.Extraction{mk("a", c.a...), mk("b", c.b...)}, opt())) == 1
		if got != c.one {
			t.Errorf("%s: one event = %v, want %v", c.name, got, c.one)
		}
	}
}

// TestOneReportsTwoMayBeOne: two claims that a report does not tell as one are one where others tell them so, and nothing that they say is different.
func TestOneReportsTwoMayBeOne(t *testing.T) {
	for _, c := range []struct {
		name   string
		second []change
		one    bool
	}{
		{"of another target", []change{against("state-c")}, true},
		{"of the larger body", []change{by("state-a"), against("state-c")}, true},
		{"with another number", []change{killed(3, 3), against("state-c")}, false},
		{"in another village", []change{at("village-2", 35.02, tawatur.PrecisionSettlement)}, false},
		{"by another", []change{by("army-b")}, false},
		{"of another kind", []change{typ("air-strike")}, false},
	} {
		two := mk("a", against("state-b"), killed(2, 2))
		second := mk("a", c.second...).Claims[0]
		second.ID = "a/2"
		two.Claims = append(two.Claims, second)
		one := slices.ContainsFunc(Build([]tawatur.Extraction{two, mk("b", against("state-b"), killed(2, 2)), mk("c", c.second...)}, opt()),
			func(e tawatur.Event) bool { return slices.Contains(ids(e), "a/1") && slices.Contains(ids(e), "a/2") })
		if one != c.one {
			t.Errorf("two claims of a report, the second %s: one event = %v, want %v", c.name, one, c.one)
		}
	}
}

// crowded is a report that tells an act, and three more of the same doer and day in villages of its own around it.
func crowded(report string, changes ...change) tawatur.Extraction {
	e := mk(report, changes...)
	for i, lat := range []float64{35.04, 34.97, 34.94} {
		c := mk(report, at(fmt.Sprint(report, "-", i), lat, tawatur.PrecisionSettlement)).Claims[0]
		c.ID = fmt.Sprint(report, "/more-", i)
		e.Claims = append(e.Claims, c)
	}
	return e
}

// TestInACrowdNeighboursAreOthers: where a report tells many acts near one another, only the village itself, a number or words join
// one of them to another report's.
func TestInACrowdNeighboursAreOthers(t *testing.T) {
	next := at("village-2", 35.01, tawatur.PrecisionSettlement)
	quarter, city := at("quarter", 35, tawatur.PrecisionSite), at("city", 35.01, tawatur.PrecisionSettlement)
	inCity := opt()
	inCity.Geo = goldGeo{"city": {Lat: 35.01, Lon: 40, RadiusKM: 26}, "quarter": {Lat: 35, Lon: 40}}
	for _, c := range []struct {
		name string
		a, b []change
		one  bool
	}{
		{"the same village", nil, nil, true},
		{"another day", nil, []change{on("", ""), published("2024-03-09")}, false},
		{"a neighbour", nil, []change{next}, false},
		{"a neighbour with the same number", []change{killed(5, 5)}, []change{next, killed(5, 5)}, true},
		{"the whole city", []change{city}, []change{city}, false},
		{"a quarter of the city", []change{quarter}, []change{city}, false},
	} {
		for i, pair := range [][2]tawatur.Extraction{{crowded("a", c.a...), mk("b", c.b...)}, {mk("a", c.a...), crowded("b", c.b...)}} {
			one := slices.ContainsFunc(Build(pair[:], inCity), func(e tawatur.Event) bool {
				got := ids(e)
				return slices.Contains(got, "a/1") && slices.Contains(got, "b/1")
			})
			if one != c.one {
				t.Errorf("%s, %d: one event = %v, want %v", c.name, i, one, c.one)
			}
		}
	}
}

func TestAnUndatedClaimThatFitsTwoDaysStaysAlone(t *testing.T) {
	later := mk("b", on("2024-05-05", "2024-05-05"), killed(7, 7), func(e *tawatur.Extraction, _ *tawatur.Claim) {
		pub := "2024-05-06T08:00:00Z"
		e.Report.Published.Value = &pub
	})
	events := Build([]tawatur.Extraction{mk("a", killed(7, 7)), later, mk("c", undated, killed(7, 7))}, opt())
	if len(events) != 3 {
		t.Errorf("%d events, want 3: the undated claim is not guessed", len(events))
	}
}

func TestVillagesAreNotChainedThroughAWideClaim(t *testing.T) {
	wide := mk("w", at("gov", 35.2, tawatur.PrecisionGovernorate), killed(5, 5))
	events := Build([]tawatur.Extraction{wide, mk("a", killed(5, 5)), mk("b", at("village-9", 35.5, tawatur.PrecisionSettlement), killed(5, 5))}, opt())
	for _, e := range events {
		if s := strings.Join(ids(e), " "); strings.Contains(s, "a/1") && strings.Contains(s, "b/1") {
			t.Errorf("two villages are one event: %s", s)
		}
	}
}

// TestOrigins asks how many origins the reports have, and whether they corroborate.
func TestOrigins(t *testing.T) {
	for _, c := range []struct {
		name         string
		entries      []tawatur.Extraction
		origins      int
		corroborated bool
	}{
		{"one report", []tawatur.Extraction{mk("a")}, 1, false},
		{"two outlets", []tawatur.Extraction{mk("a"), mk("b")}, 2, true},
		{"two outlets citing one", []tawatur.Extraction{mk("a", citing("monitor")), mk("b", citing("monitor"))}, 1, false},
		{"local sources do not meet", []tawatur.Extraction{mk("a", citing("local-sources")), mk("b", citing("local-sources"))}, 1, false},
		{"local sources corroborate no outlet", []tawatur.Extraction{mk("a", citing("local-sources")), mk("b")}, 1, false},
		{"nor two", []tawatur.Extraction{mk("a", citing("local-sources")), mk("b"), mk("c")}, 2, true},
		{"a correspondent is the outlet's own", []tawatur.Extraction{mk("a", citing("correspondent")), mk("b")}, 2, true},
		{"pages of nobody", []tawatur.Extraction{mk("a", nameless), mk("b", nameless), mk("c", nameless, citing("local-sources"))}, 1, false},
		{"a page of nobody and an outlet", []tawatur.Extraction{mk("a", nameless), mk("b")}, 1, false},
		{"pages of nobody that cite two", []tawatur.Extraction{mk("a", nameless, citing("monitor")), mk("b", nameless, citing("clinic")), mk("c", nameless)}, 2, true},
		{"pages of nobody that cite one", []tawatur.Extraction{mk("a", nameless, citing("monitor")), mk("b", nameless, citing("monitor"))}, 1, false},
		{"one outlet", []tawatur.Extraction{mk("a", from("x"), citing("monitor")), mk("b", from("x"), citing("clinic"))}, 1, false},
		{"one owner", []tawatur.Extraction{mk("a", from("x")), mk("b", from("x-english"))}, 1, false},
		{"two parties", []tawatur.Extraction{mk("a", against("army-b"), citing("army-a")), mk("b", against("army-b"), citing("army-b"))}, 2, false},
		{"a party and a monitor", []tawatur.Extraction{mk("a", citing("press-a")), mk("b", citing("monitor"))}, 2, true},
		{"a body and its part", []tawatur.Extraction{mk("a", citing("press-a")), mk("b", citing("state-a"))}, 1, false},
		{"a denial is no origin", []tawatur.Extraction{mk("a"), mk("b", modal(tawatur.Denied))}, 1, false},
	} {
		events := Build(c.entries, opt())
		sure := 0
		for _, o := range events[0].Origins {
			sure += boolInt(o.Doubt == "")
		}
		if s := events[0].Status; len(events) != 1 || s.Origins != c.origins || s.Corroborated != c.corroborated || max(sure, 1) != s.Origins {
			t.Errorf("%s: %d events, %+v, %d origins without doubt; want %d, corroborated %v", c.name, len(events), s, sure, c.origins, c.corroborated)
		}
	}
}

func TestDisputes(t *testing.T) {
	for _, c := range []struct {
		name string
		a, b []change
		want string
	}{
		{"nothing", nil, nil, ""},
		{"numbers", []change{killed(11, 11)}, []change{killed(17, 17)}, tawatur.DisputeKilled},
		{"at least is no dispute", []change{killed(11, 11)}, []change{killed(10, 0)}, ""},
		{"agents", nil, []change{by("army-b")}, tawatur.DisputeAgent},
		{"a body and its part", nil, []change{by("state-a")}, ""},
		{"targets", []change{against("x")}, []change{against("y")}, tawatur.DisputeTarget},
		{"whether it happened", nil, []change{modal(tawatur.Denied)}, tawatur.DisputeOccurrence},
		{"kinds of act", nil, []change{typ("air-strike")}, tawatur.DisputeType},
	} {
		events := Build([]tawatur.Extraction{mk("a", c.a...), mk("b", c.b...)}, opt())
		var fields []string
		for _, d := range events[0].Disputes {
			fields = append(fields, d.Field)
		}
		if got := strings.Join(fields, " "); len(events) != 1 || got != c.want || events[0].Status.Disputed != (c.want != "") {
			t.Errorf("%s: %d events, disputes %q, want %q", c.name, len(events), got, c.want)
		}
	}
}

// stretched is a geography that knows the land between any two places.
type stretched struct{}

func (stretched) Place(id string) (tawatur.EventPlace, bool) {
	_, _, ok := tawatur.StretchEnds(id)
	return tawatur.EventPlace{ID: id}, ok
}

func (stretched) Contains(string, string) bool { return false }

// TestPlaceOfAnEvent asks which place the reports agree on.
func TestPlaceOfAnEvent(t *testing.T) {
	town, village, unit := at("town", 35.01, tawatur.PrecisionSettlement), at("village-1", 35, tawatur.PrecisionSettlement), at("gov", 35, tawatur.PrecisionGovernorate)
	nine := func(e *tawatur.Extraction, c *tawatur.Claim) {
		places := c.Places
		atUnlisted("nine")(e, c)
		c.Places = append(c.Places, places...)
	}
	road := func(e *tawatur.Extraction, c *tawatur.Claim) {
		alsoIn(village, town)(e, c)
		c.Places = c.Places[len(c.Places)-2:]
		c.Places[0].Between, c.Places[1].Between = true, true
	}
	alongRoad := func(e *tawatur.Extraction, c *tawatur.Claim) {
		road(e, c)
		alsoIn(at("village-2", 35.02, tawatur.PrecisionSettlement))(e, c)
	}
	o := opt()
	o.Geo = stretched{}
	for _, c := range []struct {
		name    string
		entries []tawatur.Extraction
		want    string
	}{
		{"on a road", []tawatur.Extraction{mk("a", road), mk("b", road)}, "town~village-1"},
		{"on a road, and near one of its ends", []tawatur.Extraction{mk("a", road), mk("b", village)}, "town~village-1"},
		{"most know it was in the village", []tawatur.Extraction{mk("a", road), mk("b", village), mk("c", village)}, "village-1"},
		{"in a village on the road", []tawatur.Extraction{mk("a", alongRoad), mk("b", at("village-2", 35.02, tawatur.PrecisionSettlement))}, "village-2"},
		{"a region gainsays no village", []tawatur.Extraction{mk("a", village), mk("b", unit), mk("c", unit)}, "village-1"},
		{"two to one", []tawatur.Extraction{mk("a", village), mk("b", town), mk("c", town)}, "town"},
		{"no place beside the village is a guess", []tawatur.Extraction{mk("a", nine), mk("b", nine)}, ""},
	} {
		got := ""
		if p := Merge(Members(c.entries), o).Place; p != nil {
			got = p.ID
		}
		if got != c.want {
			t.Errorf("%s: place %q, want %q", c.name, got, c.want)
		}
	}
}

func TestHarmIsARange(t *testing.T) {
	e := Build([]tawatur.Extraction{mk("a", killed(11, 11)), mk("b", killed(17, 17)), mk("c", killed(10, 0))}, opt())[0]
	if h := e.Harm[0]; *h.Min != 10 || h.Max == nil || *h.Max != 17 || len(h.By) != 3 {
		t.Errorf("harm = %+v", h)
	}
	e = Build([]tawatur.Extraction{mk("a", killed(11, 11)), mk("b", killed(15, 0))}, opt())[0]
	if h := e.Harm[0]; *h.Min != 11 || h.Max != nil {
		t.Errorf("at least 15 leaves the top open: %+v", h)
	}
}

func TestALiftingEndsOneSiege(t *testing.T) {
	siege := mk("a", typ("siege"), against("state-b"), on("2024-03-01", "2024-03-05"))
	siege.Claims[0].Time.Ongoing = true
	lift := mk("b", typ("siege-lifted"), against("state-b"), on("2024-03-08", "2024-03-08"))
	for _, e := range Build([]tawatur.Extraction{siege, lift}, opt()) {
		if e.Type == "siege" && (e.Time.Ongoing || e.Time.End != "2024-03-08") {
			t.Errorf("the lifted siege is %+v", e.Time)
		}
	}
	lift.Claims[0].Modality = tawatur.Planned
	for _, e := range Build([]tawatur.Extraction{siege, lift}, opt()) {
		if e.Type == "siege" && !e.Time.Ongoing {
			t.Error("a plan lifts no siege")
		}
	}
}

// world makes n reports at random with claims that are alike in many ways.
func world(r *rand.Rand, n int) []tawatur.Extraction {
	var out []tawatur.Extraction
	for i := range n {
		d := fmt.Sprintf("2024-03-%02d", 1+r.IntN(4))
		cs := []change{on(d, d), by([]string{"army-a", "army-b", "state-a"}[r.IntN(3)]), typ([]string{"shelling", "attack", "harm", "siege", "appeal"}[r.IntN(5)]),
			at(fmt.Sprint("v", r.IntN(4)), 35+float64(r.IntN(4))/20, tawatur.PrecisionSettlement)}
		for _, c := range []change{nobody, nowhere, undated, against("state-b"), killed(3+r.IntN(3), 9), citing("monitor"), modal(tawatur.Denied)} {
			if r.IntN(5) == 0 {
				cs = append(cs, c)
			}
		}
		out = append(out, mk(fmt.Sprintf("r%03d", i), cs...))
	}
	return out
}

func TestOrderOfReportsDoesNotMatter(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	for range 10 {
		entries := world(r, 60)
		want, _ := json.Marshal(Build(entries, opt()))
		for range 5 {
			r.Shuffle(len(entries), func(i, j int) { entries[i], entries[j] = entries[j], entries[i] })
			if got, _ := json.Marshal(Build(entries, opt())); !bytes.Equal(got, want) {
				t.Fatalf("another order gives other events:\n%s\n%s", got, want)
			}
		}
	}
}

func TestEveryClaimIsInOneEventAndNoDaysMeet(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 9))
	entries := world(r, 200)
	days := map[string]string{}
	for _, e := range entries {
		if e.Claims[0].Type != "siege" {
			days[e.Claims[0].ID] = e.Claims[0].Time.Start
		}
	}
	seen := map[string]bool{}
	for _, e := range Build(entries, opt()) {
		var stated []string
		for _, c := range slices.Concat(e.Claims, e.Recalls) {
			if seen[c.ID] {
				t.Errorf("%s is in two events", c.ID)
			}
			seen[c.ID] = true
			if d := days[c.ID]; d != "" {
				stated = append(stated, d)
			}
		}
		slices.Sort(stated)
		if len(slices.Compact(stated)) > 1 {
			t.Errorf("%s holds claims of several days: %v", e.ID, stated)
		}
	}
	if len(seen) != len(entries) {
		t.Errorf("%d claims in events, want %d", len(seen), len(entries))
	}
}

func TestEventKeepsItsNameWithItsFoundingClaim(t *testing.T) {
	early := mk("z", func(e *tawatur.Extraction, _ *tawatur.Claim) {
		pub := "2024-03-05T23:00:00+03:00"
		e.Report.Published.Value = &pub
	})
	alone, both := Build([]tawatur.Extraction{early}, opt()), Build([]tawatur.Extraction{mk("a"), early}, opt())
	if len(both) != 1 || alone[0].ID != both[0].ID || !strings.HasPrefix(alone[0].ID, "e-") || len(alone[0].ID) != 14 {
		t.Errorf("ids %q and %q", alone[0].ID, both[0].ID)
	}
}

func TestDataFilesAreRight(t *testing.T) {
	r, err := parseRules(typesTSV, pairsTSV, wordsTSV)
	if err != nil {
		t.Fatal(err)
	}
	for p := range r.pairs {
		a, b := r.of(p[0]), r.of(p[1])
		if a.family != b.family || strings.HasPrefix(a.family, "?") {
			t.Errorf("%v are of families %s and %s and never meet", p, a.family, b.family)
		}
	}
	if _, err := parseRules("type\nx\ty\tz\tact\n", pairsTSV, wordsTSV); err == nil {
		t.Error("a bad number passes")
	}
}

// TestALiftingWithoutADayEndsTheSiegeByItsLength asks that "after seven days" tells the end, as an estimate with its reason.
func TestALiftingWithoutADayEndsTheSiegeByItsLength(t *testing.T) {
	lasting := func(_ *tawatur.Extraction, c *tawatur.Claim) { c.Time = tawatur.When{Lasted: "P7D"} }
	last := mk("last", typ("siege"), lasting)
	last.Claims = append(last.Claims, mk("last", typ("siege-lifted"), on("", "")).Claims[0])
	last.Claims[1].ID = "last/2"
	for _, e := range Build([]tawatur.Extraction{mk("first", typ("siege")), last}, opt()) {
		if e.Type == "siege" && (e.Time.End != "2024-03-12" || e.Time.EDTF != "2024-03-05/2024-03-12~" || !strings.Contains(strings.Join(e.Why, " "), "lasted 7 days")) {
			t.Errorf("%+v, %q", e.Time, e.Why)
		}
	}
}

// TestAReportOfOneVillagePlacesItsActs asks that an act told without a place meets other reports in the one village of its
// report, and stays without a place where the report names two.
func TestAReportOfOneVillagePlacesItsActs(t *testing.T) {
	for _, other := range []change{nobody, at("village-9", 35.5, tawatur.PrecisionSettlement)} {
		a := mk("a", other, typ("protest"))
		a.Claims = append(a.Claims, mk("a", typ("attack"), nowhere).Claims[0], mk("a", typ("aid")).Claims[0])
		a.Claims[1].ID, a.Claims[2].ID = "a/2", "a/3"
		one := false
		for _, e := range Build([]tawatur.Extraction{a, mk("b", typ("attack"))}, opt()) {
			one = one || strings.Join(ids(e), " ") == "a/2 b/1"
		}
		if two := a.Claims[0].Places[0].ID != a.Claims[2].Places[0].ID; one == two {
			t.Errorf("two villages: %v, one event: %v", two, one)
		}
	}
}
