package gazetteer

import (
	"slices"
	"testing"
	"testing/fstest"
)

func TestCheckExtraPlaces(t *testing.T) {
	g, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, err := range g.Check() {
		t.Error(err)
	}
	const head = "# a comment\nid\tname_ar\talt_ar\tname_en\ttype\tlat\tlon\tcountry\twithin\n"
	const good = "x:a\tألف\t\tA\tbase\t35\t40\tSY\tSY09\n"
	for name, c := range map[string]struct{ rows, want string }{
		"sound":    {good, ""},
		"columns":  {"x:a\tألف", "knowledge/places-extra.tsv:3: 2 columns, want 9"},
		"twice":    {good + good, `knowledge/places-extra.tsv:4: place "x:a" is there since line 3`},
		"id":       {"a\tألف\t\tA\tbase\t35\t40\tSY", `knowledge/places-extra.tsv:3: id "a" does not begin with x: or has a blank`},
		"name":     {"x:a\tألف\t\t\tbase\t35\t40\tSY", `knowledge/places-extra.tsv:3: place "x:a" has no name_ar or no name_en`},
		"type":     {"x:a\tألف\t\tA\tharbour\t35\t40\tSY", `knowledge/places-extra.tsv:3: unknown type "harbour"`},
		"latitude": {"x:a\tألف\t\tA\tbase\t95\t40\tSY", `knowledge/places-extra.tsv:3: place "x:a": point 95,40 is not on the globe`},
		"country":  {"x:a\tألف\t\tA\tbase\t35\t40\tSyria", `knowledge/places-extra.tsv:3: place "x:a": country "Syria" is no code of two letters`},
		"within":   {"x:a\tألف\t\tA\tbase\t35\t40\tSY\tQQ99", `knowledge/places-extra.tsv:3: place "x:a" lies within "QQ99", which is not in the gazetteer`},
		"alias":    {"x:none\t\tألف\t\talias\t\t\t\t", `knowledge/places-extra.tsv:3: alias of unknown place "x:none"`},
		"spelling": {"x:a\tألف\tباء|\tA\tbase\t35\t40\tSY", `knowledge/places-extra.tsv:3: spelling "" of x:a is empty or has blanks around it`},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, err := range g.lint(fstest.MapFS{extraFile: {Data: []byte(head + c.rows)}}) {
				got = append(got, err.Error())
			}
			if c.want == "" && len(got) > 0 || c.want != "" && !slices.Equal(got, []string{c.want}) {
				t.Errorf("errors %q, want %q", got, c.want)
			}
		})
	}
}
