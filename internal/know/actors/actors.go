// Package actors knows who is who: armed groups, states and their forces, officials, monitors, media and the generic
// people of a report ("the civilians", "local sources"), and finds where a text names them.
//
// The names are data: knowledge/actors.tsv, outlets.tsv and the actor-*.tsv tables. A phrase that no table spells out is
// read by its head: "الطائرات الحربية الروسية" is a force noun with a nationality. Ids are neutral; the loaded word that a
// report uses is marked and kept as its quotation. It does not decide who does what to whom: that is the claim reader's.
//
//	b, err := actors.Load()
//	for _, m := range b.Mentions(arabic.Tokenize(text)) { ... }
package actors

import (
	"fmt"
	"io/fs"
	"net/url"
	"strings"

	"tawatur"
	"tawatur/arabic"
	"tawatur/knowledge"
)

// Actor is a body or person known to the tables. Country is an ISO 3166 code or empty; Parent is the id of the larger
// body it is part of, or empty.
type Actor struct {
	ID, NameAR, NameEN, Kind, Country, Parent string
	Also                                      []string
}

// Mention is a place in a text where an actor is named.
type Mention struct {
	// First and End are tokens, End exclusive. A quotation mark around the whole mention is outside it.
	First, End int
	// ID is the actor; empty for a group, outlet or office known only by its pattern.
	ID string
	// Kind is the actor's kind, "armed-group", "civilians", "media", ...; "capital" where a capital stands for its government.
	Kind string
	// Label is the folded wording from First to End where it is loaded ("ميليشيا قسد"); the words as written are the text
	// of the same tokens. Empty for neutral wording.
	Label string
	// Generic marks people and sources without a name: civilians, local sources, unknown gunmen.
	Generic bool
	// Pattern marks a name that no table has, read by its head word ("لواء", "صحيفة").
	Pattern bool
	// Whole marks a group that is named by itself, and no part of it: "لواء الصحراء", not "عنصر من لواء الصحراء".
	Whole bool
	// Name is the folded name of a group that no list has, by which it is the same when it is told again; empty for others.
	Name string
	// Capital marks a capital named alone, which may as well be a place.
	Capital bool
	// Open marks a form that means another body in each war ("الجيش") where the text does not tell which; it has no ID.
	Open bool
	// Site marks a base or position that stands for who keeps it; it is a place as well.
	Site bool
	// short marks what was read from a short form, and so tells nothing of the war itself.
	short bool
	// titled marks a body named behind a title ("قائد الجيش"), which a person's name may follow.
	titled bool
	// voiced marks a body named behind who speaks for it ("المتحدث باسم الجيش"), whose name may follow and is no other actor.
	voiced bool
	// Adjective marks an adjective of nationality behind the noun of an act or its means ("غارات جوية روسية"), which begins
	// at token Noun.
	Adjective bool
	Noun      int
}

// Short reports whether the mention was read from a form that means another body in each war ("الجيش"), and so tells nothing of the war itself.
func (m Mention) Short() bool { return m.short }

// AlsoPlace reports whether the words may be a place's name too.
func (m Mention) AlsoPlace() bool { return m.Capital || m.Site || m.Kind == "capital" }

// Book is the loaded tables. It is safe for concurrent use.
type Book struct {
	actors []*Actor
	byID   map[string]*Actor
	// given are the first names of the persons.
	given   map[string]bool
	names   arabic.Dict[name]
	heads   arabic.Dict[head]
	labels  arabic.Dict[bool]
	shorts  arabic.Dict[*form]
	forms   map[string]*form
	sites   arabic.Dict[keeper]
	nations []*nation
	adjs    map[string]*nation
	// officeOf gives the id that an office of a nation has in actor-offices.tsv.
	officeOf map[string]string
	// byGov and byForces give the nation of a government and of its forces.
	byGov, byForces map[string]*nation
	words           map[string]map[string]bool
	kids            map[string]string // "parent kind" -> id
	hosts           map[string]tawatur.Outlet
	outlets         map[string]tawatur.Outlet // by folded name
	outletByID      map[string]tawatur.Outlet
	successions     map[string][]succession // by the id of the actor before
	states          map[string]*nation      // by country
	homes           map[string]string       // countries of outlets
	camps           map[string]bool
	outletCamps     map[string][]string
	abroad          map[string][]string // by country, those in which its forces fight too
	tells           arabic.Dict[string] // camp by phrase
	owners          map[string][]ownership
	stated          []string // what Follow added to owners
	cases           []example
	memo            arabic.Memo[wordFacts]
	called          callings
	initials        initials
}

