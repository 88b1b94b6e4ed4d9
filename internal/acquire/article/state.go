package article

import (
	"encoding/json"
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/net/html"

	"tawatur"
	"tawatur/arabic"
)

// longestState is how many bytes of a script that holds data are read, headOfState in how many of them the data's name is looked
// for, mostStates how many scripts, mostNamed how many names of a script.
const (
	longestState = 4 << 20
	headOfState  = 20_000
	mostStates   = 64
	mostNamed    = 6
)

// stateOf finds where a script gives the page's data a name: "window.__DATA__ = {".
var stateOf = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?:^|[;\s])(?:window\.[\w$]+|window\["[\w$]+"\]|[A-Z]\w*\.globalContent)\s*=\s*\{`)
})

// keepState keeps a script of data from which the page would be built; it is read only if the page does not show what it holds.
func (s *scan) keepState(n *html.Node, text string) {
	if len(s.states) >= mostStates || len(text) > longestState {
		return
	}
	if data := strings.Contains(strings.ToLower(attr(n, "type")), "application/json"); data || holdsState(text) {
		s.states = append(s.states, state{text, data})
	}
}

// holdsState reports whether a script may hold the page's data, beside what it does. It asks for no less than stateOf, which takes far longer.
func holdsState(text string) bool {
	if len(text) > longestState {
		return false
	}
	head := text[:min(len(text), headOfState)]
	return namesData(head, "window") || namesData(head, "globalContent") || strings.Contains(text, flightName) && strings.Contains(text, flightMark)
}

// namesData reports whether a script gives an object to a name, or to a name within it: "window.__DATA__ = {".
func namesData(script, name string) bool {
	for {
		_, rest, ok := strings.Cut(script, name)
		if !ok {
			return false
		}
		script = rest
		if within := strings.TrimLeft(rest, `.["`); within != rest {
			rest = strings.TrimLeftFunc(within, func(r rune) bool { return r == '$' || r < utf8.RuneSelf && isNameByte(byte(r)) })
			rest = strings.TrimLeft(rest, `"]`)
		}
		rest, ok = strings.CutPrefix(strings.TrimLeft(rest, scriptBlanks), "=")
		if ok && strings.HasPrefix(strings.TrimLeft(rest, scriptBlanks), "{") {
			return true
		}
	}
}

// state is a script that may hold the page's data; data says that it holds nothing else.
type state struct {
	text string
	data bool
}

// json returns where data of the script begins that it gives a name.
func (st state) json() []string {
	if st.data {
		return []string{st.text}
	}
	var out []string
	for _, at := range stateOf().FindAllStringIndex(st.text[:min(len(st.text), headOfState)], mostNamed) {
		out = append(out, st.text[at[1]-1:])
	}
	return out
}

// stated fills in text and date from the data that a script would build the page of: the article there that has the page's
// title.
func (s *scan) stated(p Page, dates []dated) Page {
	if len(s.states) == 0 || p.Title == "" {
		return p
	}
	if p.Published.Value != nil && len(*p.Published.Value) > 10 && countWords(p.Text) >= 2*fewWords {
		return p
	}
	r := &stateReader{title: arabic.Fold(p.Title)}
	for _, st := range s.states {
		for _, src := range st.json() {
			var v any
			if json.NewDecoder(strings.NewReader(src)).Decode(&v) == nil {
				r.walk(v, 0)
			}
		}
	}
	values, texts := flight(s.states)
	r.texts = texts
	for _, v := range values {
		r.walk(v, 0)
	}
	p.Text = fuller(p.Text, r.found.body)
	if p.Outlet == "" && !s.marks.platforms[arabic.Fold(r.found.publisher)] {
		p.Outlet = r.found.publisher
	}
	if by := strings.Join(r.found.authors, "، "); p.Byline == "" && by != "" && !ofOutlet(by, p.Outlet) && !loginName(by) && !s.marks.nobodies[arabic.Fold(by)] {
		p.Byline = by
	}
	if iso, ok := readDate(r.found.published); ok {
		dates = append(dates, dated{iso: iso, from: "data of the page's script", rank: rankPrintedBelow, basis: tawatur.BasisMetadata})
		slices.SortStableFunc(dates, func(a, b dated) int { return b.rank - a.rank })
		p.Published = published(dates)
	}
	return p
}

// stateReader looks for the article of a title in data of any shape.
type stateReader struct {
	title string
	found linked
	seen  int
	// texts are those to which strings refer.
	texts map[string]string
}

