package export

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// reader finds a program that is not ours, and skips the test where there is none.
func reader(t *testing.T, names ...string) string {
	t.Helper()
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	t.Skipf("NOTICE: %s is absent; what is exported is not read by it", strings.Join(names, " or "))
	return ""
}

// node runs one of the readers of npm and decodes its answer.
func node(t *testing.T, what, input string, into any) {
	t.Helper()
	const dir = "../../tools/readers"
	if _, err := os.Stat(filepath.Join(dir, "node_modules")); err != nil {
		t.Skip("NOTICE: the readers of npm are absent, `make readers` installs them; what is exported is not read by them")
	}
	decode(t, run(t, reader(t, "node"), filepath.Join(dir, "read.mjs"), what, input), into)
}

func run(t *testing.T, name string, args ...string) []byte {
	t.Helper()
	var errs bytes.Buffer
	c := exec.CommandContext(t.Context(), name, args...)
	c.Stderr = &errs
	out, err := c.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, errs.String())
	}
	return out
}

func decode(t *testing.T, data []byte, into any) {
	t.Helper()
	if err := json.Unmarshal(data, into); err != nil {
		t.Fatalf("%v\n%s", err, data)
	}
}

// saved writes a table of the sample into a file.
func saved(t *testing.T, format, table, name string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, written(t, sample(t, false), format, table), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestParquetAsDuckDBReadsIt(t *testing.T) {
	path := saved(t, "parquet", "", "events.parquet")
	var types []struct {
		Name string `json:"column_name"`
		Type string `json:"column_type"`
	}
	node(t, "query", "DESCRIBE SELECT * FROM '"+path+"'", &types)
	want := map[string]string{kindText: "VARCHAR", kindInteger: "BIGINT", kindNumber: "DOUBLE", kindBoolean: "BOOLEAN", kindDate: "DATE", kindList: "VARCHAR[]"}
	columns := eventsTable().Columns
	for i, c := range columns {
		if len(types) != len(columns) || types[i].Name != c.Name || types[i].Type != want[c.Kind] {
			t.Fatalf("column %d is %v, want %s %s", i, types[min(i, len(types)-1)], c.Name, want[c.Kind])
		}
	}
	var rows []map[string]any
	node(t, "query", "SELECT event_id, date_start, killed_low, killed_high, latitude, pcode, geonames_id, agents, corroborated, injured_low FROM '"+path+"' WHERE event_id IN ('e1', 'e5') ORDER BY 1", &rows)
	told := map[string]any{"event_id": "e1", "date_start": "2024-08-07", "killed_low": "2", "killed_high": "3", "latitude": 35.1, "pcode": "C0001", "geonames_id": "01", "corroborated": true, "injured_low": nil}
	for name, value := range told {
		if rows[0][name] != value {
			t.Errorf("%s: %v, want %v", name, rows[0][name], value)
		}
		if v := rows[1][name]; v != nil && name != "event_id" && name != "corroborated" {
			t.Errorf("%s of an event of which nothing is told: %v", name, v)
		}
	}
	if agents, ok := rows[0]["agents"].([]any); !ok || !slices.Equal(agents, []any{"north"}) {
		t.Errorf("agents: %v", rows[0]["agents"])
	}
}

func TestClaimsInParquetAsDuckDBReadsThem(t *testing.T) {
	path := saved(t, "parquet", "claims", "claims.parquet")
	var rows []struct {
		Quote  string `json:"quote"`
		Labels []string
	}
	node(t, "query", "SELECT quote, labels AS \"Labels\" FROM '"+path+"' ORDER BY claim_id", &rows)
	if len(rows) != 2 || rows[1].Quote != textB || !slices.Equal(rows[1].Labels, []string{"@الإدارة"}) {
		t.Errorf("%+v", rows) // Parquet knows no formulas: the words are as they are
	}
}

func TestGeoJSONAsAValidatorReadsIt(t *testing.T) {
	path := saved(t, "geojson", "", "events.geojson")
	var faults []any
	node(t, "geojson", path, &faults)
	if len(faults) > 0 {
		t.Errorf("%v", faults)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var all struct{ Features []feature }
	decode(t, data, &all)
	for _, f := range all.Features {
		if (f.Geometry == nil) != (f.Properties["place_id"] == nil) || f.Geometry != nil && f.Properties["radius_km"] == nil {
			t.Errorf("%s: geometry %v of the place %v", f.ID, f.Geometry, f.Properties["place_id"])
		}
	}
	if len(all.Features) != 6 {
		t.Errorf("%d features", len(all.Features))
	}
}

func TestCSVAsPythonReadsIt(t *testing.T) {
	python := reader(t, "python3")
	const script = "import csv,json,sys; print(json.dumps(list(csv.DictReader(open(sys.argv[1],encoding='utf-8',newline='')))))"
	for _, f := range Formats() {
		for _, file := range f.Files() {
			if file.MediaType != "text/csv" {
				continue
			}
			path := saved(t, f.Name, file.Table, file.Path)
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			_, want := records(t, data)
			var rows []map[string]string
			decode(t, run(t, python, "-c", script, path), &rows)
			if len(rows) != len(want) {
				t.Fatalf("%s: %d rows, want %d", file.Path, len(rows), len(want))
			}
			for i, row := range rows {
				for name, value := range row {
					if value != want[i][name] || value != "" && strings.ContainsRune("=+@\t", rune(value[0])) {
						t.Errorf("%s: row %d: %s is %q, want %q", file.Path, i, name, value, want[i][name])
					}
				}
			}
		}
	}
}

// TestWorkbookAsLibreOfficeReadsIt lets LibreOffice write each sheet as CSV and holds it against the tables: what looks like a formula is
// still the text that it was, codes keep their zeros, days are days.
func TestWorkbookAsLibreOfficeReadsIt(t *testing.T) {
	office := reader(t, "soffice", "libreoffice")
	path := saved(t, "xlsx", "", "book.xlsx")
	out := t.TempDir()
	run(t, office, "--headless", "-env:UserInstallation=file://"+t.TempDir(), "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1", "--outdir", out, path)
	sheet := func(name string) []map[string]string {
		data, err := os.ReadFile(filepath.Join(out, "book-"+name+".csv"))
		if err != nil {
			t.Fatal(err)
		}
		_, rows := records(t, data)
		return rows
	}
	events := sheet("events")
	holds(t, byID(t, events, "event_id", "e1"), "place_en", "-Nakhla", "date_start", "2024-08-07", "killed_low", "2", "killed_high", "3", "injured_low", "", "pcode", "C0001", "geonames_id", "01", "latitude", "35.1")
	holds(t, byID(t, events, "event_id", "e2"), "title_en", "=1+1", "latitude", "")
	holds(t, byID(t, sheet("claims"), "claim_id", "cb"), "quote", textB, "labels", "@الإدارة")
	holds(t, byID(t, sheet("sources"), "report_id", "ra"), "title", "+عنوان ra")
	holds(t, sheet("casualties")[1], "words", "عشرات", "low", "")
	if readme := sheet("README"); len(readme) < 60 {
		t.Errorf("README has %d rows", len(readme))
	}
	if len(events) != 6 {
		t.Errorf("%d events", len(events))
	}
}

// TestWorkbookReadsFromTheRight looks into the parts of the workbook: every sheet runs from right to left and keeps its first line in
// sight, and no cell has a formula.
func TestWorkbookReadsFromTheRight(t *testing.T) {
	parts := unzip(t, sample(t, false), "xlsx")["tawatur.xlsx"]
	sheets := 0
	for name, part := range unzipped(t, parts) {
		if !strings.HasPrefix(name, "xl/worksheets/sheet") {
			continue
		}
		sheets++
		text := string(part)
		if !strings.Contains(text, `rightToLeft="true"`) || !strings.Contains(text, `state="frozen"`) || strings.Contains(text, "<f>") {
			t.Errorf("%s: %s", name, text[:min(len(text), 400)])
		}
	}
	if sheets != 5 {
		t.Errorf("%d sheets", sheets)
	}
}
