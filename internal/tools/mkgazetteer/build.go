package main

import (
	"bytes"
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"tawatur/internal/know/crosswalk"
	"tawatur/internal/know/gazetteer"
)

// row is a line of a list by column name.
type row map[string]string

// built is the archive of the gazetteer, how many places it holds, and the archive of their ids in other gazetteers.
type built struct {
	archive, links []byte
	places         int
}

// build reads the lists under geo.
func build(geo string) (built, error) {
	files, err := filepath.Glob(filepath.Join(geo, "countries", "*_places.tsv"))
	if err != nil {
		return built{}, fmt.Errorf("mkgazetteer: %w", err)
	}
	slices.Sort(files)
	files = append([]string{filepath.Join(geo, "syria_places.tsv")}, files...)
	var places []gazetteer.Place
	var known [][3]string
	for _, f := range files {
		rows, err := readTSV(f)
		if err != nil {
			return built{}, err
		}
		for _, r := range rows {
			p, ok := convert(r)
			if !ok {
				continue
			}
			places = append(places, p)
			if l := [3]string{p.ID, r["geonames_id"], r["wikidata_id"]}; l[1]+l[2] != "" {
				known = append(known, l)
			}
		}
	}
	more, err := sudan(filepath.Join(geo, "countries", "sd_localities_ar_en.tsv"), places)
	if err != nil {
		return built{}, err
	}
	places = append(places, more...)
	centre(places)
	slices.SortFunc(places, func(a, b gazetteer.Place) int {
		return cmp.Or(cmp.Compare(a.Country, b.Country), cmp.Compare(a.ID, b.ID))
	})
	slices.SortFunc(known, func(a, b [3]string) int { return cmp.Compare(a[0], b[0]) })
	var archive, links bytes.Buffer
	if err := gazetteer.WriteArchive(&archive, places); err != nil {
		return built{}, err
	}
	if err := crosswalk.WriteLinks(&links, known); err != nil {
		return built{}, err
	}
	return built{archive.Bytes(), links.Bytes(), len(places)}, nil
}

// readTSV reads a file whose first line names its columns.
func readTSV(path string) ([]row, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("mkgazetteer: read list: %w", err)
	}
	lines := strings.Split(strings.TrimRight(string(raw), "\n"), "\n")
	head := strings.Split(lines[0], "\t")
	out := make([]row, 0, len(lines)-1)
	for i, l := range lines[1:] {
		c := strings.Split(strings.TrimRight(l, "\r"), "\t")
		if len(c) != len(head) {
			return nil, fmt.Errorf("mkgazetteer: %s:%d: %d columns, want %d", path, i+2, len(c), len(head))
		}
		r := make(row, len(head))
		for k, h := range head {
			r[h] = c[k]
		}
		out = append(out, r)
	}
	return out, nil
}

// convert turns a row into a place, and reports whether it belongs into the gazetteer.
func convert(r row) (gazetteer.Place, bool) {
	country := cmp.Or(r["country"], "SY")
	name := clean(r["name_ar"])
	lat, errLat := strconv.ParseFloat(r["lat"], 64)
	lon, errLon := strconv.ParseFloat(r["lon"], 64)
	if name == "" || errLat != nil || errLon != nil || strings.HasPrefix(r["licence"], "ODbL") || !wanted(country, r) {
		return gazetteer.Place{}, false
	}
	pop, _ := strconv.Atoi(r["population"]) // empty means not known
	return gazetteer.Place{ID: r["id"], NameAR: name, Alts: alts(r["alt_ar"], name, r["type"]), NameEN: clean(r["name_en"]),
		Type: r["type"], Lat: lat, Lon: lon, Country: country, ADM1: r["adm1_code"], ADM1AR: clean(r["adm1_ar"]),
		ADM1EN: clean(r["adm1_en"]), ADM2: r["adm2_code"], ADM2AR: clean(r["adm2_ar"]), ADM3: r["adm3_code"],
		ADM3AR: clean(r["adm3_ar"]), PCode: r["pcode"], Population: pop}, true
}

// wanted reports whether a row of this country is kept.
func wanted(country string, r row) bool {
	switch {
	case r["type"] == "country": // countries are hand-written, with the names that news uses
		return false
	case strings.Contains(" SY IQ YE LB PS ", country):
		return true
	case r["type"] == "neighbourhood" || r["type"] == "abandoned_place" || r["type"] == "populated_locality":
		return false
	case country == "EG" && r["type"] == "populated_place":
		pop, _ := strconv.Atoi(r["population"])
		return pop >= 5000
	}
	return true
}

// clean drops direction marks and outer space.
func clean(s string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if r >= 0x200B && r <= 0x200F || r >= 0x202A && r <= 0x202E || r == 0xFEFF || r == '\t' || r == '|' {
			return -1
		}
		return r
	}, s))
}

// alts returns the other Arabic spellings. A settlement's alternative "محافظة ..." is the name of another place.
func alts(list, name, typ string) []string {
	var out []string
	for a := range strings.SplitSeq(list, "|") {
		a = clean(a)
		wrong := strings.HasPrefix(a, "محافظة") && typ != "adm1" || strings.HasPrefix(a, "مدينة") && strings.HasPrefix(typ, "adm") && !strings.HasSuffix(typ, "seat")
		if a == "" || a == name || wrong || strings.ContainsAny(a, "ەێۆڕڵڤ:()") || slices.Contains(out, a) {
			continue
		}
		out = append(out, a)
	}
	return out
}

// sudan returns the states and localities of Sudan that the list of places lacks at their level.
func sudan(path string, have []gazetteer.Place) ([]gazetteer.Place, error) {
	rows, err := readTSV(path)
	if err != nil {
		return nil, err
	}
	known := map[string]bool{}
	for _, p := range have {
		if p.Country == "SD" {
			known[p.Type+p.NameAR] = true
		}
	}
	var out []gazetteer.Place
	for _, r := range rows {
		lat, errLat := strconv.ParseFloat(r["lat"], 64)
		lon, errLon := strconv.ParseFloat(r["lon"], 64)
		if errLat != nil || errLon != nil || known[r["level"]+clean(r["name_ar"])] || clean(r["name_ar"]) == "" {
			continue
		}
		out = append(out, gazetteer.Place{ID: "sd:" + r["census_code"], NameAR: clean(r["name_ar"]), NameEN: clean(r["name_en"]),
			Type: r["level"], Lat: lat, Lon: lon, Country: "SD", ADM1AR: clean(r["state_ar"])})
	}
	return out, nil
}

// centre moves the point of each Syrian division to the middle of its settlements: half of Homs is desert, and no
// report from "ريف حمص" means the middle of it.
func centre(places []gazetteer.Place) {
	type sum struct{ lat, lon, n float64 }
	sums := map[string]*sum{}
	for _, p := range places {
		if !strings.HasPrefix(p.PCode, "C") {
			continue
		}
		for _, code := range []string{p.ADM1, p.ADM2, p.ADM3} {
			s := sums[code]
			if s == nil {
				s = &sum{}
				sums[code] = s
			}
			s.lat, s.lon, s.n = s.lat+p.Lat, s.lon+p.Lon, s.n+1
		}
	}
	for i := range places {
		p := &places[i]
		if s := sums[p.ID]; s != nil && p.Country == "SY" && (p.Type == "adm1" || p.Type == "adm2" || p.Type == "adm3") {
			p.Lat, p.Lon = s.lat/s.n, s.lon/s.n
		}
	}
}
