package source

import (
	"slices"
	"strings"
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

// sound is a source without fault, on lines 1 to 4.
const sound = "[[source]]\nid = \"a\"\nname = \"A\"\nfeeds = [\"https://a.example/feed\"]\n"

func TestProblemsNameTheirLine(t *testing.T) {
	for text, want := range map[string]string{
		sound + "feed = []\n":                         `f:5: unknown key "feed"; did you mean "feeds"?`,
		sound + "colour = 1\n":                        `f:5: unknown key "colour"; known are id, name, language, region, homepage, hosts, owner, feeds, sitemaps, selectors, every, disabled`,
		sound + "[source.selectors]\n\ntxt = \"p\"\n": `f:7: unknown key "txt"; did you mean "text"?`,
		sound + "[[source.owner]]\nname = \"x\"\nurl = \"y\"\ndate=2024-08-31\nsource=\"s\"": `f:7: unknown key "url"; known are name, since, until, source, date`,
		"[[sources]]\nid = \"a\"":                          `f:1: unknown key "sources"; did you mean "source"?`,
		sound + "every = \"soon\"":                         `f:5: every: want a time such as "15m" or "2h"`,
		sound + "every = \"5s\"":                           `f:5: every: want a time from one minute to thirty days`,
		sound + "every = 15":                               `f:5: every: want a text in quotation marks`,
		sound + "disabled = \"yes\"":                       `f:5: disabled: want true or false`,
		sound + "sitemaps = \"https://a.example/s\"":       `f:5: sitemaps: want a list of texts: ["…", "…"]`,
		sound + "sitemaps = [\n\"ftp://a.example/s\"]":     `f:5: sitemaps: "ftp://a.example/s": only http and https are asked, not "ftp"`,
		sound + "sitemaps = [\"http://192.168.0.1/s\"]":    `f:5: sitemaps: "http://192.168.0.1/s": the host 192.168.0.1 is private`,
		sound + "sitemaps = [\"https://u:p@a.example/s\"]": `f:5: sitemaps: "https://u:p@a.example/s": an address with a name or password in it is not asked for`,
		sound + "sitemaps = [\"https://a.example/feed/\"]": `f:5: the address https://a.example/feed/ stands on line 4 already`,
		sound + "homepage = \"a.example\"":                 `f:5: homepage: "a.example": not a whole address; it begins with https:// or http://`,
		sound + "hosts = [\"www.a.example\"]":              `f:5: host "www.a.example": want a bare name such as "outlet.example", without www.`,
		sound + "language = \"arabic language\"":           `f:5: language "arabic language": want a tag such as "ar" or "ckb"`,
		sound + "region = \"Syria\"":                       `f:5: region "Syria": want a country such as "SY", or a part of one such as "SY-HA"`,
		sound + "selectors.text = \"div[\"":                `f:5: selector "div[": `,
		sound + "\n" + sound:                               `f:7: the id "a" stands on line 2 already`,
		sound + "\n[[source]]\nid = \"b\"\nname = \"B\"\nfeeds = [\n\"https://a.example/feed\"]":                            `f:9: the address https://a.example/feed stands on line 4 already`,
		"[[source]]\nid = \"b\"\nname = \"B\"\n":                                                                            `f:1: there is nothing to follow: give feeds or sitemaps, or set disabled = true`,
		"[[source]]\nid = \"A b\"\nname = \"B\"\ndisabled = true":                                                           `f:2: id "A b": want small Latin letters, digits and hyphens between them, at most 64`,
		"[[source]]\ndisabled = true":                                                                                       `f:1: id is needed: small Latin letters, digits and hyphens, such as "outlet-example"`,
		"[[source]]\nid=\"b\"\nname={}\ndisabled = true":                                                                    `f:3: name is needed: "…", or { ar = "…", en = "…" }`,
		sound + "[[source.owner]]\nname = \"x\"\ndate = 2024-08-31":                                                         `f:5: owner "x": source is needed: ownership is stated, never supposed`,
		sound + "[[source.owner]]\nname = \"x\"\nsource = \"y\"":                                                            `f:5: owner "x": date is needed: the day on which the source was looked up`,
		sound + "[[source.owner]]\nname = \"x\"\nsource = \"y\"\ndate = \"31.8.2024\"":                                      `f:8: date: want a day such as 2024-08-31`,
		sound + "[[source.owner]]\nname = \"x\"\nsource = \"y\"\ndate = 2024-08-31\nsince = 2024-08-02\nuntil = 2024-08-01": `f:10: owner "x": until lies before since`,
		sound + "owner = \"x\"":                    `f:5: owner: want a list of tables, each under [[source.owner]]`,
		"source = 1":                               `f:1: source: want a list of tables, each under [[source]]`,
		"[[source]\n":                              `f:2: expected end of table array name delimiter ']', but got '\n' instead`,
		sound + "region = SY\n":                    `f:5: expected value but found "SY" instead`,
		sound + "region = \"SY\"\nregion = \"LB\"": `f:6: Key 'source.region' has already been defined.`,
	} {
		_, err := Parse("f", []byte(text), Options{})
		if err == nil {
			t.Errorf("no error, want %s", want)
			continue
		}
		if lines := strings.Split(err.Error(), "\n"); !slices.ContainsFunc(lines, func(l string) bool { return strings.HasPrefix(l, want) }) {
			t.Errorf("%s\nwant %s", err, want)
		}
	}
}

func TestAllProblemsAreToldInOrder(t *testing.T) {
	_, err := Parse("f", []byte("[[source]]\nid = \"b b\"\nname = 1\nevery = \"x\"\nfeeds = [\"x\"]\n"), Options{})
	var lines []string
	for l := range strings.Lines(err.Error()) {
		place, _, _ := strings.Cut(l, ": ")
		lines = append(lines, place)
	}
	if diff := cmp.Diff([]string{"f:2", "f:3", "f:3", "f:4", "f:5"}, lines); diff != "" {
		t.Error(diff, err)
	}
}

func TestPrivateAddressesAreForTests(t *testing.T) {
	text := []byte(strings.ReplaceAll(sound, "https://a.example", "http://127.0.0.1:8000"))
	if _, err := Parse("f", text, Options{}); err == nil {
		t.Error("an address of this machine is taken")
	}
	if _, err := Parse("f", text, Options{Private: true}); err != nil {
		t.Error(err)
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(wadi))
	f.Add([]byte("[[source]]\nid = \"\"\"a\"\"\"\nname.x = {}\n[source.\"a.b\"]\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		got, err := Parse("f", data, Options{})
		if err == nil {
			for _, s := range got.Sources {
				if CheckID(s.ID) != nil || s.Line < 1 {
					t.Errorf("%+v", s)
				}
			}
			return
		}
		for l := range strings.Lines(err.Error()) {
			if strings.HasPrefix(l, "f:0:") {
				t.Errorf("no line: %s", l)
			}
		}
	})
}

func TestTheExampleIsSound(t *testing.T) {
	f, err := Load("../../../docs/sources.example.toml", Options{})
	if err != nil {
		t.Fatal(err)
	}
	if want := (Proof{Folder: "/mnt/evidence", WARCSize: 500_000_000, Timestamp: "https://tsa.example/tsr"}); f.Proof != want {
		t.Errorf("%+v", f.Proof)
	}
	if len(f.Sources) != 3 || len(f.Enabled()) != 2 || len(f.Sources[0].Owners) != 2 || f.Sources[0].Selectors.Title == "" {
		t.Errorf("%+v", f.Sources)
	}
}
