package gazetteer

import (
	"bytes"
	"cmp"
	_ "embed" // the archive is embedded
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"tawatur/arabic"
	"tawatur/knowledge"
)

//go:embed data/places.tsv.gz
var archive []byte

// Gazetteer is the places and the words that announce them. It is safe for concurrent use.
type Gazetteer struct {
	places  []Place
	byID    map[string]int32
	index   *index
	regions map[string][]string
	areas   areas
	called  callings
	// seats gives the seat of each governorate by its code.
	seats map[string]*Place
	cues  map[string]*cue
	// again gives the cues by the word with its article that stands for the place told last: "المدينة".
	again map[string]*cue
	words words

	memo      arabic.Memo[wordFacts]
	parts     arabic.Memo[namePart]
	spellings spellings
}

// cue is a line of place-cues.tsv.
type cue struct {
	// name is folded; key is its part of a site's name.
	name, key string
	kinds     map[string]bool
	// any says that it agrees with every type of place.
	any                                                                         bool
	many, countryside, direction, facility, bare, quoted, area, part, own, road bool
	// named says that what stands behind it where it situates something is a name, unless it is an ordinary word.
	named bool
	// in are the countries that call places so, empty for all.
	in map[string]bool
	// word is the folded word for one such place that with its article stands for the one told last, or "".
	word string
}

// used reports whether places of a country are called so.
func (c *cue) used(country string) bool { return c == nil || len(c.in) == 0 || c.in[country] }

// village reports whether a cue announces villages and small towns.
func (c *cue) village() bool {
	return c.kinds["populated_place"] && !c.direction && !c.countryside && !c.facility && !c.area
}

// words are the lists of place-stopwords.tsv, by folded form.
type words struct {
	// needCue are names that are also ordinary words or persons' names.
	needCue map[string]bool
	// home are those of them that count behind a preposition too, in a report about their country.
	home map[string]bool
	// before are words behind which no place name stands without a cue: titles, kin, tribes.
	before map[string]bool
	// prep are the prepositions of place.
	prep map[string]bool
	// struck are verbs whose object is a place without any word before it.
	struck map[string]bool
	// needPrep are names of countries that are also adjectives, counted behind a preposition or a cue.
	needPrep map[string]bool
	// tail are adjectives that belong to the phrase behind a site's name.
	tail map[string]bool
	// compass are adjectives of direction behind the name of a countryside.
	compass map[string]bool
	// opening are words with which names of two words begin: "تل", "دير".
	opening map[string]bool
	// never are words that are no name even behind a cue.
	never map[string]bool
	// other are adjectives that make of "المدينة" another than the one told before: "المدينة الصناعية".
	other map[string]bool
	// plain are ordinary words that stand behind a cue that else makes a place of any name: "منطقة العمليات".
	plain map[string]bool
	// village is what lists write before the name of a village, division before that of a part of a country.
	village, division map[string]bool
	// near are words behind which something lies near a place: "قرب".
	near map[string]bool
	// sibling are adjectives by which lists tell villages of one name apart.
	sibling map[string]bool
}

// Load reads the embedded gazetteer. It fails only when a data file is malformed.
func Load() (*Gazetteer, error) { return load(archive, knowledge.Files) }

// load builds a gazetteer from an archive and the hand-written files.
func load(archive []byte, files fs.FS) (*Gazetteer, error) {
	places, err := readArchive(bytes.NewReader(archive))
	if err != nil {
		return nil, err
	}
	g := &Gazetteer{places: places, byID: make(map[string]int32, len(places)), regions: map[string][]string{}, seats: map[string]*Place{}, cues: map[string]*cue{}, again: map[string]*cue{}}
	for i := range g.places {
		g.byID[g.places[i].ID] = int32(i)
	}
	for _, f := range []struct {
		name string
		cols int
		add  func(c []string) error
	}{{"places-extra.tsv", 9, g.addExtra}, {"place-cues.tsv", 4, g.addCue}, {"place-stopwords.tsv", 2, g.addWord}} {
		if err := readTable(files, f.name, f.cols, f.add); err != nil {
			return nil, fmt.Errorf("load gazetteer: %w", err)
		}
	}
	g.settleExtras(len(places))
	g.unite()
	for i := range g.places {
		p := &g.places[i]
		p.number, p.rank = int32(i), p.prominence()
		if p.Type == typeADM1Seat || p.Type == typeCapital {
			g.seats[p.ADM1] = p
		}
	}
	g.district()
	g.spellings = make(spellings, len(g.places))
	g.index = g.buildIndex()
	return g, nil
}

