package acquire

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"tawatur"
)

// sentence is long enough to tell an encoding by.
const sentence = "قصفت المدفعية أطراف القرية صباح اليوم، وقال الأهالي إن القذائف سقطت على المنازل في الحي الشرقي دون إصابات."

func collect(t *testing.T, opt Options, stdin string, args ...string) []Item {
	t.Helper()
	return slices.Collect(Walk(context.Background(), args, strings.NewReader(stdin), opt))
}

func write(t *testing.T, dir, name, content string) string {
	t.Helper()
	p := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(p, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
	return p
}

func TestWalkDirectorySortedWithoutHiddenGoldAndLoops(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "b.txt", sentence)
	write(t, dir, "a/z.json", "{\n \"text\": \""+sentence+"\",\n \"title\": null\n}\n")
	write(t, dir, "a/z.gold.json", `{"events":[]}`)
	write(t, dir, ".hidden.txt", sentence)
	write(t, dir, "picture.png", "\x89PNG\x00")
	if err := os.Symlink(dir, filepath.Join(dir, "a", "loop")); err != nil {
		t.Skip("no symbolic links here")
	}
	var got []string
	for _, it := range collect(t, Options{}, "", dir) {
		if it.Err != nil {
			t.Errorf("unexpected error: %v", it.Err)
		}
		got = append(got, it.Report.ID)
	}
	if want := []string{"z", "b"}; !slices.Equal(got, want) {
		t.Errorf("ids %v, want %v", got, want)
	}
}

func TestJSONShapes(t *testing.T) {
	for name, c := range map[string]struct {
		in   string
		want []string
	}{
		"lines":        {`{"id":"a","text":"في القرية"}` + "\n\n" + `{"id":7,"text":"في القرية","more":{"x":[1]}}`, []string{"a", "7"}},
		"array":        {"[\n" + `{"id":"a","text":"في"}, {"id":"b","text":"في {[\"من"}` + "\n]", []string{"a", "b"}},
		"pretty":       {"{\n  \"id\": \"a\",\n  \"text\": \"في\"\n}\n{\n  \"id\": \"b\",\n  \"text\": \"في\"\n}", []string{"a", "b"}},
		"bom":          {"\uFEFF" + `{"id":"a","text":"في"}`, []string{"a"}},
		"no id":        {"\n" + `{"text":"في"}`, []string{"stdin:2"}},
		"broken first": {`{"id":"a","text":"في` + "\n" + `{"id":"b","text":"في"}`, []string{"!stdin:1", "b"}},
		"unclosed":     {`{"id":"a","text":"في"` + "\n" + `{"id":"b","text":"في"}`, []string{"!stdin:1", "b"}},
		"garbage":      {"nothing\n" + `{"id":"b","text":"في"}`, []string{"!stdin:1", "b"}},
		"no text":      {`{"id":"a"}` + "\n" + `{"id":"b","text":"في"}`, []string{"!stdin:1", "b"}},
		"null text":    {`{"id":"a","text":null}`, []string{"!stdin:1"}},
		"nothing":      {"", []string{"!stdin"}},
	} {
		var got []string
		for _, it := range collect(t, Options{}, c.in, "-") {
			id := it.Report.ID
			if it.Err != nil {
				id = "!" + it.Name
			}
			got = append(got, id)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

func TestMistypedFieldsAreNamed(t *testing.T) {
	for in, want := range map[string]string{
		`{"text":5}`:                         `stdin:1: field "text" is not a string`,
		`{"text":"في","title":{}}`:           `field "title" is not a string`,
		`{"text":"في","outlet":["x"]}`:       `field "outlet" is neither`,
		`{"text":"في","id":["x"]}`:           `field "id" is not a string`,
		`{"text":"في","published":20240810}`: `field "published" is not a string`,
		"{\"text\":\"\xff\"}":                `invalid UTF-8 at byte 9`,
		`{"title":"في"}`:                     `field "text" is missing`,
	} {
		its := collect(t, Options{}, in)
		if len(its) != 1 || its[0].Err == nil || !strings.Contains(its[0].Err.Error(), want) {
			t.Errorf("%s: %v, want an error with %q", in, its, want)
		}
	}
}

func TestOutletForms(t *testing.T) {
	for in, want := range map[string]tawatur.Outlet{
		`{"text":"في","outlet":"المرصاد"}`:                        {Name: "المرصاد"},
		`{"text":"في","outlet":{"id":"mirsad","name":"المرصاد"}}`: {ID: "mirsad", Name: "المرصاد"},
	} {
		its := collect(t, Options{}, in)
		if its[0].Err != nil || its[0].Report.Outlet == nil || *its[0].Report.Outlet != want {
			t.Errorf("%s: %+v", in, its[0])
		}
	}
	if its := collect(t, Options{}, `{"text":"في","outlet":null,"published":null}`); its[0].Err != nil || its[0].Report.Outlet != nil {
		t.Errorf("null outlet: %+v", its[0])
	}
}

func TestForwardedForms(t *testing.T) {
	day := "2024-08-10"
	for in, want := range map[string]*tawatur.Forward{
		`null`:      nil,
		`"المرصاد"`: {From: &tawatur.Outlet{Name: "المرصاد"}},
		`{}`:        {},
		`{"from":{"id":"mirsad"},"url":"https://mirsad.example/1","published":"2024-08-10"}`: {
			From: &tawatur.Outlet{ID: "mirsad"}, URL: "https://mirsad.example/1", Published: day},
	} {
		its := collect(t, Options{}, `{"text":"في","edited":"2024-08-11T09:00","forwarded":`+in+`}`)
		if its[0].Err != nil || !reflect.DeepEqual(its[0].Report.Forwarded, want) || its[0].Report.Edited != "2024-08-11T09:00:00" {
			t.Errorf("%s: %+v", in, its[0])
		}
	}
	if its := collect(t, Options{}, `{"text":"في","forwarded":7}`); its[0].Err == nil || !strings.Contains(its[0].Err.Error(), `field "forwarded"`) {
		t.Errorf("%+v", its[0])
	}
}

// endless yields one line of n bytes and then a good one, without holding it.
func endless(n int64) io.Reader {
	return io.MultiReader(strings.NewReader(`{"text":"`), io.LimitReader(repeat('a'), n), strings.NewReader("\"}\n{\"id\":\"b\",\"text\":\"في\"}\n"))
}

type repeat byte

func (r repeat) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = byte(r)
	}
	return len(p), nil
}

func TestOverlongLineIsRefusedAndTheNextRead(t *testing.T) {
	its := slices.Collect(Walk(context.Background(), nil, endless(8<<20), Options{MaxLine: 1 << 16}))
	if len(its) != 2 || its[0].Err == nil || its[1].Report.ID != "b" {
		t.Fatalf("got %d items: %v", len(its), its)
	}
	if s := its[0].Err.Error(); !strings.Contains(s, "stdin:1: line longer than the limit of 65536 bytes") {
		t.Error(s)
	}
}

func TestTextLimit(t *testing.T) {
	its := collect(t, Options{MaxText: 10}, `{"text":"`+sentence+`"}`)
	if its[0].Err == nil || !strings.Contains(its[0].Err.Error(), "larger than the limit of 10") {
		t.Errorf("%v", its[0])
	}
}

func TestStatuses(t *testing.T) {
	dir := t.TempDir()
	for name, c := range map[string]struct{ in, want string }{
		"e.txt": {"", tawatur.StatusEmpty}, "blank.txt": {" \n-- 12:30 --\n", tawatur.StatusEmpty},
		"ar.txt": {sentence, ""}, "en.txt": {"The army shelled the village on Monday.", tawatur.StatusNotArabic},
	} {
		its := collect(t, Options{}, "", write(t, dir, name, c.in))
		if len(its) != 1 || its[0].Err != nil || its[0].Report.Status != c.want {
			t.Errorf("%s: %+v", name, its)
		}
	}
}

func TestGzipAndMissing(t *testing.T) {
	dir := t.TempDir()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if err := json.NewEncoder(z).Encode(map[string]string{"id": "x", "text": sentence}); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	its := collect(t, Options{}, "", write(t, dir, "r.jsonl.gz", b.String()), filepath.Join(dir, "none.txt"), write(t, dir, "a.pdf", "x"))
	if len(its) != 3 || its[0].Report.ID != "x" || its[1].Err == nil || its[2].Err == nil {
		t.Errorf("%+v", its)
	}
}

func TestWalkStopsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	n := 0
	for it := range Walk(ctx, nil, strings.NewReader(strings.Repeat("{\"text\":\"في\"}\n", 9)), Options{}) {
		cancel()
		if n++; n == 2 && it.Err == nil {
			t.Error("no error after the context ended")
		}
	}
	if n != 2 {
		t.Errorf("%d items, want 2", n)
	}
}

