package source

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"tawatur"
)

const wadi = `# what we follow
[[source]]
id = "wadi-voice" # the outlet's id
name = { ar = "صوت الوادي", en = "Voice of the Valley" }
language = "ar"
region = "SY-HA"
homepage = "https://www.wadi.example/"
feeds = [
  "https://wadi.example/feed",  # all news
  "https://wadi.example/local/feed",
]
every = "15m"

  [[source.owner]]
  name = "wadi-foundation"
  since = 2019-01-01
  source = "https://wadi.example/about"
  date = "2024-08-31"

  [source.selectors]
  text = "div.entry"
  remove = [".related", ".share"]

[[source]]
id = "harbour-news"
name = "أخبار الميناء"
disabled = true
`

func TestParse(t *testing.T) {
	f, err := Parse("sources.toml", []byte(wadi), Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := []Source{{
		ID: "wadi-voice", Name: tawatur.Name{AR: "صوت الوادي", EN: "Voice of the Valley"}, Language: "ar", Region: "SY-HA",
		Homepage: "https://www.wadi.example/", Hosts: []string{"wadi.example"},
		Feeds: []string{"https://wadi.example/feed", "https://wadi.example/local/feed"}, Every: 15 * time.Minute,
		Owners:    []Owner{{Name: "wadi-foundation", Since: "2019-01-01", Source: "https://wadi.example/about", Date: "2024-08-31"}},
		Selectors: Selectors{Text: "div.entry", Remove: []string{".related", ".share"}}, Line: 2,
	}, {ID: "harbour-news", Name: tawatur.Name{AR: "أخبار الميناء"}, Disabled: true, Line: 24}}
	if diff := cmp.Diff(want, f.Sources); diff != "" {
		t.Error(diff)
	}
	if e := f.Enabled(); len(e) != 1 || e[0].ID != "wadi-voice" {
		t.Errorf("enabled: %v", e)
	}
}
