package export

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tawatur"
	"tawatur/internal/store"
	"tawatur/internal/store/sqlite"
	"tawatur/internal/store/storetest"
)

// The sample record: two reports of our own writing, one of them hostile, and six events.
const (
	textA = "سقطت قذائف على قرية النخلة يوم الأربعاء ما أدى إلى مقتل ثلاثة مدنيين بينهم طفل، بحسب مصادر محلية."
	textB = "=HYPERLINK(\"https://evil.example\") قالت الإدارة إن قتيلين سقطا في النخلة \u202Egnp."
)

func num(n int) *int { return &n }

func sampleEntries(t *testing.T) []store.Entry {
	day := "2024-08-08"
	report := func(id, text, outlet string) tawatur.Report {
		return tawatur.Report{ID: id, URL: "https://news.example/" + id, Title: "+عنوان " + id, Text: text, TextSHA256: tawatur.HashText(text), Language: "ar",
			Outlet: &tawatur.Outlet{ID: outlet, Name: "شبكة " + outlet}, Published: tawatur.Published{Value: &day, Basis: tawatur.BasisMetadata}, Status: tawatur.StatusRead}
	}
	a, b := report("ra", textA, "nahr"), report("rb", textB, "jisr")
	return []store.Entry{
		{Report: a, Claims: []tawatur.Claim{{ID: "ca", Report: "ra", Type: "shelling", Modality: tawatur.Asserted, Trigger: storetest.Span(t, textA, "سقطت"),
			Evidence: storetest.Span(t, textA, "سقطت قذائف على قرية النخلة"), Rule: "frame/fall", Sources: []tawatur.SourceRef{{ID: "local-sources", Mention: storetest.Span(t, textA, "مصادر محلية")}},
			Places: []tawatur.PlaceRef{{Role: tawatur.PlaceAt, ID: "p1", Mention: storetest.Span(t, textA, "النخلة")}},
			Time:   tawatur.When{Start: "2024-08-07", End: "2024-08-07", EDTF: "2024-08-07"},
			Harm:   []tawatur.Harm{{Kind: "killed", Who: "civilians", Min: num(3), Max: num(3), Mention: storetest.Span(t, textA, "ثلاثة مدنيين")}}}}},
		{Report: b, Claims: []tawatur.Claim{{ID: "cb", Report: "rb", Type: "shelling", Trigger: storetest.Span(t, textB, "سقطا"), Evidence: storetest.Span(t, textB, textB),
			Rule: "frame/fall", Harm: []tawatur.Harm{{Kind: "killed", Who: "civilians", Min: num(2), Max: num(2), Mention: storetest.Span(t, textB, "قتيلين")}},
			Actors: []tawatur.ActorRef{{Role: tawatur.RoleAgent, ID: "north", Mention: storetest.Span(t, textB, "الإدارة"), Label: "@الإدارة"}}}}},
	}
}

