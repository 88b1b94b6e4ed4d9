package fetch

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"
)

func TestRobotsRules(t *testing.T) {
	for name, c := range map[string]struct {
		text       string
		allow, not string // paths separated by spaces
	}{
		"none":                    {"", "/ /a", ""},
		"all":                     {"User-agent: *\nDisallow: /", "", "/ /a /robots.txtx"},
		"us and not others":       {"User-agent: *\nDisallow: /\n\nUser-agent: tawatur\nDisallow:\n", "/ /a", ""},
		"others and not us":       {"User-agent: tawaturbot\nDisallow: /\nUser-agent: taw\nDisallow: /\nUser-agent: t\nDisallow: /", "/a", ""},
		"case and version":        {"USER-AGENT: Tawatur/2.0\nDISALLOW: /a", "/b", "/a /ab"},
		"names share a group":     {"User-agent: x\nUser-agent: tawatur\nUser-agent: y\nDisallow: /a\nUser-agent: z\nDisallow: /b", "/b", "/a"},
		"two groups for us":       {"User-agent: tawatur\nDisallow: /a\nUser-agent: *\nDisallow: /c\nUser-agent: tawatur\nDisallow: /b", "/c", "/a /b"},
		"sitemaps end no group":   {"User-agent: tawatur\nSitemap: https://a.example/s.xml\nDisallow: /a", "/", "/a"},
		"before any name":         {"Disallow: /b\nUser-agent: *\nDisallow: /a", "/b", "/a"},
		"a delay that is none":    {"User-agent: *\nCrawl-delay: 10s\nDisallow: /a", "/b", "/a"},
		"comments, blanks, BOM":   {"\ufeff# us\r\nUser-agent : *  # all\r\n\r\n\tDisallow:\t/a # not this\r\r\n", "/b /%23", "/a"},
		"longest wins":            {"User-agent: *\nDisallow: /a\nAllow: /a/b\nDisallow: /a/b/c", "/a/b /a/bc", "/a /a/c /a/b/c"},
		"a tie allows":            {"User-agent: *\nDisallow: /p\nAllow: /p", "/p", ""},
		"a tie allows, turned":    {"User-agent: *\nAllow: /p\nDisallow: /p", "/p", ""},
		"asterisks":               {"User-agent: *\nDisallow: /*/print\nDisallow: *.pdf", "/print /a", "/a/print /a/b/printed /a.pdf?x"},
		"the end":                 {"User-agent: *\nDisallow: /*.php$", "/a.php?x /a.php5", "/a.php /b/c.php"},
		"at the beginning only":   {"User-agent: *\nDisallow: /p*.php$", "/x/p1.php", "/p1.php"},
		"a dollar within":         {"User-agent: *\nDisallow: /a$b", "/a", "/a$bc"},
		"queries":                 {"User-agent: *\nDisallow: /*?s=", "/?p=1", "/?s=1 /a?s="},
		"Arabic bare and escaped": {"User-agent: *\nDisallow: /سوريا\nDisallow: /%D8%AF%D8%B1%D8%B9%D8%A7", "/س", "/سوريا/1 /درعا"},
		"escapes are equal":       {"User-agent: *\nDisallow: /%7ejoe\nDisallow: /a%2fb", "/a/b", "/~joe /%7Ejoe /a%2Fb"},
		"blanks":                  {"User-agent: *\nDisallow: /search results", "/search", "/search%20results"},
		"no asterisk, no group":   {"User-agent: googlebot\nDisallow: /", "/", ""},
		"HTML instead":            {"<!doctype html><p>User-agent: *</p>\n<p>Disallow: /</p>", "/ /a", ""},
		"a word more":             {"Noindex: /\nUser-agent: *\nNoindex: /a\nDisallow: /b", "/a", "/b"},
	} {
		rules := readRobots([]byte(c.text), Token)
		for _, path := range strings.Fields(c.allow) {
			if !rules.allows(pathOf(t, path)) {
				t.Errorf("%s: %s is not allowed", name, path)
			}
		}
		for _, path := range strings.Fields(c.not) {
			if rules.allows(pathOf(t, path)) {
				t.Errorf("%s: %s is allowed", name, path)
			}
		}
	}
}