func TestPage(t *testing.T) {
	para := strings.Repeat(sentence+" ", 3)
	src := `<!doctype html><html lang="ar"><head><title>قصف على القرية - المرصاد</title>
<link rel="canonical" href="https://example.org/n/1"><meta property="og:site_name" content="المرصاد">
<meta property="article:published_time" content="2024-08-10">
<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"قصف على القرية","datePublished":"2024-08-10T16:47:00+03:00"}]}</script>
</head><body><nav><a href="/">الرئيسية</a></nav><article><h1>قصف على القرية</h1><p>` + para + `</p><p>وأضاف الأهالي أن المدرسة أغلقت أبوابها بعد القصف.</p></article></body></html>`
	dir := t.TempDir()
	its := collect(t, Options{}, "", write(t, dir, "n1.html", src))
	if len(its) != 1 || its[0].Err != nil {
		t.Fatalf("%+v", its)
	}
	r := its[0].Report
	if r.ID != pageID("https://example.org/n/1") || r.Title != "قصف على القرية" || r.URL != "https://example.org/n/1" || r.Outlet == nil || r.Outlet.Name != "المرصاد" {
		t.Errorf("%+v", r)
	}
	if r.Published.Value == nil || *r.Published.Value != "2024-08-10T16:47:00+03:00" || r.Published.Basis != tawatur.BasisMetadata {
		t.Errorf("published %+v", r.Published)
	}
	if !strings.Contains(r.Text, "المدرسة أغلقت") || strings.Contains(r.Text, "الرئيسية") {
		t.Errorf("text %q", r.Text)
	}
}
