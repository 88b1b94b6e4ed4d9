package main

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"tawatur/internal/tsv"
)

//go:embed labels.tsv
var labelTable string

// How far, in thousandths of a degree (about 100 m), a simplified line may be from the real one. Lines between areas are not simplified:
// two areas would part.
const (
	coastTolerance  = 9
	borderTolerance = 5
	riverTolerance  = 8
	nearRivers      = 1
)

// feature is one of a GeoJSON file.
type feature struct {
	Properties map[string]any `json:"properties"`
	Geometry   struct {
		Type        string          `json:"type"`
		Coordinates json.RawMessage `json:"coordinates"`
	} `json:"geometry"`
}

func (f feature) text(key string) string {
	s, _ := f.Properties[key].(string)
	return s
}

func read(path string) ([]feature, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var c struct {
		Features   []feature         `json:"features"`
		Geometries []json.RawMessage `json:"geometries"`
	}
	if err := json.Unmarshal(data, &c); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	for _, g := range c.Geometries {
		var f feature
		if err := json.Unmarshal(g, &f.Geometry); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		c.Features = append(c.Features, f)
	}
	// Some features of the source have no shape.
	return slices.DeleteFunc(c.Features, func(f feature) bool { return f.Geometry.Type == "" }), nil
}

// polygons returns the polygons of a feature, each with its holes; lines its lines.
func (f feature) polygons() (out [][][]point, err error) {
	var one [][][]float64
	var many [][][][]float64
	switch f.Geometry.Type {
	case "Polygon":
		err = json.Unmarshal(f.Geometry.Coordinates, &one)
		many = append(many, one)
	case "MultiPolygon":
		err = json.Unmarshal(f.Geometry.Coordinates, &many)
	default:
		err = fmt.Errorf("no area but a %s", f.Geometry.Type)
	}
	for _, p := range many {
		out = append(out, points(p))
	}
	return out, err
}

func (f feature) lines() ([][]point, error) {
	var one [][]float64
	var many [][][]float64
	var err error
	switch f.Geometry.Type {
	case "LineString":
		err = json.Unmarshal(f.Geometry.Coordinates, &one)
		many = append(many, one)
	case "MultiLineString":
		err = json.Unmarshal(f.Geometry.Coordinates, &many)
	default:
		err = fmt.Errorf("no line but a %s", f.Geometry.Type)
	}
	return points(many), err
}

func points(lines [][][]float64) [][]point {
	var out [][]point
	for _, line := range lines {
		var ps []point
		for _, c := range line {
			ps = append(ps, point{thousandths(c[0]), thousandths(c[1])})
		}
		out = append(out, distinct(ps))
	}
	return out
}

func thousandths(degrees float64) int { return int(math.Round(degrees * 1000)) }

func build(geo string) ([]byte, error) {
	var m baseMap
	base, bounds := filepath.Join(geo, "basemap"), filepath.Join(geo, "boundaries")
	for _, step := range []func() error{
		func() (err error) {
			m.Land, err = areas(filepath.Join(base, "ne_land.geojson"), coastTolerance)
			return err
		},
		func() (err error) {
			m.Lakes, err = areas(filepath.Join(base, "ne_lakes.geojson"), coastTolerance)
			return err
		},
		func() error { return m.borders(base) },
		func() error { return m.rivers(base) },
		func() error { return m.divisions(bounds) },
		func() error { return m.towns(geo) },
		func() error { return m.names(base) },
	} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return written(m)
}

// written puts every shape and label on a line of its own, so that a change of one shows as such.
func written(m baseMap) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(m); err != nil {
		return nil, err
	}
	out := b.String()
	for _, end := range []string{"},{", "],[\"", "],\""} {
		out = strings.ReplaceAll(out, end, end[:2]+"\n"+end[2:])
	}
	return []byte(out), nil
}