// common reports whether a folded word announces places or is an ordinary word besides a name.
func (g *Gazetteer) common(word string) bool {
	short := strings.TrimPrefix(word, "ال")
	return g.cues[word] != nil || g.cues[short] != nil || g.words.needCue[exactWord(word)] || g.words.needCue[exactWord(short)] || g.words.never[word] || g.words.opening[word]
}

// readTable calls add for each line of a table behind the line of column names; lines with # are comments.
func readTable(files fs.FS, name string, cols int, add func([]string) error) error {
	raw, err := fs.ReadFile(files, name)
	if err != nil {
		return err
	}
	head := false
	for i, l := range strings.Split(string(raw), "\n") {
		if l == "" || strings.HasPrefix(l, "#") {
			continue
		}
		if !head {
			head = true
			continue
		}
		c := strings.Split(l, "\t")
		for len(c) < cols {
			c = append(c, "")
		}
		if err := add(c); err != nil {
			return fmt.Errorf("%s:%d: %w", name, i+1, err)
		}
	}
	return nil
}

// addExtra adds a place, or spellings and better names to one that is there.
func (g *Gazetteer) addExtra(c []string) error {
	var alts []string
	if c[2] != "" {
		alts = strings.Split(c[2], "|")
	}
	if c[4] == "alias" {
		i, ok := g.byID[c[0]]
		if !ok {
			return fmt.Errorf("alias of unknown place %q", c[0])
		}
		g.places[i].respell(alts)
		g.places[i].NameAR, g.places[i].NameEN = cmp.Or(c[1], g.places[i].NameAR), cmp.Or(c[3], g.places[i].NameEN)
		return nil
	}
	if _, ok := g.byID[c[0]]; ok {
		return fmt.Errorf("place %q is there twice", c[0])
	}
	lat, lon, err := parsePoint(c[5], c[6])
	if err != nil {
		return fmt.Errorf("place %q: %w", c[0], err)
	}
	p := Place{ID: c[0], NameAR: c[1], Alts: alts, NameEN: c[3], Type: c[4], Precision: precisionOf(c[4]), Lat: lat, Lon: lon, Country: c[7]}
	within := strings.Fields(c[8])
	if p.Type == typeRegion {
		g.regions[p.ID] = within
	}
	if len(within) == 1 && len(within[0]) > len(p.Country) {
		g.setADM1(&p, within[0])
	}
	g.byID[p.ID] = int32(len(g.places))
	g.places = append(g.places, p)
	return nil
}

// respell adds spellings to a place, and takes away those with a minus before them.
func (p *Place) respell(alts []string) {
	for _, a := range alts {
		if wrong, ok := strings.CutPrefix(a, "-"); ok {
			p.Alts = slices.DeleteFunc(p.Alts, func(have string) bool { return have == wrong })
		} else {
			p.Alts = append(p.Alts, a)
		}
	}
}

// sameArea is how many degrees from an imported settlement a hand-written place lies in the same governorate.
const sameArea = 0.25

// settleExtras gives the hand-written settlements and sites, which begin at number first, the governorate of the nearest
// imported settlement of their country where their row names none.
func (g *Gazetteer) settleExtras(first int) {
	listed := map[string][]int32{}
	for i := range g.places[:first] {
		if p := &g.places[i]; p.ADM1 != "" && p.isSettlement() {
			listed[p.Country] = append(listed[p.Country], int32(i))
		}
	}
	for i := first; i < len(g.places); i++ {
		p := &g.places[i]
		if p.ADM1 != "" || p.isArea() {
			continue
		}
		best, least := (*Place)(nil), sameArea*sameArea
		for _, k := range listed[p.Country] {
			q := &g.places[k]
			dLat, dLon := q.Lat-p.Lat, q.Lon-p.Lon
			if d := dLat*dLat + dLon*dLon; d < least {
				best, least = q, d
			}
		}
		if best != nil {
			p.ADM1, p.ADM1AR, p.ADM1EN = best.ADM1, best.ADM1AR, best.ADM1EN
		}
	}
}

