package article

import (
	"encoding/json"
	"html"
	"slices"
	"strings"
)

// linked is what linked data says of the article of a page.
type linked struct {
	typ, headline, published, modified, body, url string
	authors                                       []string
	publisher                                     string
	updates                                       []linked
}

// mostDepth bounds how deep linked data is read, mostObjects how much of it.
const (
	mostDepth   = 12
	mostObjects = 3000
)

// linkedData reads the scripts of a page; what cannot be read even leniently is passed over, as browsers do.
func linkedData(scripts []string) []linked {
	r := &linkedReader{names: map[string]string{}}
	for _, s := range scripts {
		if v, ok := lenientJSON(s); ok {
			r.walk(v, 0)
		}
	}
	found := r.found
	if len(found) == 0 {
		found = r.videos
	}
	for i := range found {
		found[i].authors = r.namesOf(found[i].authors)
		if name, ok := r.names[found[i].publisher]; ok {
			found[i].publisher = name
		}
	}
	return found
}

// namesOf puts the names in the place of references to objects that have them, and leaves out references to others.
func (r *linkedReader) namesOf(authors []string) (out []string) {
	for _, a := range authors {
		name, known := r.names[a]
		switch {
		case known:
			out = append(out, name)
		case !strings.HasPrefix(a, "#"):
			out = append(out, a)
		}
	}
	return out
}

type linkedReader struct {
	found []linked
	// videos are the clips, which may be all that a page is about, and the pages themselves.
	videos []linked
	seen   int
	// names are those of objects by their ids.
	names map[string]string
}

// walk finds the objects that are articles, wherever they stand.
func (r *linkedReader) walk(v any, depth int) {
	if r.seen++; depth > mostDepth || r.seen > mostObjects {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			r.walk(e, depth+1)
		}
	case map[string]any:
		if id, ok := v["@id"].(string); ok && first(v["name"]) != "" {
			r.names[id] = first(v["name"])
		}
		if isArticle(v) {
			r.found = append(r.found, linkedOf(v, depth))
			return
		}
		if types := texts(v["@type"]); slices.Contains(types, "VideoObject") || slices.Contains(types, "WebPage") && v["datePublished"] != nil {
			l := linkedOf(v, depth)
			if !slices.Contains(types, "VideoObject") {
				l.headline = "" // the title of the page, cut as it likes
			}
			r.videos = append(r.videos, l)
		}
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item", "hasPart", "about", "subjectOf"} {
			r.walk(v[key], depth+1)
		}
	}
}

// isArticle reports whether an object is one of the types of articles, or has what only articles have.
func isArticle(v map[string]any) bool {
	for _, t := range texts(v["@type"]) {
		t = strings.TrimPrefix(strings.TrimPrefix(t, "https://schema.org/"), "http://schema.org/")
		if strings.HasSuffix(t, "Article") || strings.HasSuffix(t, "BlogPosting") || strings.HasSuffix(t, "Gallery") || t == "Report" || t == "SocialMediaPosting" || t == "DiscussionForumPosting" {
			return true
		}
	}
	_, head := v["headline"]
	_, date := v["datePublished"]
	return head && date
}

func linkedOf(v map[string]any, depth int) linked {
	l := linked{
		headline: plain(first(v["headline"], v["name"])), published: first(v["datePublished"], v["dateCreated"], v["uploadDate"]), modified: first(v["dateModified"]),
		body: unescaped(first(v["articleBody"], v["text"])), url: first(v["url"], v["@id"], v["mainEntityOfPage"]),
		authors: texts(v["author"], v["creator"]), publisher: plain(first(v["publisher"])),
	}
	l.typ = strings.Join(texts(v["@type"]), " ")
	if updates, ok := v["liveBlogUpdate"]; ok && depth < mostDepth {
		for _, u := range list(updates) {
			if m, ok := u.(map[string]any); ok && len(l.updates) < mostEntries {
				l.updates = append(l.updates, linkedOf(m, mostDepth))
			}
		}
	}
	return l
}

func list(v any) []any {
	if l, ok := v.([]any); ok {
		return l
	}
	return []any{v}
}

// texts returns the names in values, which may be strings, objects with a name, or lists of these.
func texts(vs ...any) []string {
	var out []string
	for _, v := range vs {
		for _, e := range list(v) {
			switch e := e.(type) {
			case string:
				out = append(out, strings.TrimSpace(e))
			case map[string]any:
				for _, key := range []string{"name", "@value", "@id", "url"} {
					if l, ok := e[key]; ok && len(out) < 50 {
						for _, n := range list(l) {
							if s, ok := n.(string); ok && s != "" {
								out = append(out, strings.TrimSpace(s))
							}
						}
						break
					}
				}
			}
		}
	}
	return out
}

// first returns the first text in values.
func first(vs ...any) string {
	for _, v := range vs {
		if t := texts(v); len(t) > 0 && t[0] != "" {
			return t[0]
		}
	}
	return ""
}

// plain makes one line of a text with entities.
func plain(s string) string { return squeezed(unescaped(s)) }

// unescaped undoes the entities that stand in linked data, where they have no business.
func unescaped(s string) string {
	if strings.Contains(s, "&") {
		return html.UnescapeString(s)
	}
	return s
}

// lenientJSON reads JSON with the faults that pages have: line ends within strings, commas behind the last element, comments
// and CDATA marks around it, more than one value in a row.
func lenientJSON(s string) (any, bool) {
	var v any
	if json.Unmarshal([]byte(s), &v) == nil {
		return v, true
	}
	d := json.NewDecoder(strings.NewReader(repaired(s)))
	var all []any
	for d.Decode(&v) == nil && len(all) < mostObjects {
		all = append(all, v)
		v = nil
	}
	return all, len(all) > 0
}

// repaired undoes the common faults of JSON.
func repaired(s string) string {
	s = strings.ReplaceAll(strings.ReplaceAll(s, "<![CDATA[", ""), "]]>", "")
	if i := strings.IndexAny(s, "{["); i > 0 {
		s = s[i:]
	}
	var b strings.Builder
	b.Grow(len(s))
	in, escaped := false, false
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case escaped:
			escaped = false
		case in && c == '\\':
			escaped = true
		case c == '"':
			in = !in
		case in && c < ' ':
			c = ' '
			if s[i] == '\n' {
				b.WriteString(`\n`)
				continue
			}
		case !in && c == ',' && closes(s[i+1:]):
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}

// closes reports whether the next character is a closing bracket.
func closes(s string) bool {
	for i := range len(s) {
		switch s[i] {
		case ' ', '\n', '\r', '\t':
		case '}', ']':
			return true
		default:
			return false
		}
	}
	return false
}
