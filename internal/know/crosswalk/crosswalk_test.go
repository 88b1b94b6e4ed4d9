package crosswalk

import (
	"strings"
	"testing"

	"tawatur/internal/know/actors"
	"tawatur/internal/know/gazetteer"
	"tawatur/internal/know/lexicon"
	"tawatur/knowledge"
)

func load(t *testing.T) *Table {
	t.Helper()
	table, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return table
}

func TestTypesOfTheOtherCodebooks(t *testing.T) {
	table := load(t)
	for _, c := range []struct {
		typ   string
		sides Sides
		want  Type
	}{
		{"armed-clash", Sides{}, Type{"Political violence", "Battles", "Armed clash", "political_violence"}},
		{"attack", Sides{TargetCivilians: true}, Type{"Political violence", "Violence against civilians", "Attack", "civilian_targeting"}},
		{"attack", Sides{}, Type{"Political violence", "Battles", "Armed clash", "political_violence"}},
		{"territory-taken", Sides{AgentState: true}, Type{"Political violence", "Battles", "Government regains territory", "political_violence"}},
		{"territory-taken", Sides{}, Type{"Political violence", "Battles", "", "political_violence"}},
		{"meeting", Sides{}, Type{}},
	} {
		if got, ok := table.Type(c.typ, c.sides); got != c.want || ok != (c.want != Type{}) {
			t.Errorf("%s %+v: %+v, want %+v", c.typ, c.sides, got, c.want)
		}
	}
}

func TestTheRowsNameWhatThereIs(t *testing.T) {
	table := load(t)
	types, err := lexicon.EventTypes(knowledge.Files)
	if err != nil {
		t.Fatal(err)
	}
	for typ := range table.types {
		if !types[typ] {
			t.Errorf("types.tsv: no event type is called %q", typ)
		}
	}
	book, err := actors.Load()
	if err != nil {
		t.Fatal(err)
	}
	for key := range table.inter {
		if !strings.HasPrefix(key, "kind:") && book.ByID(key) == nil {
			t.Errorf("inter.tsv: no actor is called %q", key)
		}
	}
	g, err := gazetteer.Load()
	if err != nil {
		t.Fatal(err)
	}
	for iso2, c := range table.countries {
		if p := g.ByID("x:country-" + strings.ToLower(iso2)); p != nil && p.NameEN != c.NameEN {
			t.Errorf("countries.tsv: %s is %q here and %q in the gazetteer", iso2, c.NameEN, p.NameEN)
		}
	}
}

func TestInter(t *testing.T) {
	table := load(t)
	book, err := actors.Load()
	if err != nil {
		t.Fatal(err)
	}
	actor := func(id string) (Actor, bool) {
		a := book.ByID(id)
		if a == nil {
			return Actor{}, false
		}
		return Actor{a.Kind, a.Country, a.Parent}, true
	}
	for _, c := range []struct {
		id, country string
		want        int
	}{
		{"syrian-regime-forces", "SY", 1}, {"turkish-forces", "SY", 8}, {"turkish-forces", "TR", 1}, {"turkish-forces", "", 1},
		{"sdf", "SY", 2}, {"asayish", "SY", 2}, {"civilians", "SY", 7}, {"gunmen-unknown", "SY", 3}, {"uqaydat", "SY", 4},
		{"white-helmets", "SY", 7}, {"local-sources", "SY", 0}, {"nobody-knows", "SY", 0}, {"international-coalition", "SY", 8},
	} {
		if got := table.Inter(c.id, c.country, actor); got != c.want {
			t.Errorf("%s in %s: %d, want %d", c.id, c.country, got, c.want)
		}
	}
}

func TestPlaces(t *testing.T) {
	table := load(t)
	for code, want := range map[string]string{"SY09": "SY-DY", "YE-TA": "YE-TA", "PS-GZZ": "", "": "", "SY0901": ""} {
		if got := table.Division(code); got != want {
			t.Errorf("%q: %q, want %q", code, got, want)
		}
	}
	if c, ok := table.Country("BH"); !ok || c.Numeric != "048" || c.ISO3 != "BHR" {
		t.Errorf("%+v", c)
	}
	links, err := LoadLinks()
	if err != nil {
		t.Fatal(err)
	}
	if got := links["SY08"]; got != (Place{"173813", "Q233914"}) {
		t.Errorf("SY08: %+v", got)
	}
}
