// Package crosswalk says our event types, actors and places in the codes of other data sets: the types of ACLED and the groups
// of HAPI, the numbers that ACLED gives to kinds of actors, ISO 3166, and the ids of GeoNames and Wikidata.
//
// The tables lie in knowledge/crosswalk; they state what the other codebooks say, in our own words. What no table maps has no
// code: an export leaves it empty or out, and says so. The package decides nothing about events.
//
//	t, err := crosswalk.Load()
//	typ, ok := t.Type("attack", crosswalk.Sides{TargetCivilians: true})
package crosswalk

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"tawatur/internal/tsv"
	"tawatur/knowledge"
)

// Type is an event type in the words of ACLED and HAPI; empty parts are such as our reports do not tell.
type Type struct{ Disorder, Event, SubEvent, HAPI string }

// Sides is what of an event decides among several rows of its type.
type Sides struct {
	// AgentState says that a state's forces did it, AgentOther that a body did that is no state.
	AgentState, AgentOther bool
	// TargetCivilians says that people who bear no arms are its target or among its dead and injured.
	TargetCivilians bool
}

// Country is a country in the codes of ISO 3166 with its names and ACLED's region.
type Country struct{ ISO2, ISO3, Numeric, NameEN, NameAR, Region string }

// Place is the ids of a place in other gazetteers, empty where not known.
type Place struct{ GeoNames, Wikidata string }

// Actor is what of an actor decides its code.
type Actor struct{ Kind, Country, Parent string }

// coding is a row of types.tsv.
type coding struct {
	when string
	Type
}

// Table is the loaded tables. It is safe for concurrent use.
type Table struct {
	types     map[string][]coding
	inter     map[string]int
	countries map[string]Country
	divisions map[string]string
}

// Load reads the embedded tables. An error names the file and what is wrong in it.
func Load() (*Table, error) {
	t := &Table{types: map[string][]coding{}, inter: map[string]int{}, countries: map[string]Country{}, divisions: map[string]string{}}
	for _, f := range []struct {
		name string
		cols int
		add  func(c []string) error
	}{{"types.tsv", 7, t.addType}, {"inter.tsv", 3, t.addInter}, {"countries.tsv", 6, t.addCountry}, {"divisions.tsv", 2, t.addDivision}} {
		data, err := knowledge.Crosswalk.ReadFile("crosswalk/" + f.name)
		if err != nil {
			return nil, fmt.Errorf("crosswalk: %w", err)
		}
		for _, c := range tsv.Rows(string(data)) {
			if len(c) != f.cols {
				return nil, fmt.Errorf("crosswalk/%s: %q: %d columns, want %d", f.name, c[0], len(c), f.cols)
			}
			if err := f.add(c); err != nil {
				return nil, fmt.Errorf("crosswalk/%s: %q: %w", f.name, c[0], err)
			}
		}
	}
	return t, nil
}

func (t *Table) addType(c []string) error {
	if !slices.Contains([]string{"", "target-civilians", "agent-state", "agent-other"}, c[1]) {
		return fmt.Errorf("no condition is called %q", c[1])
	}
	t.types[c[0]] = append(t.types[c[0]], coding{c[1], Type{c[2], c[3], c[4], c[5]}})
	return nil
}

func (t *Table) addInter(c []string) error {
	if c[1] == "-" {
		t.inter[c[0]] = 0
		return nil
	}
	n, err := strconv.Atoi(c[1])
	if err != nil || n < 1 || n > interExternal {
		return fmt.Errorf("inter %q is none of 1 to 8 and not -", c[1])
	}
	t.inter[c[0]] = n
	return nil
}

func (t *Table) addCountry(c []string) error {
	if len(c[0]) != 2 || len(c[1]) != 3 || len(c[2]) != 3 {
		return fmt.Errorf("want codes of two letters, three letters and three digits")
	}
	t.countries[c[0]] = Country{c[0], c[1], c[2], c[3], c[4], c[5]}
	return nil
}

func (t *Table) addDivision(c []string) error {
	t.divisions[c[0]] = strings.TrimPrefix(c[1], "-")
	return nil
}

// Type returns what ACLED and HAPI call an event of this type between these sides, and false for what they have no word for.
func (t *Table) Type(id string, s Sides) (Type, bool) {
	for _, c := range t.types[id] {
		if c.when == "" || c.when == "target-civilians" && s.TargetCivilians || c.when == "agent-state" && s.AgentState ||
			c.when == "agent-other" && s.AgentOther {
			return c.Type, true
		}
	}
	return Type{}, false
}

// Codes of inter that rules ask for.
const (
	interState    = 1
	interExternal = 8
)

// mostUp is how many larger bodies are looked at above an actor.
const mostUp = 5

// Inter returns the number that ACLED gives to an actor's kind in a country, 0 for none. actor describes an actor by its id.
func (t *Table) Inter(id, country string, actor func(id string) (Actor, bool)) int {
	first, ok := actor(id)
	if !ok {
		return 0
	}
	a, n := first, 0
	for up := 0; up < mostUp; up++ {
		if own, listed := t.inter[id]; listed {
			return abroad(own, first, country)
		}
		if kind, listed := t.inter["kind:"+a.Kind]; listed && n == 0 {
			n = kind
		}
		id = a.Parent
		if a, ok = actor(id); id == "" || !ok {
			break
		}
	}
	return abroad(n, first, country)
}

// abroad makes a state's forces external forces in another country than their own.
func abroad(n int, a Actor, country string) int {
	if n == interState && a.Country != "" && country != "" && a.Country != country {
		return interExternal
	}
	return n
}

// Country returns a country by its code in two letters.
func (t *Table) Country(iso2 string) (Country, bool) {
	c, ok := t.countries[iso2]
	return c, ok
}

// Division returns the ISO 3166-2 code of a governorate by its code in the gazetteer, "" where ISO has none.
func (t *Table) Division(code string) string {
	if iso, listed := t.divisions[code]; listed {
		return iso
	}
	if len(code) > 3 && code[2] == '-' {
		return code
	}
	return ""
}
