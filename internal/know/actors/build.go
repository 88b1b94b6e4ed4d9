package actors

import (
	"slices"
	"strings"

	"tawatur"
	"tawatur/arabic"
)

// name is what a phrase of the dictionary stands for.
type name struct {
	actor   *Actor
	capital bool
}

// nation is a state as adjectives name it, with the bodies that its adjective makes of a head noun.
type nation struct {
	id, government, forces, militias, loyal string
	adjectives                              []string
	// country is that of the government (ISO 3166).
	country string
	// offices are its bodies by the ids of actor-offices.tsv.
	offices map[string]string
}

// head is a noun that names an actor together with what follows it.
type head struct {
	class string
	// kind is the kind of the child that the head asks for ("media-office"), or the kind of a pattern name.
	kind string
	// owned says that only what stands behind "ل" is its owner: "الأمانة العامة ل".
	owned bool
	// alone says that what stands behind the head of a group is its name and nobody whose part it is; party, that the group bears no arms.
	alone, party bool
	// guards is told of men who are set to guard things, before whose words they are no group.
	guards bool
}

func (b *Book) addActor(r row) error {
	a := &Actor{
		ID: r.get("id"), NameAR: r.get("name_ar"), NameEN: r.get("name_en"), Kind: r.get("kind"),
		Country: r.get("country"), Parent: r.get("parent"), Also: r.list("also"),
	}
	if a.ID == "" || a.NameAR == "" || a.NameEN == "" || a.Kind == "" {
		return r.errorf("id, names and kind are needed")
	}
	if b.byID[a.ID] != nil {
		return r.errorf("id %q is there already", a.ID)
	}
	b.enter(a)
	for _, x := range r.list("examples") {
		c, err := newExample(r, x)
		if err != nil {
			return err
		}
		b.cases = append(b.cases, c)
	}
	return nil
}

// enter adds an actor with all its names. A name with brackets is entered without them as well.
func (b *Book) enter(a *Actor) {
	b.actors = append(b.actors, a)
	b.byID[a.ID] = a
	if first, _, full := strings.Cut(arabic.Fold(a.NameAR), " "); full && a.Kind == "person" && first != "علي" { // spelled as a preposition is
		b.given[first] = true
	}
	for _, n := range append([]string{a.NameAR}, a.Also...) {
		b.names.Add(n, name{actor: a})
		if head, _, ok := strings.Cut(n, "("); ok {
			b.names.Add(head, name{actor: a})
		}
		if generic(a.Kind) && !strings.Contains(n, " ") {
			b.names.Add(n+"ا", name{actor: a}) // the indefinite accusative
		}
	}
}

func (b *Book) addNation(r row) error {
	n := &nation{
		id: r.get("id"), government: r.get("government"), forces: r.get("forces"),
		militias: r.get("militias"), loyal: r.get("loyal"), adjectives: r.list("adjectives"), offices: map[string]string{},
	}
	for _, adj := range n.adjectives {
		for _, form := range adjectiveForms(adj) {
			b.adjs[form] = n
		}
	}
	b.settleLand(r, n)
	b.byGov[n.government] = n
	b.byForces[n.forces] = n
	b.nations = append(b.nations, n)
	for _, c := range r.list("capital") {
		b.names.Add(c, name{actor: b.byID[n.government], capital: true})
	}
	if b.byID[n.government] == nil {
		return r.errorf("unknown government %q", n.government)
	}
	if c := b.byID[n.government].Country; b.states[c] == nil {
		b.states[c] = n
	}
	return nil
}

// settleLand enters the government and the forces of a state by the names of its land, where no actor of theirs is known yet.
func (b *Book) settleLand(r row, n *nation) {
	land := r.list("land")
	if len(land) == 0 || b.byID[n.government] != nil {
		return
	}
	adj, english, country := n.adjectives[0], r.get("english"), r.get("country")
	b.enter(&Actor{
		ID: n.government, NameAR: land[0], NameEN: english, Kind: "government", Country: country, Also: append(land[1:], "حكومة "+land[0]),
	})
	b.enter(&Actor{
		ID: n.forces, NameAR: "القوات ال" + adj + "ة", NameEN: "Forces of " + english, Kind: "state-forces", Country: country,
		Parent: n.government, Also: []string{"الجيش ال" + adj, "جيش " + land[0], "قوات " + land[0]},
	})
}

// adjectiveForms gives the genders and numbers of an adjective in ي; other words stand as they are. The accusative of the
// indefinite is left out, since "روسيا" is the country.
func adjectiveForms(adj string) []string {
	w := arabic.Fold(adj)
	if !strings.HasSuffix(w, "ي") {
		return []string{w}
	}
	return []string{w, w + "ه", w + "ين", w + "ون", w + "ان", w + "تان", w + "تين", w + "ات"}
}

func (b *Book) addOutlet(r row) error {
	o := tawatur.Outlet{ID: r.get("id"), Name: r.get("name_ar")}
	if o.ID == "" || o.Name == "" {
		return r.errorf("id and name_ar are needed")
	}
	b.outletByID[o.ID] = o
	b.homes[o.ID] = r.get("country")
	for _, h := range r.list("hosts") {
		b.hosts[h] = o
	}
	names := append([]string{r.get("name_ar"), r.get("name_en")}, r.list("also")...)
	for _, n := range append(names, o.ID) {
		if k := arabic.Fold(n); k != "" && b.outlets[k].ID == "" {
			b.outlets[k] = o
		}
	}
	b.enterOutlet(r, o, append([]string{r.get("name_ar")}, r.list("also")...))
	return nil
}

