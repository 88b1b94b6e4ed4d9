package source

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"tawatur"
)

func document(t *testing.T, text string) *Document {
	t.Helper()
	d, err := NewDocument("sources.toml", []byte(text), Options{})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestAddWritesWhatIsRead(t *testing.T) {
	d := document(t, "")
	a := Source{
		ID: "wadi-voice", Name: tawatur.Name{AR: "صوت \"الوادي\"", EN: "Voice \\ of\tthe Valley"}, Language: "ar", Region: "SY", Homepage: "https://www.wadi.example/", Hosts: []string{"wadi.example"},
		Feeds: []string{"https://wadi.example/feed", "https://wadi.example/b"}, Sitemaps: []string{"https://wadi.example/s.xml"}, Every: 90 * time.Minute,
	}
	b := Source{ID: "harbour", Name: tawatur.Name{EN: "Harbour"}, Hosts: []string{"harbour.example", "h.example"}, Disabled: true, Every: 2 * time.Hour}
	if err := errors.Join(d.Add(a), d.Add(b, "looked at on 2024-08-31,\nno feed")); err != nil {
		t.Fatal(err)
	}
	a.Line, b.Line = 3, 16
	if diff := cmp.Diff([]Source{a, b}, d.File().Sources); diff != "" {
		t.Error(diff)
	}
	for _, want := range []string{"# The outlets", `every = "1h30m"`, `every = "2h"`, "# looked at on 2024-08-31, no feed\n", `\u0009`} {
		if !strings.Contains(string(d.Bytes()), want) {
			t.Errorf("no %q in\n%s", want, d.Bytes())
		}
	}
	if err := d.Add(Source{ID: "wadi-voice", Name: a.Name, Disabled: true}); err == nil || len(d.File().Sources) != 2 {
		t.Errorf("an id that is there already: %v", err)
	}
}

// edit describes what one edit makes of wadi.
func TestEditsLeaveTheRestAsItWas(t *testing.T) {
	for name, c := range map[string]struct {
		edit     func(*Document) error
		old, new string
	}{
		"a value":                 {func(d *Document) error { return d.Set("wadi-voice", "region", "SY") }, `"SY-HA"`, `"SY"`},
		"a value with a comment":  {func(d *Document) error { return d.Set("wadi-voice", "id", "valley") }, `"wadi-voice" #`, `"valley" #`},
		"one language":            {func(d *Document) error { return d.Set("wadi-voice", "name.en", "Wadi") }, "Voice of the Valley", "Wadi"},
		"a whole name":            {func(d *Document) error { return d.Set("wadi-voice", "name", "الوادي") }, `{ ar = "صوت الوادي", en = "Voice of the Valley" }`, `"الوادي"`},
		"another language":        {func(d *Document) error { return d.Set("harbour-news", "name.en", "Harbour") }, `"أخبار الميناء"`, `{ ar = "أخبار الميناء", en = "Harbour" }`},
		"a list":                  {func(d *Document) error { return d.Set("wadi-voice", "selectors.remove", ".ad") }, `[".related", ".share"]`, `[".ad"]`},
		"a further selector":      {func(d *Document) error { return d.Set("wadi-voice", "selectors.title", "h1") }, "  [source.selectors]\n", "  [source.selectors]\n  title = \"h1\"\n"},
		"a further key":           {func(d *Document) error { return d.Set("wadi-voice", "disabled", "true") }, "every = \"15m\"\n", "every = \"15m\"\ndisabled = true\n"},
		"a key at the end":        {func(d *Document) error { return d.Set("harbour-news", "every", "2h") }, "disabled = true\n", "disabled = true\nevery = \"2h\"\n"},
		"a first selector":        {func(d *Document) error { return d.Set("harbour-news", "selectors.text", "p") }, "disabled = true\n", "disabled = true\nselectors.text = \"p\"\n"},
		"a key taken out":         {func(d *Document) error { return d.Set("wadi-voice", "every") }, "every = \"15m\"\n", ""},
		"a key that is not there": {func(d *Document) error { return d.Set("harbour-news", "every") }, "", ""},
		"a further feed":          {func(d *Document) error { return d.Append("wadi-voice", "feeds", "https://wadi.example/c") }, "feeds = [\n", "feeds = [\n  \"https://wadi.example/c\",\n"},
		"a first sitemap":         {func(d *Document) error { return d.Append("wadi-voice", "sitemaps", "https://wadi.example/s") }, "every = \"15m\"\n", "every = \"15m\"\nsitemaps = [\"https://wadi.example/s\"]\n"},
		"the last source":         {func(d *Document) error { return d.Remove("harbour-news") }, wadi[strings.Index(wadi, "[[source]]\nid = \"harbour"):], ""},
		"the first source":        {func(d *Document) error { return d.Remove("wadi-voice") }, wadi[strings.Index(wadi, "[[source]]"):strings.Index(wadi, "[[source]]\nid = \"harbour")], ""},
	} {
		d := document(t, wadi)
		if err := c.edit(d); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if diff := cmp.Diff(strings.Replace(wadi, c.old, c.new, 1), string(d.Bytes())); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestRemoveTakesItsCommentsAndNoOthers(t *testing.T) {
	const text = `# the file's

# about a
[[source]]
id = "a"
name = "A"
disabled = true
# within a

# about b
[[source]]
id = "b"
name = "B" # what b is
disabled = true
# about c
[[source]]
id = "c"
name = "C"
disabled = true
# within c
`
	for id, want := range map[string]string{
		"a": strings.Replace(text, "# about a\n[[source]]\nid = \"a\"\nname = \"A\"\ndisabled = true\n# within a\n\n", "", 1),
		"b": strings.Replace(text, "# about b\n[[source]]\nid = \"b\"\nname = \"B\" # what b is\ndisabled = true\n", "", 1),
		"c": strings.Replace(text, "# about c\n[[source]]\nid = \"c\"\nname = \"C\"\ndisabled = true\n# within c\n", "", 1),
	} {
		d := document(t, text)
		if err := d.Remove(id); err != nil {
			t.Errorf("%s: %v", id, err)
		}
		if diff := cmp.Diff(want, string(d.Bytes())); diff != "" {
			t.Errorf("%s: %s", id, diff)
		}
	}
}

func TestEditsThatAreRefused(t *testing.T) {
	inline := `source = [{ id = "a", name = "A", disabled = true }]`
	for name, c := range map[string]struct {
		text string
		edit func(*Document) error
		want error
	}{
		"no such source":         {wadi, func(d *Document) error { return d.Remove("nobody") }, ErrUnknown},
		"no such key":            {wadi, func(d *Document) error { return d.Set("wadi-voice", "feed", "x") }, ErrKey},
		"an owner":               {wadi, func(d *Document) error { return d.Set("wadi-voice", "owner", "x") }, ErrKey},
		"two values":             {wadi, func(d *Document) error { return d.Set("wadi-voice", "region", "SY", "LB") }, nil},
		"no boolean":             {wadi, func(d *Document) error { return d.Set("wadi-voice", "disabled", "maybe") }, nil},
		"a value that is wrong":  {wadi, func(d *Document) error { return d.Set("wadi-voice", "every", "1s") }, nil},
		"the id of another":      {wadi, func(d *Document) error { return d.Set("wadi-voice", "id", "harbour-news") }, nil},
		"a private address":      {wadi, func(d *Document) error { return d.Append("wadi-voice", "feeds", "http://10.0.0.1/") }, nil},
		"a source within a line": {inline, func(d *Document) error { return d.Remove("a") }, ErrInline},
		"a key within a line":    {inline, func(d *Document) error { return d.Set("a", "region", "SY") }, ErrInline},
	} {
		d := document(t, c.text)
		err := c.edit(d)
		if err == nil || c.want != nil && !errors.Is(err, c.want) || string(d.Bytes()) != c.text {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzDocument(f *testing.F) {
	for _, s := range []string{wadi, "source = [{ id = \"a\", name = \"A\", disabled = true }]", "[[source]]\nid='a'\nname='''A\n'''\ndisabled=true#x", "\uFEFF[[source]]\r\nid = \"a\"\r\nname.ar = \"ا\"\r\ndisabled = true\r\n"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, err := NewDocument("f", []byte(text), Options{})
		if err != nil {
			return
		}
		n := len(d.File().Sources)
		if err := d.Add(Source{ID: "zz-new-zz", Name: tawatur.Name{EN: "New"}, Disabled: true}); err != nil {
			return // a table of the text's end may not be followed by this one
		}
		if err := d.Set("zz-new-zz", "region", "SY"); err != nil || d.File().Sources[n].Region != "SY" {
			t.Errorf("set: %v", err)
		}
		if err := d.Remove("zz-new-zz"); err != nil || len(d.File().Sources) != n {
			t.Errorf("remove: %v", err)
		}
	})
}