// district gives the places whose lists name no district the district and the sub-district of the settlements around them where these agree,
// so that what happened at an airport is found in the district of its town. Near the border of two they have none.
func (g *Gazetteer) district() {
	towns := map[string][]*Place{}
	for i := range g.places {
		if p := &g.places[i]; p.ADM2 != "" && p.isSettlement() {
			towns[p.ADM1] = append(towns[p.ADM1], p)
		}
	}
	for i := range g.places {
		p := &g.places[i]
		if p.ADM2 != "" || p.isArea() {
			continue
		}
		var around []*Place
		for _, q := range towns[p.ADM1] {
			if northSouth(p, q) < siteRadius && Distance(p, q) < siteRadius {
				around = append(around, q)
			}
		}
		p.districtOf(around)
	}
}

// districtOf takes the district and the sub-district that all of some settlements have.
func (p *Place) districtOf(around []*Place) {
	for i, q := range around {
		if i == 0 {
			p.ADM2, p.ADM2AR, p.ADM3, p.ADM3AR = q.ADM2, q.ADM2AR, q.ADM3, q.ADM3AR
		}
		if q.ADM2 != p.ADM2 {
			p.ADM2, p.ADM2AR = "", ""
		}
		if q.ADM3 != p.ADM3 {
			p.ADM3, p.ADM3AR = "", ""
		}
	}
}

// setADM1 gives a place the governorate of this code.
func (g *Gazetteer) setADM1(p *Place, code string) {
	p.ADM1 = code
	if i, ok := g.byID[code]; ok {
		p.ADM1AR, p.ADM1EN = g.places[i].NameAR, g.places[i].NameEN
	}
}

// addCue adds the forms of a cue.
func (g *Gazetteer) addCue(c []string) error {
	k := &cue{name: arabic.Fold(c[1]), kinds: map[string]bool{}, in: map[string]bool{}}
	k.key = keyWord(k.name)
	for _, t := range strings.Fields(c[2]) {
		k.kinds[t] = true
	}
	k.any = k.kinds["*"]
	for _, f := range strings.Fields(c[3]) {
		if code, ok := strings.CutPrefix(f, "in:"); ok {
			k.in[code] = true
			continue
		}
		switch f {
		case "many":
			k.many = true
		case "countryside":
			k.countryside = true
		case "direction":
			k.direction = true
		case "facility":
			k.facility = true
		case "bare":
			k.bare = true
		case "named":
			k.named = true
		case "quoted":
			k.quoted = true
		case "area":
			k.area = true
		case "part":
			k.part = true
		case "road":
			k.road = true
		case "own":
			k.own = true
		case "again":
			k.word = arabic.Fold(strings.Split(c[0], "|")[0])
			g.again["ال"+k.word] = k
		default:
			return fmt.Errorf("unknown flag %q", f)
		}
	}
	for w := range strings.SplitSeq(c[0], "|") {
		g.cues[arabic.Fold(w)] = k
	}
	return nil
}

// addWord adds the words of a line to the list that its kind names.
func (g *Gazetteer) addWord(c []string) error {
	lists := map[string]*map[string]bool{"cue": &g.words.needCue, "home": &g.words.home, "before": &g.words.before, "prep": &g.words.prep, "struck": &g.words.struck, "needprep": &g.words.needPrep,
		"tail": &g.words.tail, "compass": &g.words.compass, "never": &g.words.never, "opening": &g.words.opening, "other": &g.words.other, "plain": &g.words.plain,
		"village": &g.words.village, "division": &g.words.division, "near": &g.words.near, "sibling": &g.words.sibling}
	l := lists[c[0]]
	if l == nil {
		return fmt.Errorf("unknown kind %q", c[0])
	}
	if *l == nil {
		*l = map[string]bool{}
	}
	for w := range strings.SplitSeq(c[1], "|") {
		f := arabic.Fold(w)
		if c[0] == "cue" || c[0] == "home" || c[0] == "needprep" {
			_, f = joined(strings.Fields(f))
		}
		(*l)[f] = true
	}
	return nil
}

// ByID returns the place of this id, or nil. An id of [tawatur.StretchID] is that of the land between two places.
func (g *Gazetteer) ByID(id string) *Place {
	if p := g.listed(id); p != nil {
		return p
	}
	return g.stretch(id)
}

// listed returns the place that the lists have under this id, or nil.
func (g *Gazetteer) listed(id string) *Place {
	i, ok := g.byID[id]
	if !ok {
		return nil
	}
	return &g.places[i]
}

// Len returns the number of places.
func (g *Gazetteer) Len() int { return len(g.places) }
