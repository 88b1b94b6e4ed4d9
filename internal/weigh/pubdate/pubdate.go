// Package pubdate dates undated reports by the company they keep.
//
// A report that says "yesterday, Friday" came out on a Saturday; which Saturday it was, another report tells that has a
// date and is about the same event. [Infer] returns a day only where every such sign points to one and the same, with
// the reasons; it never takes a day from the clock, from a page's header or from one sign alone.
package pubdate

import (
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"tawatur"
	"tawatur/arabic"
)

//go:embed expressions.tsv
var expressionsTSV string

// Infer dates the undated reports of a batch. The result has an entry only for a report for which exactly one day fits:
// its words fix the weekday, and the claims that it shares with dated reports fix the week. Reports dated by inference
// are not used to date others. Keys that common holds tell nothing, however few of the entries have them: whoever asks with a
// part of a record knows which those are.
func Infer(entries []tawatur.Extraction, common map[Key]bool) map[string]tawatur.Published {
	out := map[string]tawatur.Published{}
	words := expressionsOf()
	var known *dated
	for i := range entries {
		e := &entries[i]
		if e.Report.Published.Day() != "" || len(e.Claims) == 0 {
			continue
		}
		if known == nil {
			known = index(entries)
		}
		friends := known.company(e, common)
		if !ofOneTime(friends) {
			continue // which decides nothing, and most are none: the words need not be read
		}
		if p, ok := decide(words.signs(e.Report.Text), friends); ok {
			out[e.Report.ID] = p
		}
	}
	return out
}

// lastDay is the day of the latest event that the company tells of.
func lastDay(friends []friend) time.Time {
	var latest time.Time
	for _, f := range friends {
		if f.day.After(latest) {
			latest = f.day
		}
	}
	return latest
}

// ofOneTime reports whether there is company, and all of it tells of one time: news a fortnight old is told as history, and such company
// cannot tell the week.
func ofOneTime(friends []friend) bool {
	since := lastDay(friends).AddDate(0, 0, -14)
	return len(friends) > 0 && !slices.ContainsFunc(friends, func(f friend) bool { return f.day.Before(since) })
}

// decide finds the one day that the signs and the company, which is of one time, agree on. Signs of different weekdays decide nothing.
func decide(signs []sign, friends []friend) (tawatur.Published, bool) {
	none := tawatur.Published{Basis: tawatur.BasisUnknown}
	if len(signs) == 0 {
		return none, false
	}
	weekday := signs[0].published
	for _, s := range signs {
		if s.published != weekday {
			return none, false
		}
	}
	latest := lastDay(friends)
	pub := latest.AddDate(0, 0, (int(weekday)-int(latest.Weekday())+7)%7)
	if !slices.ContainsFunc(signs, func(s sign) bool { return s.fits(pub, friends) }) {
		return none, false
	}
	day := pub.Format(time.DateOnly)
	return tawatur.Published{Value: &day, Basis: tawatur.BasisInferred, Why: reasons(signs, friends, day)}, true
}

// fits reports whether the day that the sign speaks of is one of which a dated report tells, or lies no earlier than
// those: a report does not speak of "yesterday" and tell as news what came after.
func (s sign) fits(pub time.Time, friends []friend) bool {
	spoken := pub.AddDate(0, 0, s.offset)
	return slices.ContainsFunc(friends, func(f friend) bool {
		return f.day.Equal(spoken) || f.day.Before(spoken) && spoken.Sub(f.day) <= 3*24*time.Hour
	})
}

func reasons(signs []sign, friends []friend, day string) []string {
	var out []string
	for _, s := range signs {
		out = append(out, fmt.Sprintf("%q: published on a %s", s.words, s.published))
	}
	for _, f := range friends {
		out = append(out, fmt.Sprintf("report %s, published %s, tells the same %s of %s (%s)", f.report, f.published, f.kind, f.day.Format(time.DateOnly), f.why))
	}
	slices.Sort(out)
	return append(slices.Compact(out), "the only such day in that week: "+day)
}

// sign is an expression that fixes the weekday of publication.
type sign struct {
	words     string
	offset    int
	published time.Weekday
}

// expressions are the phrases of the data file: days relative to the publication, weekdays, words between.
type expressions struct {
	day, weekday arabic.Dict[int]
	skip         map[string]bool
}

// expressionsOf reads the embedded file, once; an error in it is a fault of the build that the package's tests find.
var expressionsOf = sync.OnceValue(func() *expressions {
	x, err := parse(expressionsTSV)
	if err != nil {
		panic(err)
	}
	return x
})

func parse(tsv string) (*expressions, error) {
	x := &expressions{skip: map[string]bool{}}
	for line := range strings.Lines(tsv) {
		f := strings.Split(strings.TrimSpace(line), "\t")
		if strings.HasPrefix(line, "#") || f[0] == "kind" {
			continue
		}
		if len(f) != 3 {
			return nil, fmt.Errorf("pubdate: expressions.tsv: %d fields in %q, want 3", len(f), line)
		}
		n, err := strconv.Atoi(f[2])
		if err != nil {
			return nil, fmt.Errorf("pubdate: expressions.tsv: %q: %w", line, err)
		}
		switch f[0] {
		case "day":
			x.day.Add(f[1], n)
		case "weekday":
			x.weekday.Add(f[1], n)
		case "skip":
			x.skip[arabic.Fold(f[1])] = true
		default:
			return nil, fmt.Errorf("pubdate: expressions.tsv: unknown kind %q", f[0])
		}
	}
	return x, nil
}

// signs finds the places where a day relative to the publication is named by its weekday too.
func (x *expressions) signs(text string) []sign {
	rs := []rune(text)
	ts := arabic.TokenizeRunes(rs)
	var out []sign
	for i := 0; i < len(ts); i++ {
		m, ok := x.day.Find(ts, i)
		if !ok {
			continue
		}
		j := x.past(ts, m.End)
		if j == len(ts) {
			break
		}
		if w, ok := x.weekday.Find(ts, j); ok && w.Pro == "" {
			n := ((w.Values[0]-m.Values[0])%7 + 7) % 7
			out = append(out, sign{string(rs[ts[i].Start:ts[w.End-1].End]), m.Values[0], time.Weekday(n)})
			i = w.End - 1
		}
	}
	return out
}

// past skips words of the time of day and marks that may stand before the weekday; a line's end or a full stop may not.
func (x *expressions) past(ts []arabic.Token, i int) int {
	for ; i < len(ts); i++ {
		t := ts[i]
		inner := t.Kind == arabic.Quote || t.Kind == arabic.Punct && (t.Norm == "،" || t.Norm == ",") || t.Kind == arabic.Word && x.skip[t.Norm]
		if !inner {
			break
		}
	}
	return i
}