func sampleEvents() []tawatur.Event {
	place := &tawatur.EventPlace{ID: "p1", Name: tawatur.Name{AR: "النخلة", EN: "-Nakhla"}, Lat: 35.1, Lon: 40.4, Precision: "settlement", RadiusKM: 3, PCode: "C0001"}
	when := tawatur.EventTime{Start: "2024-08-07", End: "2024-08-07", EDTF: "2024-08-07"}
	shelling := tawatur.Event{ID: "e1", Type: "shelling", Title: tawatur.Name{AR: "قصف: النخلة", EN: "Shelling: Nakhla"}, Time: when, Place: place, Places: []tawatur.EventPlace{*place},
		Actors: []tawatur.EventActor{{Role: "agent", ID: "north", Claims: []string{"cb"}}},
		Harm: []tawatur.EventHarm{
			{Kind: "killed", Who: "civilians", Min: num(2), Max: num(3), By: []tawatur.HarmBy{{Claim: "ca", Min: num(3), Max: num(3), Words: "ثلاثة مدنيين"}, {Claim: "cb", Min: num(2), Max: num(2), Words: "قتيلين"}}},
			{Kind: "injured", Who: "civilians", By: []tawatur.HarmBy{{Claim: "ca", Words: "عشرات"}}}},
		Status:   tawatur.Status{Articles: 2, Outlets: 2, Origins: 2, Corroborated: true, Disputed: true},
		Origins:  []tawatur.Origin{{Origin: "nahr", Outlets: []string{"nahr"}, Reports: []string{"ra"}}, {Origin: "north", Outlets: []string{"jisr"}, Reports: []string{"rb"}}},
		Disputes: []tawatur.Dispute{{Field: "killed", Values: []tawatur.DisputeValue{{Value: "3", Claims: []string{"ca"}}, {Value: "2", Claims: []string{"cb"}}}}},
		Claims:   []tawatur.ClaimRef{{ID: "ca", Report: "ra", Outlet: "nahr", Published: "2024-08-08"}, {ID: "cb", Report: "rb", Outlet: "jisr", Published: "2024-08-08"}}}
	single := tawatur.Status{Articles: 1, Outlets: 1, Origins: 1}
	told := []tawatur.ClaimRef{{ID: "none", Report: "gone"}}
	return []tawatur.Event{shelling,
		{ID: "e2", Type: "armed-clash", Title: tawatur.Name{EN: "=1+1"}, Time: tawatur.EventTime{Start: "2024-08-05", End: "2024-08-11"}, Status: single, Claims: told,
			Actors: []tawatur.EventActor{{Role: "party", ID: "north"}, {Role: "party", ID: "south"}},
			Harm:   []tawatur.EventHarm{{Kind: "killed", Who: "fighters", Min: num(4), Max: num(4)}, {Kind: "killed", Who: "south", Min: num(1), Max: num(1)}}},
		{ID: "e3", Type: "meeting", Time: when, Place: place, Status: single, Claims: told, Origins: []tawatur.Origin{{Origin: "r3", Reports: []string{"r3"}}}},
		{ID: "e4", Type: "shelling", Time: when, Place: place, Status: single, Claims: []tawatur.ClaimRef{{ID: "n", Report: "gone", Modality: tawatur.Denied}}},
		{ID: "e5", Type: "siege", Status: single, Claims: told},
		{ID: "e6", Type: "shelling", Time: when, Place: place, Status: single, Claims: told, Harm: []tawatur.EventHarm{{Kind: "killed", Who: "civilians", Min: num(1), Max: num(1)}}},
	}
}

// testBook knows one place and two actors.
type testBook struct{}

func (testBook) Types() []Type {
	return []Type{{"shelling", tawatur.Name{AR: "قصف", EN: "Shelling"}, "tank fire"}, {"meeting", tawatur.Name{AR: "لقاء", EN: "Meeting"}, "talks"}}
}

func (testBook) ActorName(id string) (tawatur.Name, bool) {
	switch id {
	case "north":
		return tawatur.Name{AR: "الشمال", EN: "Northern Administration"}, true
	case "south":
		return tawatur.Name{AR: "الجنوب", EN: "Southern Front"}, true
	case "civilians":
		return tawatur.Name{AR: "مدنيون", EN: "Civilians"}, true
	}
	return tawatur.Name{AR: id, EN: id}, false
}

func (testBook) OutletName(id string) (tawatur.Name, bool) { return tawatur.Name{}, false }

func (testBook) Place(id string) Place {
	if id != "p1" {
		return Place{}
	}
	return Place{Country: "SY", Country3: "SYR", Numeric: "760", CountryEN: "Syria", Region: "Middle East", ISO: "SY-DY", GeoNames: "01", Wikidata: "Q1",
		ADM1: Division{"SY09", tawatur.Name{AR: "دير الزور", EN: "Deir ez-Zor"}}, ADM2: Division{"SY0901", tawatur.Name{AR: "دير الزور"}}}
}

func (testBook) Inter(id, _ string) int {
	return map[string]int{"north": 1, "south": 2, "civilians": 7}[id]
}

func (testBook) Coding(typ string, s Sides) (Coding, bool) {
	switch {
	case typ == "shelling" && s.TargetCivilians:
		return Coding{"Political violence", "Explosions/Remote violence", "Shelling/artillery/missile attack", "civilian_targeting"}, true
	case typ == "shelling", typ == "armed-clash":
		return Coding{"Political violence", "Battles", "Armed clash", "political_violence"}, true
	case typ == "siege":
		return Coding{"Strategic developments", "Strategic developments", "Other", ""}, true
	}
	return Coding{}, false
}

// sample keeps the sample in a store, in the order given.
func sample(t *testing.T, backwards bool) *Exporter {
	t.Helper()
	st, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "r.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = st.Close() })
	entries, events := sampleEntries(t), sampleEvents()
	if backwards {
		slices.Reverse(entries)
		slices.Reverse(events)
	}
	for _, e := range entries {
		if _, err := st.AddEntry(t.Context(), e); err != nil {
			t.Fatal(err)
		}
	}
	if err := storetest.Replace(t.Context(), st, events...); err != nil {
		t.Fatal(err)
	}
	return &Exporter{Store: st, Book: testBook{}, Version: "1.0", Rules: "abc"}
}