func (r *stateReader) walk(v any, depth int) {
	if r.seen++; depth > 3*mostDepth || r.seen > 100*mostObjects {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			r.walk(e, depth+1)
		}
	case map[string]any:
		r.object(v)
		for _, k := range slices.Sorted(maps.Keys(v)) {
			r.walk(v[k], depth+1)
		}
	}
}

// object takes an object that has the title, if it says more than what was found before.
func (r *stateReader) object(v map[string]any) {
	head := arabic.Fold(stateText(v, "title", "headline", "headlines", "name"))
	if head == "" {
		head = arabic.Fold(stateText(v, namedKeys(v, "title", "headline")...))
	}
	if head == "" || !sameTitle(head, r.title) {
		return
	}
	body := stateText(v, "articleBody", "content_elements", "body", "content", "text", "html", "fullText", "story", "blocks", "paragraphs")
	if body == "" {
		body = longest(v)
	}
	if t, ok := r.texts[body]; ok {
		body = t
	}
	if countWords(body) > countWords(r.found.body) {
		r.found.body = body
	}
	if r.found.publisher == "" {
		r.found.publisher = statePublisher(v)
	}
	if len(r.found.authors) == 0 {
		r.found.authors = stateAuthors(v)
	}
	if r.found.published == "" {
		r.found.published = stateText(v, "datePublished", "publishedAt", "published_at", "publishDate", "publish_date", "publishedDate",
			"published", "first_publish_date", "display_date", "pubDate", "date")
	}
	if r.found.published == "" {
		r.found.published = stateText(v, namedKeys(v, "publish", "date")...)
	}
}

// statePublisher returns the name of whom an article is from, as readers of many outlets keep it: an object with a name.
func statePublisher(v map[string]any) string {
	for _, k := range []string{"publisher", "source", "outlet", "provider"} {
		of, _ := v[k].(map[string]any)
		if name, _ := of["name"].(string); countWords(name) > 0 && countWords(name) <= 2*mostInName && !strings.Contains(name, "://") {
			return squeezed(name)
		}
	}
	return ""
}

// stateAuthors returns who wrote an article: names, or objects with one.
func stateAuthors(v map[string]any) (out []string) {
	for _, k := range []string{"author", "authors", "writer", "writers"} {
		of, ok := v[k].([]any)
		if !ok {
			of = []any{v[k]}
		}
		for _, a := range of {
			name, _ := a.(string)
			if m, ok := a.(map[string]any); ok {
				name, _ = m["name"].(string)
			}
			if n := countWords(name); n > 0 && n <= 2*mostInName && len(out) < mostInName && !strings.ContainsAny(name, "@/<") {
				out = append(out, squeezed(name))
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

// namedKeys returns the keys of an object that have one of some words in them, in order, without those of the last change.
func namedKeys(v map[string]any, words ...string) []string {
	var out []string
	for _, k := range slices.Sorted(maps.Keys(v)) {
		small := strings.ToLower(k)
		has := slices.ContainsFunc(words, func(w string) bool { return strings.Contains(small, w) })
		if has && !strings.Contains(small, "updat") && !strings.Contains(small, "modif") && !strings.Contains(small, "edit") {
			out = append(out, k)
		}
	}
	return out
}

// longest returns the text among the values of an object that has the most words.
func longest(v map[string]any) string {
	best := ""
	for _, k := range slices.Sorted(maps.Keys(v)) {
		if t, ok := v[k].(string); ok && countWords(t) > countWords(best) {
			best = t
		}
	}
	return best
}

// stateText returns the text under the first of the keys that has any: a string, or the strings of an object or a list of
// objects, each a paragraph.
func stateText(v map[string]any, keys ...string) string {
	for _, k := range keys {
		switch e := v[k].(type) {
		case string:
			if strings.TrimSpace(e) != "" {
				return e
			}
		case map[string]any:
			if t := stateText(e, "basic", "rendered", "text", "content", "html", "blocks"); t != "" {
				return t
			}
		case []any:
			if t := stateList(e); t != "" {
				return t
			}
		}
	}
	return ""
}

func stateList(list []any) string {
	var b strings.Builder
	for _, e := range list {
		t, _ := e.(string)
		if m, ok := e.(map[string]any); ok {
			if typ := strings.ToLower(stateText(m, "type", "_type", "kind")); strings.Contains(typ, "link") || strings.Contains(typ, "image") || strings.Contains(typ, "related") {
				continue
			}
			t = stateText(m, "content", "text", "html", "value", "paragraph")
		}
		if t != "" {
			b.WriteString("<p>" + t + "</p>\n")
		}
	}
	return b.String()
}