func pathOf(t *testing.T, path string) *url.URL {
	u, err := Clean("https://outlet.example" + path)
	if err != nil {
		t.Fatal(err)
	}
	return u
}

func TestCrawlDelay(t *testing.T) {
	for text, want := range map[string]time.Duration{
		"User-agent: *\nCrawl-delay: 10":                            10 * time.Second,
		"User-agent: *\nCrawl-delay: 0.5":                           500 * time.Millisecond,
		"User-agent: *\nCrawl-delay: -1":                            0,
		"User-agent: *\nCrawl-delay: NaN":                           0,
		"User-agent: *\nCrawl-delay: Inf":                           longestDelay,
		"User-agent: *\nCrawl-delay: 1e300":                         longestDelay,
		"User-agent: *\nCrawl-delay: 9\n\nUser-agent: x\nDisallow:": 9 * time.Second,
		"User-agent: x\nCrawl-delay: 9":                             0,
	} {
		if got := readRobots([]byte(text), Token).delay; got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}

// robotsWorld has a host whose robots.txt is what the function answers; pages are counted.
func robotsWorld(t *testing.T, robots http.HandlerFunc) (w *world, pages, asked *int) {
	w = newWorld(t)
	pages, asked = new(int), new(int)
	w.host("outlet.example", "5.5.5.1", func(rw http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			*asked++
			robots(rw, r)
			return
		}
		*pages++
		fmt.Fprint(rw, "ok")
	})
	return w, pages, asked
}

func text(s string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, s) }
}

func status(code int) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(code) }
}

func TestRobotsAnswers(t *testing.T) {
	large := "User-agent: *\nDisallow: /a\n" + strings.Repeat("# "+strings.Repeat("x", 1000)+"\n", 600) + "Disallow: /\n"
	for name, c := range map[string]struct {
		answer http.HandlerFunc
		kind   Kind
	}{
		"allows":        {text("User-agent: *\nDisallow: /a"), 0},
		"disallows":     {text("User-agent: *\nDisallow: /"), Robots},
		"none":          {status(404), 0},
		"not for us":    {status(403), 0},
		"gone":          {status(410), 0},
		"out of order":  {status(500), Status},
		"too often":     {status(429), Status},
		"too large":     {text(large), 0}, // what stands behind the bound is not heeded
		"elsewhere":     {redirectTo2("http://other.example/r"), Robots},
		"circle":        {redirectTo2("/robots.txt"), 0},
		"inside":        {redirectTo2("http://10.0.0.1/robots.txt"), 0},
		"nothing at it": {redirectTo2("http://nobody.example/robots.txt"), DNS},
	} {
		t.Run(name, func(t *testing.T) {
			w, pages, _ := robotsWorld(t, c.answer)
			w.host("other.example", "5.5.5.2", text("User-agent: *\nDisallow: /"))
			_, err := w.get(w.options(), "http://outlet.example/b")
			if KindOf(err) != c.kind || (*pages > 0) != (c.kind == 0) {
				t.Errorf("got %v (%v), want %v; %d pages were asked for", err, KindOf(err), c.kind, *pages)
			}
		})
	}
}

func redirectTo2(where string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Location", where)
		w.WriteHeader(http.StatusMovedPermanently)
	}
}

