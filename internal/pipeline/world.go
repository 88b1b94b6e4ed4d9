package pipeline

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"math"
	"runtime/debug"
	"strings"
	"sync"
	"time"

	"tawatur"
	"tawatur/internal/know"
	"tawatur/internal/know/gazetteer"
	"tawatur/internal/weigh/event"
	"tawatur/knowledge"
)

// EventType is one type of the codebook with its labels and definition.
type EventType struct {
	ID         string
	Label      tawatur.Name
	Definition string
}

// EventTypes reads the table of event types, in the order of the file. An error names the file and line.
func EventTypes() ([]EventType, error) {
	const name = "event-types.tsv"
	data, err := fs.ReadFile(knowledge.Files, name)
	if err != nil {
		return nil, err
	}
	var out []EventType
	for i, line := range strings.Split(string(data), "\n") {
		if line == "" || strings.HasPrefix(line, "#") || strings.HasPrefix(line, "id\t") {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 4 || f[0] == "" || f[1] == "" || f[2] == "" {
			return nil, fmt.Errorf("%s:%d: want id, Arabic label, English label, definition", name, i+1)
		}
		out = append(out, EventType{f[0], tawatur.Name{AR: f[1], EN: f[2]}, f[3]})
	}
	return out, nil
}

// Rules names the program and the knowledge by which events are made: records whose events are of other rules are made anew.
var Rules = sync.OnceValue(func() string {
	h := sha256.New()
	if b, ok := debug.ReadBuildInfo(); ok {
		fmt.Fprintln(h, b.Main.Version)
		for _, s := range b.Settings {
			if strings.HasPrefix(s.Key, "vcs.") {
				fmt.Fprintln(h, s.Value)
			}
		}
	}
	err := fs.WalkDir(knowledge.Files, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(knowledge.Files, path)
		h.Write(data)
		return err
	})
	if err != nil { // the files are part of the program
		panic(err)
	}
	return hex.EncodeToString(h.Sum(nil))[:12]
})

// World is what the loaded knowledge tells the making of events. An error names the file and line.
func World(base *know.Base) (event.Options, error) {
	types, err := EventTypes()
	if err != nil {
		return event.Options{}, err
	}
	labels := make(map[string]tawatur.Name, len(types))
	for _, t := range types {
		labels[t.ID] = t.Label
	}
	w := world{base}
	return event.Options{
		Geo:           w,
		PlaceName:     base.Gazetteer.NameKey,
		Within:        base.Gazetteer.Within,
		City:          w.city,
		ActorParent:   w.parent,
		Person:        func(id string) bool { return w.kind(id) == "person" },
		Owner:         w.owner,
		Stated:        base.Actors.Stated(),
		GenericSource: w.nobody,
		OwnSource:     func(id string) bool { return id == correspondent },
		ActorName:     func(id string) tawatur.Name { n, _ := ActorName(base, id); return n },
		TypeName:      func(id string) tawatur.Name { return orID(labels[id], id) },
	}, nil
}

// ActorName returns an actor's neutral name in both languages, and the id itself with false when it is not known.
func ActorName(base *know.Base, id string) (tawatur.Name, bool) {
	a := base.Actors.ByID(id)
	if a == nil {
		return tawatur.Name{AR: id, EN: id}, false
	}
	return orID(tawatur.Name{AR: a.NameAR, EN: a.NameEN}, id), true
}

// OutletName returns the name of an outlet: from the outlets' table, or as its reports wrote it.
func OutletName(base *know.Base, id string) (tawatur.Name, bool) {
	if a := base.Actors.ByID(id); a != nil {
		return orID(tawatur.Name{AR: a.NameAR, EN: a.NameEN}, id), true
	}
	if o, ok := base.Actors.OutletByID(id); ok {
		return tawatur.Name{AR: o.Name, EN: o.Name}, true
	}
	if name, ok := strings.CutPrefix(id, "outlet:"); ok {
		name = strings.ReplaceAll(name, "-", " ")
		return tawatur.Name{AR: name, EN: name}, true
	}
	if sign, ok := strings.CutPrefix(id, "account:"); ok {
		return tawatur.Name{AR: "حساب لم يُحفظ اسمه (" + sign + ")", EN: "account whose name is not kept (" + sign + ")"}, true
	}
	return tawatur.Name{}, false
}

// orID fills what a name lacks: better the other language, or the id, than nothing.
func orID(n tawatur.Name, id string) tawatur.Name {
	if n.EN == "" {
		n.EN = id
	}
	if n.AR == "" {
		n.AR = n.EN
	}
	return n
}

// world answers by id what the knowledge files hold.
type world struct{ base *know.Base }

func (w world) kind(id string) string {
	if a := w.base.Actors.ByID(id); a != nil {
		return a.Kind
	}
	return ""
}

// correspondent is the actor that a report calls "our correspondent".
const correspondent = "correspondent"

// nobody reports whether an actor is nobody in particular, so that two who cite it need not have met.
func (w world) nobody(id string) bool {
	switch w.kind(id) {
	case "generic-source", "generic", "civilians", "unknown":
		return true
	}
	return false
}

func (w world) owner(outlet, day string) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		t = time.Time{} // an undated report
	}
	return w.base.Actors.Owner(outlet, t)
}

func (w world) parent(id string) string {
	if a := w.base.Actors.ByID(id); a != nil {
		return a.Parent
	}
	return ""
}

// greatCity is the least number of people of a great city.
const greatCity = 100_000

// city reports whether a place is a great city: the seat of a governorate, a capital, or as large.
func (w world) city(id string) bool {
	p := w.base.Gazetteer.ByID(id)
	return p != nil && (p.Type == "adm1_seat" || p.Type == "capital" || p.Population >= greatCity)
}

// Contains reports whether one place lies in another.
func (w world) Contains(parentID, childID string) bool {
	return w.base.Gazetteer.Contains(w.base.Gazetteer.ByID(parentID), w.base.Gazetteer.ByID(childID))
}

// Place describes a place for an event.
func (w world) Place(id string) (tawatur.EventPlace, bool) {
	p := w.base.Gazetteer.ByID(id)
	if p == nil {
		return tawatur.EventPlace{}, false
	}
	return tawatur.EventPlace{
		ID: p.ID, Name: orID(tawatur.Name{AR: p.NameAR, EN: p.NameEN}, p.ID), Lat: p.Lat, Lon: p.Lon,
		Precision: p.Precision, RadiusKM: w.radius(p), ADM1: p.ADM1EN, PCode: p.PCode,
	}, true
}

// radius is how far from its point, in kilometres, what is said of a place may have happened: a rough half width of
// places of that precision, and of the land between two places half the way. A point without it would claim more than the text does.
func (w world) radius(p *gazetteer.Place) float64 {
	if a, b, ok := tawatur.StretchEnds(p.ID); ok {
		return math.Ceil(gazetteer.Distance(w.base.Gazetteer.ByID(a), w.base.Gazetteer.ByID(b)) / 2)
	}
	switch p.Precision {
	case tawatur.PrecisionSite:
		return 1
	case tawatur.PrecisionSettlement:
		return 3
	case tawatur.PrecisionSubdistrict:
		return 12
	case tawatur.PrecisionDistrict:
		return 30
	case tawatur.PrecisionGovernorate:
		return 80
	case tawatur.PrecisionRegion:
		return 200
	}
	return 400
}