// areas reads areas and simplifies them.
func areas(path string, tolerance float64) ([]shape, error) {
	features, err := read(path)
	if err != nil {
		return nil, err
	}
	var out []shape
	for _, f := range features {
		polygons, err := f.polygons()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		var s shape
		for _, p := range polygons {
			if rings := thinned(p, tolerance); len(rings) > 0 {
				s.Areas = append(s.Areas, rings)
			}
		}
		if len(s.Areas) > 0 {
			out = append(out, s)
		}
	}
	return out, nil
}

// thinned simplifies the rings of a polygon. What has become too small to be seen goes, with its holes.
func thinned(polygon [][]point, tolerance float64) (out [][]int) {
	for i, ring := range polygon {
		ring = thinRing(ring, tolerance)
		if len(ring) >= 4 {
			out = append(out, steps(ring))
		} else if i == 0 {
			return nil
		}
	}
	return out
}

// thinLines makes a shape of the lines of a feature.
func thinLines(f feature, tolerance float64) (s shape, err error) {
	lines, err := f.lines()
	for _, l := range lines {
		if l = thin(l, tolerance); len(l) >= 2 {
			s.Lines = append(s.Lines, steps(l))
		}
	}
	return s, err
}

// borders reads the borders of countries, those apart that are not agreed on.
func (m *baseMap) borders(base string) error {
	for _, name := range []string{"ne_border_lines.geojson", "ne_border_lines_disputed.geojson"} {
		features, err := read(filepath.Join(base, name))
		if err != nil {
			return err
		}
		for _, f := range features {
			s, err := thinLines(f, borderTolerance)
			if err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
			switch kind := f.text("featurecla"); {
			case strings.HasPrefix(kind, "International"):
				m.Borders = append(m.Borders, s)
			case kind == "Overlay limit" || kind == "Reference line": // of zones and of former states
			default:
				m.Disputed = append(m.Disputed, s)
			}
		}
	}
	return nil
}

// rivers reads the rivers of the region, those of the Jazira more exactly.
func (m *baseMap) rivers(base string) error {
	near, err := read(filepath.Join(base, "euphrates_khabur.geojson"))
	if err != nil {
		return err
	}
	drawn := map[string]bool{}
	for _, f := range near {
		drawn[f.text("ne_name")] = true
		if err := m.river(f, nearRivers); err != nil {
			return err
		}
	}
	all, err := read(filepath.Join(base, "ne_rivers.geojson"))
	if err != nil {
		return err
	}
	for _, f := range all {
		if drawn[f.text("ne_name")] && f.text("ne_name") != "" || f.text("name_en") == "" && f.text("name_ar") == "" {
			continue
		}
		if err := m.river(f, riverTolerance); err != nil {
			return err
		}
	}
	return nil
}

func (m *baseMap) river(f feature, tolerance float64) error {
	s, err := thinLines(f, tolerance)
	if err != nil {
		return fmt.Errorf("river %q: %w", f.text("ne_name"), err)
	}
	s.AR, s.EN = f.text("name_ar"), f.text("name_en")
	m.Rivers = append(m.Rivers, s)
	return nil
}

// divisions reads the governorates and districts of Syria.
func (m *baseMap) divisions(bounds string) (err error) {
	taken := map[edge]bool{}
	if m.ADM1, m.ADM1Lines, err = m.division(filepath.Join(bounds, "syr_adm1.geojson"), "adm1", taken); err != nil {
		return err
	}
	m.ADM2, m.ADM2Lines, err = m.division(filepath.Join(bounds, "syr_adm2.geojson"), "adm2", taken)
	return err
}