// enterOutlet makes the outlet an actor: by its bare name where the table says that the name means nothing else, and
// behind a cue word ("قناة", "مراسل") anyway.
func (b *Book) enterOutlet(r row, o tawatur.Outlet, names []string) {
	a := b.byID[o.ID]
	if a == nil {
		a = &Actor{ID: o.ID, NameAR: o.Name, NameEN: r.get("name_en"), Kind: "media", Country: r.get("country")}
		b.actors = append(b.actors, a)
		b.byID[o.ID] = a
	}
	for _, n := range names {
		if r.get("alone") == "yes" {
			b.names.Add(n, name{actor: a})
		}
		for _, cue := range r.list("cues") {
			if strings.HasPrefix(cue, "مراسل") {
				continue // the speaker is the correspondent
			}
			b.names.Add(cue+" "+n, name{actor: a})
		}
	}
}

// addHead enters the words of a row with and without the article; classes "mod", "stop", ... are plain sets of words.
func (b *Book) addHead(r row) error {
	h := head{class: r.get("class"), kind: r.get("kind")}
	if h.class == "" {
		return r.errorf("class is needed")
	}
	if flags := strings.Fields(h.kind); h.class == "group" && len(flags) > 0 {
		h.kind, h.alone, h.party = flags[0], slices.Contains(flags, "alone"), slices.Contains(flags, "party")
		h.guards = slices.Contains(flags, "guards")
	}
	for _, w := range r.list("words") {
		acc := accusative(w)
		switch h.class {
		case "mod", "stop", "place", "inside", "unsaid", "link", "loyal", "common", "manner", "counter", "member", "who", "ordinal", "arm",
			"emblem", "region", "virtue", "bearer", "honour", "namesake", "epithet", "banner", "flag", "retold", "martyr", "guarded", "torn":
			b.addWord(h.class, arabic.Fold(w))
			if h.class == "mod" && acc != "" {
				b.addWord("mod", arabic.Fold(acc))
			}
		default:
			w, h.owned = strings.CutSuffix(w, " ل")
			b.heads.Add(w, h)
			if h.class == "act" && acc != "" {
				b.heads.Add(acc, h)
			}
			if !strings.HasPrefix(w, "ال") && r.get("article") != "no" {
				b.heads.Add("ال"+w, h)
			}
		}
	}
	return nil
}

// accusative writes the ا of the indefinite accusative to a noun or adjective that takes it, "" where it takes none.
func accusative(w string) string {
	for _, end := range []string{"ة", "ات", "ين", "ان", "ون", "ا", "ى"} {
		if strings.HasSuffix(w, end) {
			return ""
		}
	}
	if strings.HasPrefix(w, "ال") || strings.Contains(w, " ") {
		return ""
	}
	return w + "ا"
}

// addGiven takes the given names of people, which the lexicon goes by too.
func (b *Book) addGiven(r row) error {
	if r.get("class") == "given-name" {
		for _, w := range r.list("words") {
			b.addWord("given", arabic.Fold(w))
		}
	}
	return nil
}

func (b *Book) addWord(class, w string) {
	if b.words[class] == nil {
		b.words[class] = map[string]bool{}
	}
	b.words[class][w] = true
}

func (b *Book) addLabel(r row) error {
	for _, w := range r.list("words") {
		b.labels.Add(w, true)
	}
	return nil
}

// addOffices crosses an office with the nations: "وزير الخارجية" and "روسي" make russian-foreign-minister.
func (b *Book) addOffices(r row) error {
	if len(r.list("words")) == 0 {
		return r.errorf("words are needed")
	}
	for _, n := range b.nations {
		if b.byID[n.government].Kind == "government" {
			b.addOffice(r, n)
		}
	}
	return nil
}

func (b *Book) addOffice(r row, n *nation) {
	id := n.id + "-" + r.get("id")
	words, female := r.list("words"), r.get("adjective") == "feminine"
	a := b.byID[id]
	named := words[0] + " " + officeAdjective(n.adjectives[0], words[0], female)
	if known := b.names.Get(arabic.Fold(named)); len(known) > 0 {
		a = known[0].actor
	}
	if a == nil {
		a = &Actor{ID: id, Kind: r.get("kind"), Parent: n.government}
		a.Country = b.byID[n.government].Country
		a.NameAR = named
		a.NameEN = strings.ReplaceAll(n.id, "-", " ") + ": " + r.get("name_en")
		b.actors = append(b.actors, a)
		b.byID[id] = a
	}
	n.offices[r.get("id")] = a.ID
	b.officeOf[a.ID] = r.get("id")
	for _, w := range words {
		for _, adj := range n.adjectives {
			for _, f := range singular(adjectiveForms(adj)) {
				b.names.Add(w+" "+f, name{actor: a})
				b.names.Add(w+" ال"+f, name{actor: a})
			}
		}
	}
}

// singular leaves the forms that one office or body has beside it, which come first.
func singular(forms []string) []string { return forms[:min(len(forms), 2)] }

func officeAdjective(adj, office string, female bool) string {
	if female {
		adj += "ة"
	}
	if strings.HasPrefix(office, "ال") || strings.Contains(office, " ال") {
		adj = "ال" + adj
	}
	return adj
}
