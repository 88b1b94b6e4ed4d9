package web

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"tawatur/internal/store"
)

// reasoner says the reasons of the merge in words of the pages. The merge writes them in English with ids inside; the table of words
// has a line for each form, with what stands between named in braces: "why.both cite {actor}".
type reasoner struct {
	namer
	entries map[string]store.Entry
	forms   []string
}

const reasonFamily = "why."

func (n namer) reasoner(entries map[string]store.Entry) reasoner {
	r := reasoner{namer: n, entries: entries}
	for key := range maps.Keys(n.words) {
		if form, ok := strings.CutPrefix(key, reasonFamily); ok {
			r.forms = append(r.forms, form)
		}
	}
	// the longest form first: "told by one report, citing X" before "told by one report"
	slices.SortFunc(r.forms, func(a, b string) int { return cmp.Or(len(b)-len(a), strings.Compare(a, b)) })
	return r
}

// say says the reasons of one line, each by the form that it has; a reason of no form stays as it is.
func (r reasoner) say(line string) []string {
	var out []string
	for reason := range strings.SplitSeq(line, "; ") {
		if said := r.one(reason); said != "" && !slices.Contains(out, said) {
			out = append(out, said)
		}
	}
	return out
}

func (r reasoner) one(reason string) string {
	for _, form := range r.forms {
		if values, ok := fit(form, reason); ok {
			var pairs []string
			for i, v := range values {
				pairs = append(pairs, string(rune('a'+i)), r.named(v[0], v[1]))
			}
			return r.T(reasonFamily+form, pairs...)
		}
	}
	return reason
}

// fit reads the values of a form off a text, each with the name of its brace.
func fit(form, text string) (values [][2]string, ok bool) {
	for {
		before, rest, more := strings.Cut(form, "{")
		if text, ok = strings.CutPrefix(text, before); !ok || !more {
			return values, ok && text == ""
		}
		kind, after, _ := strings.Cut(rest, "}")
		literal, _, _ := strings.Cut(after, "{")
		value := text
		if literal != "" {
			if value, _, ok = strings.Cut(text, literal); !ok {
				return nil, false
			}
		}
		values, text, form = append(values, [2]string{kind, value}), text[len(value):], after
	}
}

// named names what an id in a reason stands for.
func (r reasoner) named(kind, id string) string {
	switch kind {
	case "actor":
		return r.origin(id, outletNames(r.entries)).Label
	case "actors":
		return r.actorList(strings.ReplaceAll(id, ",", " "))
	case "outlet":
		return r.outlet(id, outletNames(r.entries)[id]).Label
	case "type":
		return r.typ(id).Label
	case "harm":
		return r.Term("harm", id)
	case "place":
		return r.placeLabel(id, r.at[id])
	case "report":
		return r.reportName(id)
	}
	return id
}

// reasons says the reasons of a step in words of the page.
func (n namer) reasons(why []string) []string {
	if len(why) == 0 {
		return nil
	}
	var out []string
	r := n.reasoner(nil)
	for _, w := range why {
		out = append(out, r.say(w)...)
	}
	return out
}

// reportName names a report by its outlet, else by its headline.
func (r reasoner) reportName(id string) string {
	e, ok := r.entries[id]
	switch {
	case !ok:
		return id
	case e.Report.Outlet != nil:
		return r.reportOutlet(e.Report).Label
	}
	return cmp.Or(shorten(e.Report.Title, 60), id)
}

// linkView is why two claims are one event.
type linkView struct {
	Numbers []claimNum
	Reasons []string
}

// links says why the claims of an event were linked, claim by claim.
func (r reasoner) links(lines []string, nums claimNums) []linkView {
	var out []linkView
	for _, line := range lines {
		pair, reasons, ok := strings.Cut(line, ": ")
		a, b, two := strings.Cut(pair, " + ")
		if !ok || !two {
			out = append(out, linkView{nil, r.say(line)})
			continue
		}
		out = append(out, linkView{nums.of([]string{a, b}), r.say(reasons)})
	}
	return out
}