func TestRobotsAreRememberedForADay(t *testing.T) {
	answer := text("User-agent: *\nDisallow: /a")
	w, _, asked := robotsWorld(t, func(rw http.ResponseWriter, r *http.Request) { answer(rw, r) })
	f := New(w.options())
	get := func(path string, after time.Duration) error {
		w.clock = w.clock.Add(after)
		_, err := f.Get(context.Background(), Request{URL: "http://outlet.example" + path})
		return err
	}
	for _, step := range []struct {
		path  string
		after time.Duration
		kind  Kind
		asked int
	}{
		{"/b", 0, 0, 1}, {"/a", time.Hour, Robots, 1}, {"/b", 22 * time.Hour, 0, 1}, {"/b", 2 * time.Hour, 0, 2},
	} {
		if err := get(step.path, step.after); KindOf(err) != step.kind || *asked != step.asked {
			t.Errorf("%+v: %v, asked %d times", step, err, *asked)
		}
	}
	answer = status(503) // the old ones hold for a month
	if err := get("/b", 25*time.Hour); err != nil {
		t.Error(err)
	}
	if err := get("/a", time.Minute); KindOf(err) != Robots || *asked != 3 {
		t.Errorf("%v, asked %d times", err, *asked)
	}
	if err := get("/b", 31*24*time.Hour); KindOf(err) != Status {
		t.Error(err)
	}
	if err := get("/b", time.Minute); KindOf(err) != Status || *asked != 4 {
		t.Errorf("%v, asked %d times", err, *asked)
	}
	answer = status(404)
	if err := get("/a", 11*time.Minute); err != nil {
		t.Error(err)
	}
}

func TestAPersonNeedNotAskRobots(t *testing.T) {
	w, pages, asked := robotsWorld(t, text("User-agent: *\nDisallow: /"))
	_, err := New(w.options()).Get(context.Background(), Request{URL: "http://outlet.example/a", Direct: true})
	if err != nil || *pages != 1 || *asked != 0 {
		t.Errorf("%v, %d pages, robots.txt %d times", err, *pages, *asked)
	}
}

// TestARedirectDoesNotLeadAroundRobots of the same or another host.
func TestARedirectDoesNotLeadAroundRobots(t *testing.T) {
	w, pages, _ := robotsWorld(t, text("User-agent: *\nDisallow: /a"))
	w.host("short.example", "5.5.5.2", redirectTo("http://outlet.example/a"))
	_, err := w.get(w.options(), "http://short.example/1")
	if e := wantKind(t, err, Robots); e.URL != "http://outlet.example/a" || *pages != 0 {
		t.Errorf("%v, %d pages", e, *pages)
	}
}

// FuzzReadRobots: whatever a site writes is read in bounded time and memory, and robots.txt with one plain rule works.
func FuzzReadRobots(f *testing.F) {
	f.Add([]byte("User-agent: *\nDisallow: /a*b$\nCrawl-delay: 1e9"), "/axb")
	f.Add([]byte("\ufeffuser-agent:tawatur/1\r\rallow:/%d8%\ndisallow: *"), "/%D8%B3?x=%")
	f.Add([]byte("User-agent: tawatur\nUser-agent: *\nDisallow: $\nAllow: *$"), "/")
	f.Fuzz(func(t *testing.T, text []byte, path string) {
		r := readRobots(text, Token)
		if r.delay < 0 || r.delay > longestDelay || len(r.lines) > maxRules {
			t.Errorf("delay %v, %d rules", r.delay, len(r.lines))
		}
		if u, err := Clean("http://outlet.example/" + path); err == nil {
			if allowed := r.allows(u); len(r.lines) == 0 && !allowed {
				t.Errorf("nothing is disallowed, and %s is", u)
			}
			again := append(append([]byte("User-agent: tawatur\nDisallow: /\nUser-agent: y\nDisallow: /\n\n"), text...), "\nUser-agent: tawatur\nAllow: /\n"...)
			readRobots(again, Token)
		}
	})
}

// FuzzFits compares with the same pattern as a regular expression.
func FuzzFits(f *testing.F) {
	f.Add("/a*b$", "/axxb")
	f.Add("*/***x", "/a/x")
	f.Add("/a$b*", "/a$bc")
	f.Fuzz(func(t *testing.T, pattern, path string) {
		if len(pattern) > 100 || strings.ContainsAny(pattern+path, "\n") {
			return
		}
		bare, whole := strings.CutSuffix(pattern, "$")
		expr := `(?s)\A` + strings.ReplaceAll(regexp.QuoteMeta(bare), `\*`, `.*`)
		if whole {
			expr += `\z`
		}
		re, err := regexp.Compile(expr)
		if err != nil {
			return // not UTF-8, which only we can match
		}
		if got, want := fits(pattern, path), re.MatchString(path); got != want {
			t.Errorf("fits(%q, %q) = %v, want %v", pattern, path, got, want)
		}
	})
}