// written returns one table of a format.
func written(t *testing.T, x *Exporter, format, table string) []byte {
	t.Helper()
	var b bytes.Buffer
	if _, err := x.Write(t.Context(), &b, format, table); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// records reads a table of text by column name.
func records(t *testing.T, data []byte) (head []string, rows []map[string]string) {
	t.Helper()
	all, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range all[1:] {
		row := map[string]string{}
		for i, name := range all[0] {
			row[name] = line[i]
		}
		rows = append(rows, row)
	}
	return all[0], rows
}

// holds compares some columns of a row.
func holds(t *testing.T, row map[string]string, want ...string) {
	t.Helper()
	for i := 0; i < len(want); i += 2 {
		if got, there := row[want[i]]; got != want[i+1] || !there {
			t.Errorf("%s: %q, want %q (in the table: %v)", want[i], got, want[i+1], there)
		}
	}
}

// byID finds a row.
func byID(t *testing.T, rows []map[string]string, column, id string) map[string]string {
	t.Helper()
	i := slices.IndexFunc(rows, func(r map[string]string) bool { return r[column] == id })
	if i < 0 {
		t.Fatalf("no row %s", id)
	}
	return rows[i]
}

func TestHeadersOfOthers(t *testing.T) {
	x := sample(t, false)
	for format, want := range map[string]string{
		"acled": "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp,fatalities_low,fatalities_high,n_articles,n_outlets,n_origins",
		"ucdp":  "id,year,type_of_violence,side_a,side_b,number_of_sources,source_article,source_office,source_date,source_headline,source_original,where_prec,where_coordinates,where_description,adm_1,adm_2,latitude,longitude,country,region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low",
		"hapi":  "location_code,admin1_code,admin2_code,event_type,events,fatalities,reference_period_start,reference_period_end",
	} {
		if got, _, _ := strings.Cut(string(written(t, x, format, "")), "\n"); got != want {
			t.Errorf("%s:\n%s\nwant\n%s", format, got, want)
		}
	}
}

func TestACLED(t *testing.T) {
	x := sample(t, false)
	_, rows := records(t, written(t, x, "acled", ""))
	if len(rows) != 4 { // no talks, nothing that nobody asserts
		t.Fatalf("%d rows", len(rows))
	}
	holds(t, byID(t, rows, "event_id_cnty", "e1"), "event_date", "2024-08-07", "year", "2024", "time_precision", "1", "actor1", "Northern Administration", "inter1", "1",
		"actor2", "Civilians", "inter2", "7", "interaction", "17", "civilian_targeting", "Civilian targeting", "iso", "760", "country", "Syria", "admin1", "Deir ez-Zor",
		"location", "'-Nakhla", "latitude", "35.1", "geo_precision", "1", "fatalities", "", "fatalities_low", "2", "fatalities_high", "3", "n_articles", "2", "n_outlets", "2",
		"n_origins", "2", "source", "jisr; nahr", "timestamp", "", "source_scale", "", "tags", "type=shelling; disputed=killed; corroborated")
	holds(t, byID(t, rows, "event_id_cnty", "e2"), "time_precision", "2", "actor1", "Northern Administration", "actor2", "Southern Front", "interaction", "12", "civilian_targeting", "",
		"latitude", "", "geo_precision", "", "fatalities", "5", "notes", "'=1+1. Told by 1 report of 1 outlet, 1 independent origin or more.")
	holds(t, byID(t, rows, "event_id_cnty", "e5"), "event_date", "", "year", "", "time_precision", "", "fatalities", "", "fatalities_low", "", "fatalities_high", "", "interaction", "")
}

func TestUCDP(t *testing.T) {
	x := sample(t, false)
	_, rows := records(t, written(t, x, "ucdp", ""))
	if len(rows) != 3 {
		t.Fatalf("%d rows", len(rows))
	}
	holds(t, byID(t, rows, "id", "e1"), "type_of_violence", "3", "number_of_sources", "2", "best", "", "low", "2", "high", "3", "deaths_civilians", "", "source_article", "ra; rb",
		"where_prec", "1", "where_description", "settlement, within about 3 km of the coordinates", "event_clarity", "1", "date_prec", "1", "source_original", "nahr; Northern Administration")
	holds(t, byID(t, rows, "id", "e2"), "type_of_violence", "1", "side_b", "Southern Front", "deaths_a", "", "deaths_b", "1", "deaths_unknown", "4", "date_prec", "3", "best", "", "where_prec", "")
	holds(t, byID(t, rows, "id", "e6"), "deaths_civilians", "1", "low", "1", "high", "1", "best", "")
}

func TestHAPICountsByMonth(t *testing.T) {
	x := sample(t, false)
	_, rows := records(t, written(t, x, "hapi", ""))
	if len(rows) != 2 {
		t.Fatalf("%d rows: %v", len(rows), rows)
	}
	for i, group := range []string{"civilian_targeting", "political_violence"} {
		holds(t, rows[i], "location_code", "SYR", "admin1_code", "SY09", "admin2_code", "SY0901", "event_type", group, "events", "2", "fatalities", "",
			"reference_period_start", "2024-08-01", "reference_period_end", "2024-08-31")
	}
	_, unsure := records(t, written(t, x, "hapi", "hapi_uncertainty"))
	holds(t, unsure[0], "events", "2", "events_with_number", "2", "events_disputed", "1", "events_single_origin", "1", "fatalities_low", "3", "fatalities_high", "4", "n_articles", "3", "n_origins", "3")
}

func TestUnknownIsEmpty(t *testing.T) {
	_, rows := records(t, written(t, sample(t, false), "csv", ""))
	e5 := byID(t, rows, "event_id", "e5")
	for column, value := range e5 {
		if value != "" && !slices.Contains([]string{"event_id", "event_type", "told_as", "ongoing", "n_articles", "n_outlets", "n_unnamed", "n_origins", "corroborated"}, column) {
			t.Errorf("%s of an event of which nothing is told: %q", column, value)
		}
	}
	holds(t, byID(t, rows, "event_id", "e1"), "injured_low", "", "injured_high", "", "killed_low", "2", "pcode", "C0001", "iso_3166_2", "SY-DY", "geonames_id", "01", "origins", "nahr|north")
	holds(t, byID(t, rows, "event_id", "e4"), "told_as", "denied")
}

func TestClaimsPointIntoTheirTexts(t *testing.T) {
	x := sample(t, false)
	texts := map[string]string{"ra": textA, "rb": textB}
	_, rows := records(t, written(t, x, "csv", "claims"))
	if len(rows) != 2 {
		t.Fatalf("%d claims", len(rows))
	}
	holds(t, rows[0], "claim_id", "ca", "event_id", "e1", "recall", "false", "quote", "سقطت قذائف على قرية النخلة", "quote_prefix", "", "quote_start", "0", "sha256", tawatur.HashText(textA),
		"killed_low", "3", "place_ids", "p1", "speakers", "local-sources", "published", "2024-08-08", "harm_words", "ثلاثة مدنيين")
	holds(t, rows[1], "quote", "'"+textB, "labels", "'@الإدارة", "modality", "asserted")
	for line := range strings.Lines(string(written(t, x, "jsonl", "claims"))) {
		var a annotation
		if err := json.Unmarshal([]byte(line), &a); err != nil {
			t.Fatal(err)
		}
		text := []rune(texts[a.Target.Report])
		quote, place := a.Target.Selector[0], a.Target.Selector[1]
		words := string(text[*place.Start:*place.End])
		if words != *quote.Exact || !strings.Contains(string(text), *quote.Prefix+*quote.Exact+*quote.Suffix) || a.Target.SHA256 != tawatur.HashText(string(text)) {
			t.Errorf("%s: %q at %d: %q", a.ID, *quote.Exact, *place.Start, words)
		}
	}
}

func TestSourcesAreOneRowAnEvent(t *testing.T) {
	_, rows := records(t, written(t, sample(t, false), "csv", "sources"))
	if len(rows) != 2 {
		t.Fatalf("%d rows", len(rows))
	}
	holds(t, rows[0], "report_id", "ra", "event_id", "e1", "recall", "false", "title", "'+عنوان ra", "outlet_name", "شبكة nahr", "published_basis", "metadata", "n_claims", "1")
}

func TestSelection(t *testing.T) {
	x := sample(t, false)
	for _, c := range []struct {
		s    Selection
		want int
	}{{Selection{}, 6}, {Selection{Event: "e2"}, 1}, {Selection{Filter: store.Filter{Type: "shelling"}}, 3}, {Selection{Filter: store.Filter{Status: "corroborated"}}, 1}} {
		x.Selection = c.s
		n, err := x.Write(t.Context(), io.Discard, "csv", "events")
		if n != c.want || err != nil {
			t.Errorf("%+v: %d rows, want %d, %v", c.s, n, c.want, err)
		}
	}
	x.Selection = Selection{Event: "e2"}
	if n, err := x.Write(t.Context(), io.Discard, "csv", "claims"); n != 0 || err != nil {
		t.Errorf("claims of an event whose report is gone: %d, %v", n, err)
	}
	x.Selection = Selection{Event: "nothing"}
	if _, err := x.Write(t.Context(), io.Discard, "acled", ""); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("an event that is not there: %v", err)
	}
}