func (m *baseMap) division(path, level string, taken map[edge]bool) (divisions, lines []shape, err error) {
	features, err := read(path)
	if err != nil {
		return nil, nil, err
	}
	var rings [][]point
	for _, f := range features {
		s := shape{ID: f.text(level + "_pcode"), AR: f.text(level + "_ar"), EN: f.text(level + "_en")}
		polygons, err := f.polygons()
		if err != nil {
			return nil, nil, fmt.Errorf("%s: %w", path, err)
		}
		for _, p := range polygons {
			rings = append(rings, p...)
			var written [][]int
			for _, ring := range p {
				written = append(written, steps(ring))
			}
			s.Areas = append(s.Areas, written)
		}
		divisions = append(divisions, s)
		if level == "adm1" {
			m.Labels = append(m.Labels, label{Kind: "adm1", Rank: 1, AR: s.AR, EN: s.EN, at: middle(widest(polygons))})
		}
	}
	shared := shape{}
	for _, l := range between(rings, taken) {
		shared.Lines = append(shared.Lines, steps(l))
	}
	return divisions, []shape{shared}, nil
}

// widest is the outer ring of the polygon with the most points.
func widest(polygons [][][]point) []point {
	return slices.MaxFunc(polygons, func(a, b [][]point) int { return len(a[0]) - len(b[0]) })[0]
}

// towns names the seats of Syria's governorates, districts and sub-districts.
func (m *baseMap) towns(geo string) error {
	data, err := os.ReadFile(filepath.Join(geo, "syria_places.tsv"))
	if err != nil {
		return err
	}
	ranks := map[string]int{"capital": 1, "adm1_seat": 1, "adm2_seat": 2, "adm3_seat": 3}
	head, _, _ := strings.Cut(string(data), "\n")
	at := map[string]int{}
	for i, name := range strings.Split(strings.TrimSpace(head), "\t") {
		at[name] = i
	}
	for _, row := range tsv.Rows(string(data)) {
		rank, ok := ranks[row[at["type"]]]
		if !ok || strings.HasPrefix(row[at["licence"]], "ODbL") || row[at["name_ar"]] == "" {
			continue
		}
		where, err := pointOf(row[at["lat"]], row[at["lon"]])
		if err != nil {
			return fmt.Errorf("syria_places.tsv: %s: %w", row[0], err)
		}
		m.Labels = append(m.Labels, label{Kind: "town", Rank: rank, AR: row[at["name_ar"]], EN: row[at["name_en"]], at: where})
	}
	return nil
}

func pointOf(lat, lon string) (point, error) {
	y, err := strconv.ParseFloat(lat, 64)
	if err != nil {
		return point{}, err
	}
	x, err := strconv.ParseFloat(lon, 64)
	return point{thousandths(x), thousandths(y)}, err
}

// names adds the labels of the table.
func (m *baseMap) names(base string) error {
	features, err := read(filepath.Join(base, "ne_cities.geojson"))
	if err != nil {
		return err
	}
	cities := map[string]point{}
	biggest := map[string]float64{}
	for _, f := range features {
		key := f.text("iso") + "\t" + f.text("name_en")
		var at []float64
		if err := json.Unmarshal(f.Geometry.Coordinates, &at); err != nil {
			return fmt.Errorf("city %q: %w", key, err)
		}
		if pop, _ := f.Properties["pop"].(float64); pop >= biggest[key] {
			cities[key], biggest[key] = point{thousandths(at[0]), thousandths(at[1])}, pop
		}
	}
	for _, row := range tsv.Rows(labelTable) {
		kind, country, source, en, ar := row[0], row[1], row[2], row[3], row[4]
		rank, err := strconv.Atoi(row[5])
		if err != nil {
			return fmt.Errorf("labels.tsv: %s: %w", en, err)
		}
		l := label{Kind: kind, Rank: rank, AR: ar, EN: en}
		if kind == "city" {
			var ok bool
			if l.at, ok = cities[country+"\t"+source]; !ok {
				return fmt.Errorf("labels.tsv: no city %q in %s", source, country)
			}
			l.Kind = "town"
		} else if l.at, err = pointOf(row[6], row[7]); err != nil {
			return fmt.Errorf("labels.tsv: %s: %w", en, err)
		}
		m.Labels = append(m.Labels, l)
	}
	return nil
}
