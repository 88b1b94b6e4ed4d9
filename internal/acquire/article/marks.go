package article

import (
	"bufio"
	"bytes"
	"fmt"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/net/html"

	"tawatur/arabic"
	"tawatur/knowledge"
)

// role is what the name of an element says that it is.
type role uint16

const (
	roleFurniture role = 1 << iota
	roleCaption
	roleClock
	roleContent
	roleByline
	roleUpdated
	rolePublished
	roleQuote
	roleStandfirst
	roleRecord
	roleDate
	roleNever
	roleView
)

// namedMarks are the rows of pagemarks.tsv.
type namedMarks struct {
	tokens, names map[string]role
	// starts are how names of furniture begin, ignored how names begin that say nothing.
	starts, ignored []string
	// nevers are how names of parts begin that are never an article.
	nevers []string
	// next and live are folded phrases.
	next, live []string
	// agencies are the folded names that stand behind a text for where it is from, comments the folded headings of what readers write,
	// labels the folded words before the name of who wrote it.
	agencies, comments, labels map[string]bool
	// platforms are folded names that are no outlets, nobodies names of authors that are nobody's, generic words of titles that say
	// nothing, skips the words of a link past a box.
	platforms, nobodies, generic, skips map[string]bool
	// invites are folded words with which outlets ask something of readers, ours folded words for what is theirs.
	invites, ours map[string]bool
	// sources are folded labels before the name of a source.
	sources map[string]bool
	// liveLabels are folded labels at the headline of a live blog, beside the words of its headline.
	liveLabels map[string]bool
	// credits are folded labels of who made a drawing or a film, unsubscribe the words of a link out of a list of readers.
	credits, unsubscribe map[string]bool
	// tolls are folded words of casualties.
	tolls map[string]bool
	// ages are folded words that say how long ago something was, spans those of what that is counted in.
	ages, spans map[string]bool
}

// marks reads pagemarks.tsv once; it is part of the program, so a fault in it is a fault of the build.
var marks = sync.OnceValue(func() *namedMarks {
	b, err := knowledge.Files.ReadFile("pagemarks.tsv")
	if err != nil {
		panic(fmt.Sprintf("article: pagemarks.tsv: %v", err))
	}
	m := &namedMarks{tokens: map[string]role{}, names: map[string]role{}, agencies: map[string]bool{}, comments: map[string]bool{}, labels: map[string]bool{},
		platforms: map[string]bool{}, nobodies: map[string]bool{}, generic: map[string]bool{}, skips: map[string]bool{},
		invites: map[string]bool{}, ours: map[string]bool{}, sources: map[string]bool{}, tolls: map[string]bool{}, liveLabels: map[string]bool{}, credits: map[string]bool{}, unsubscribe: map[string]bool{},
		ages: map[string]bool{}, spans: map[string]bool{}}
	for sc := bufio.NewScanner(bytes.NewReader(b)); sc.Scan(); {
		if f := strings.Split(sc.Text(), "\t"); len(f) >= 3 && !strings.HasPrefix(f[0], "#") {
			m.add(f[0], f[1], strings.Split(f[2], "|"))
		}
	}
	return m
})

func (m *namedMarks) add(kind, match string, values []string) {
	roles := map[string]role{"furniture": roleFurniture, "caption": roleCaption, "clock": roleClock, "content": roleContent,
		"byline": roleByline, "updated": roleUpdated, "published": rolePublished, "quote": roleQuote, "standfirst": roleStandfirst, "record": roleRecord, "date": roleDate, "never": roleNever | roleFurniture, "view": roleView}
	words := map[string]func(string){
		"next": func(v string) { m.next = append(m.next, v) }, "live": func(v string) { m.live = append(m.live, v) },
		"agency": func(v string) { m.agencies[v] = true }, "comments": func(v string) { m.comments[v] = true }, "label": func(v string) { m.labels[v] = true },
		"platform": func(v string) { m.platforms[v] = true }, "nobody": func(v string) { m.nobodies[v] = true }, "generic": func(v string) { m.generic[v] = true },
		"skip": func(v string) { m.skips[v] = true }, "invite": func(v string) { m.invites[v] = true }, "ours": func(v string) { m.ours[v] = true },
		"source": func(v string) { m.sources[v] = true }, "livelabel": func(v string) { m.liveLabels[v] = true }, "credit": func(v string) { m.credits[v] = true }, "unsubscribe": func(v string) { m.unsubscribe[v] = true }, "toll": func(v string) { m.tolls[v] = true },
		"age": func(v string) { m.ages[v] = true }, "span": func(v string) { m.spans[v] = true },
	}
	if _, known := roles[kind]; !known && words[kind] == nil && kind != "ignored" {
		panic(fmt.Sprintf("article: pagemarks.tsv: kind %q is not known", kind))
	}
	for _, v := range values {
		switch {
		case match == "words":
			words[kind](arabic.Fold(v))
		case match == "token":
			m.tokens[v] |= roles[kind]
		case match == "name":
			m.names[strings.ToLower(v)] |= roles[kind]
		case match == "start" && kind == "ignored":
			m.ignored = append(m.ignored, v)
		case match == "start" && kind == "never":
			m.nevers = append(m.nevers, v)
		case match == "start":
			m.starts = append(m.starts, v)
		default:
			panic(fmt.Sprintf("article: pagemarks.tsv: match %q is not known", match))
		}
	}
}

// longestName is how much of a class attribute is looked at.
const longestName = 400

// roles returns what the class, the id and the like of an element say, and its own name where the page made it, and the name that says it.
func (m *namedMarks) roles(n *html.Node) (r role, name string) {
	if custom(n) {
		if r = m.named(n.Data); r != 0 {
			name = n.Data
		}
	}
	for _, a := range n.Attr {
		if a.Key != "class" && a.Key != "id" && a.Key != "data-component" && a.Key != "data-testid" && a.Key != "aria-labelledby" {
			continue
		}
		for _, w := range strings.Fields(a.Val[:min(len(a.Val), longestName)]) {
			if got := m.named(w); got != 0 {
				r |= got
				name = w
			}
		}
	}
	if r&roleDate != 0 {
		r &^= roleUpdated
	}
	return r &^ roleDate, name
}

// named returns what one name says.
func (m *namedMarks) named(name string) role {
	small := strings.ToLower(name)
	for _, s := range m.ignored {
		if strings.HasPrefix(small, s) {
			return 0
		}
	}
	r := m.names[small]
	for _, s := range m.starts {
		if strings.HasPrefix(small, s) {
			r |= roleFurniture
		}
	}
	for _, s := range m.nevers {
		if strings.HasPrefix(small, s) {
			r |= roleNever | roleFurniture
		}
	}
	eachToken(name, func(t string) { r |= m.tokens[t] })
	return r
}

// eachToken cuts a name as "postShare", "post-share" and "post_share" are written.
func eachToken(name string, do func(string)) {
	from := 0
	lower := false
	cut := func(to int) {
		if to > from {
			do(strings.ToLower(name[from:to]))
		}
	}
	for i, r := range name {
		switch {
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			cut(i)
			from = i + len(string(r))
			lower = false
		case unicode.IsUpper(r) && lower:
			cut(i)
			from = i
			lower = false
		default:
			lower = unicode.IsLower(r)
		}
	}
	cut(len(name))
}