func TestUnknownFormatsAndTablesListThoseThereAre(t *testing.T) {
	x := sample(t, false)
	_, err := x.Write(t.Context(), io.Discard, "pdf", "")
	if !errors.Is(err, ErrFormat) || !strings.Contains(err.Error(), "jsonl, csv, acled, ucdp, hapi, geojson, xlsx, parquet") {
		t.Error(err)
	}
	_, err = x.Write(t.Context(), io.Discard, "hapi", "claims")
	if !errors.Is(err, ErrTable) || !strings.Contains(err.Error(), "hapi, hapi_uncertainty") {
		t.Error(err)
	}
}

// TestSameRecordSameBytes writes every format of one record twice, and of one that took the same in the other way round.
func TestSameRecordSameBytes(t *testing.T) {
	x, y := sample(t, false), sample(t, true)
	for _, f := range Formats() {
		var first []byte
		for i, from := range []*Exporter{x, x, y} {
			var b bytes.Buffer
			if _, err := from.Zip(t.Context(), &b, f.Name); err != nil {
				t.Fatal(err)
			}
			if i == 0 {
				first = b.Bytes()
			}
			if !bytes.Equal(first, b.Bytes()) {
				t.Errorf("%s: other bytes, the %d. time", f.Name, i+1)
			}
		}
	}
}

