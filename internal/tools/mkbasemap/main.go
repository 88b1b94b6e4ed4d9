// Command mkbasemap writes the base map that the pages draw under events, from outlines and lists of places.
//
//	go run ./internal/tools/mkbasemap -geo ../shared/data/geo -out internal/desk/web/static/basemap.json
//
// Land, lakes, rivers and borders are Natural Earth's, simplified; governorates and districts of Syria are OCHA's. Sub-districts are
// not drawn: what there is of them is approximate. Lines that are disputed or not settled are kept apart, to be drawn as such. The
// same input gives the same bytes. The form is that of type baseMap; coordinates are thousandths of a degree, each after the
// first as its distance from the one before.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
)

func main() {
	geo := flag.String("geo", "../shared/data/geo", "folder with basemap/, boundaries/ and syria_places.tsv")
	out := flag.String("out", "internal/desk/web/static/basemap.json", "file to write")
	flag.Parse()
	if err := run(*geo, *out); err != nil {
		fmt.Fprintln(os.Stderr, "mkbasemap:", err)
		os.Exit(1)
	}
}

// run builds the map in memory and writes it in one piece.
func run(geo, out string) error {
	data, err := build(geo)
	if err != nil {
		return err
	}
	if err := os.WriteFile(out, data, 0o644); err != nil {
		return err
	}
	fmt.Printf("%d bytes: %s\n", len(data), out)
	return nil
}

// baseMap is what is written.
type baseMap struct {
	Land    []shape `json:"land"`
	Lakes   []shape `json:"lakes"`
	Rivers  []shape `json:"rivers"`
	Borders []shape `json:"borders"`
	// Disputed are borders that are disputed, undetermined or lines of control.
	Disputed []shape `json:"disputed"`
	// ADM1 and ADM2 are areas; ADM1Lines and ADM2Lines the lines between them, without the borders of the country.
	ADM1      []shape `json:"adm1"`
	ADM2      []shape `json:"adm2"`
	ADM1Lines []shape `json:"adm1Lines"`
	ADM2Lines []shape `json:"adm2Lines"`
	Labels    []label `json:"labels"`
}

// shape is a line or an area: Rings are its lines, or for an area the rings of its polygons.
type shape struct {
	ID string `json:"id,omitempty"`
	AR string `json:"ar,omitempty"`
	EN string `json:"en,omitempty"`
	// Lines are of a line; Areas are of an area, each with its holes.
	Lines [][]int   `json:"l,omitempty"`
	Areas [][][]int `json:"a,omitempty"`
}

// label is a name on the map: what it names, how prominent it is, both names, and where it stands.
type label struct {
	Kind   string
	Rank   int
	AR, EN string
	at     point
}

// MarshalJSON writes a label as a list.
func (l label) MarshalJSON() ([]byte, error) {
	return json.Marshal([]any{l.Kind, l.Rank, l.AR, l.EN, l.at.x, l.at.y})
}

// point is a place on the map in thousandths of a degree east and north.
type point struct{ x, y int }