// Load reads the tables embedded in the program. An error names the file and line.
func Load() (*Book, error) { return load(knowledge.Files) }

func load(fsys fs.FS) (*Book, error) {
	b := &Book{
		byID: map[string]*Actor{}, given: map[string]bool{}, adjs: map[string]*nation{}, officeOf: map[string]string{}, byGov: map[string]*nation{}, byForces: map[string]*nation{},
		words: map[string]map[string]bool{}, kids: map[string]string{},
		hosts: map[string]tawatur.Outlet{}, outlets: map[string]tawatur.Outlet{}, outletByID: map[string]tawatur.Outlet{},
		successions: map[string][]succession{}, owners: map[string][]ownership{}, forms: map[string]*form{},
		states: map[string]*nation{}, homes: map[string]string{}, camps: map[string]bool{}, outletCamps: map[string][]string{}, abroad: map[string][]string{},
	}
	for _, t := range []struct {
		file string
		add  func(row) error
	}{
		{"actors.tsv", b.addActor},
		{"actor-nations.tsv", b.addNation},
		{"outlets.tsv", b.addOutlet},
		{"outlet-owners.tsv", b.addOwner},
		{"actor-offices.tsv", b.addOffices},
		{"actor-heads.tsv", b.addHead},
		{"actor-abroad.tsv", b.addAbroad},
		{"actor-camps.tsv", b.addCamp},
		{"actor-short.tsv", b.addShort},
		{"actor-wars.tsv", b.addWar},
		{"actor-sites.tsv", b.addSite},
		{"labels.tsv", b.addLabel},
		{"actor-successions.tsv", b.addSuccession},
	} {
		if err := each(fsys, t.file, t.add); err != nil {
			return nil, err
		}
	}
	if err := eachOf(fsys, "cues.tsv", []string{"class", "words"}, b.addGiven); err != nil {
		return nil, err
	}
	return b, b.link()
}

// ByID returns the actor with this id, or nil.
func (b *Book) ByID(id string) *Actor { return b.byID[id] }

// NationForces returns the forces of the state whose adjective a word is ("الأميركية"), or "".
func (b *Book) NationForces(t *arabic.Token) string {
	if n := b.facts(t).nation; n != nil {
		return n.forces
	}
	return ""
}

// ForcesOf returns the forces of the state whose government, or part of a government, an actor is, or "".
func (b *Book) ForcesOf(id string) string {
	for up := 0; up < 3 && id != ""; up++ {
		if n := b.byGov[id]; n != nil {
			return n.forces
		}
		a := b.byID[id]
		if a == nil {
			break
		}
		id = a.Parent
	}
	return ""
}

// Outlet finds a publisher by its name in either language, its host or the address of one of its pages.
func (b *Book) Outlet(nameOrHost string) (tawatur.Outlet, bool) {
	s := strings.TrimSpace(nameOrHost)
	if o, ok := b.outlets[arabic.Fold(s)]; ok {
		return o, true
	}
	if u, err := url.Parse(s); err == nil && u.Host != "" {
		s = u.Hostname()
	}
	for s = strings.ToLower(s); s != ""; {
		if o, ok := b.hosts[s]; ok {
			return o, true
		}
		_, s, _ = strings.Cut(s, ".")
	}
	return tawatur.Outlet{}, false
}

// link checks what one table says of another.
func (b *Book) link() error {
	for _, a := range b.actors {
		if a.Parent == "" {
			continue
		}
		if b.byID[a.Parent] == nil {
			return fmt.Errorf("actors: %s: unknown parent %q", a.ID, a.Parent)
		}
		if k := a.Parent + " " + a.Kind; b.kids[k] == "" {
			b.kids[k] = a.ID
		}
	}
	for _, n := range b.nations {
		for _, id := range []string{n.government, n.forces, n.militias, n.loyal} {
			if id != "" && b.byID[id] == nil {
				return fmt.Errorf("actors: nation %s: unknown actor %q", n.id, id)
			}
		}
		if a := b.byID[n.government]; a != nil {
			n.country = a.Country
		}
	}
	return nil
}