// TestTheDescriptorFits holds every file of every package to its descriptor: hash, size, rows, columns.
func TestTheDescriptorFits(t *testing.T) {
	x := sample(t, false)
	x.Selection.Type = "shelling"
	for _, f := range Formats() {
		t.Run(f.Name, func(t *testing.T) {
			files := unzip(t, x, f.Name)
			var d dataPackage
			if err := json.Unmarshal(files[descriptorName], &d); err != nil {
				t.Fatal(err)
			}
			if len(d.Resources)+2 != len(files) || len(d.Licenses) != 2 || len(d.Sources) == 0 || d.Tawatur.Program != "tawatur 1.0" || d.Tawatur.Rules != "abc" || d.Tawatur.Selection["type"] != "shelling" {
				t.Errorf("%d files, %+v", len(files), d.Tawatur)
			}
			for _, r := range d.Resources {
				fits(t, r, files[r.Path])
			}
			for _, file := range f.files {
				for _, table := range file.tables {
					for _, c := range table.Columns {
						if c.Description == "" || !strings.Contains(string(files[codebookName]), "`"+c.Name+"`") {
							t.Errorf("%s.%s is not described", table.Name, c.Name)
						}
					}
				}
			}
		})
	}
}

func fits(t *testing.T, r resource, data []byte) {
	t.Helper()
	sum := sha256.Sum256(data)
	if r.Hash != "sha256:"+hex.EncodeToString(sum[:]) || r.Bytes != int64(len(data)) || r.Rows == 0 {
		t.Errorf("%s: %d rows, %d bytes, %s", r.Path, r.Rows, r.Bytes, r.Hash)
	}
	if r.Schema == nil && len(r.Sheets) != 4 {
		t.Errorf("%s: no schema", r.Path)
	}
	if r.Format != "csv" {
		return
	}
	head, rows := records(t, data)
	var names []string
	for _, f := range r.Schema.Fields {
		names = append(names, f.Name)
	}
	if !slices.Equal(head, names) || len(rows) != r.Rows {
		t.Errorf("%s: columns %v, %d rows; the descriptor has %v, %d", r.Path, head, len(rows), names, r.Rows)
	}
}

func unzip(t *testing.T, x *Exporter, format string) map[string][]byte {
	t.Helper()
	var b bytes.Buffer
	if _, err := x.Zip(t.Context(), &b, format); err != nil {
		t.Fatal(err)
	}
	return unzipped(t, b.Bytes())
}

func unzipped(t *testing.T, data []byte) map[string][]byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]byte{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if out[f.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
	}
	return out
}
