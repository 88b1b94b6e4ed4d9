package pipeline

import (
	"context"
	"fmt"
	"html"
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"

	"tawatur"
	"tawatur/arabic"
	"tawatur/internal/acquire/letters"
	"tawatur/internal/store"
	"tawatur/internal/weigh/event"
	"tawatur/internal/weigh/pubdate"
)

// Redact takes reports out of the record and makes the events that they were in anew, in one transaction; the tombstone says when and
// why. Reports that wait are taken into the events first. What the files of the store still hold is then swept by store.Sweep.
func (l Line) Redact(ctx context.Context, st store.Store, opt event.Options, ids []string, tomb tawatur.Tombstone) (Woven, error) {
	done, err := l.Weave(ctx, st, opt)
	if err != nil {
		return done, err
	}
	done = Woven{}
	err = st.Derive(ctx, func(d store.Derivation) error { return newWeave(l, d, opt).redact(ids, tomb, &done) })
	return done, orInterrupted(ctx, err)
}

// redact takes reports out of the events and then out of the record.
func (w *weave) redact(ids []string, tomb tawatur.Tombstone, done *Woven) error {
	numbers := map[int64]bool{}
	for _, id := range ids {
		n, err := w.d.Number(id)
		if err != nil {
			return err
		}
		if n == 0 {
			return fmt.Errorf("report %q: %w", id, store.ErrNotFound)
		}
		numbers[n] = true
	}
	if err := w.expel(numbers); err != nil {
		return err
	}
	was, made, err := w.settle()
	if err != nil {
		return err
	}
	for _, n := range slices.Sorted(maps.Keys(numbers)) {
		if err := w.d.Bury(n, tomb); err != nil {
			return err
		}
	}
	done.Reports, done.Made, done.Gone = len(numbers), len(made), gone(was, made)
	return w.d.Record(w.silent(event.Diff(was, made)))
}

// expel takes reports out of the events; those that had their dates from them are dated anew.
func (w *weave) expel(numbers map[int64]bool) error {
	undated := map[int64]bool{}
	for _, n := range slices.Sorted(maps.Keys(numbers)) {
		if err := w.leave(n, undated); err != nil {
			return err
		}
		if err := w.weaver.Drop(n); err != nil {
			return err
		}
	}
	for _, n := range slices.Sorted(maps.Keys(undated)) {
		if numbers[n] {
			continue
		}
		if err := w.redate(n, false); err != nil {
			return err
		}
	}
	return nil
}

// leave is the reverse of enter.
func (w *weave) leave(report int64, undated map[int64]bool) error {
	e, err := w.d.Plain(report)
	if err != nil {
		return err
	}
	dates, datedBy := underDates(report, kindDates, pubdate.Dates(e)), underDates(report, kindDatedBy, pubdate.DatedBy(e))
	if err := w.datedBy(dates, undated); err != nil {
		return err
	}
	return w.d.Leave(slices.Concat(dates, datedBy))
}

// silent makes the lines of the feed that a redaction makes: which events are otherwise, and not what they said before.
func (w *weave) silent(changes []tawatur.Change) []tawatur.Change {
	now := w.line.now().UTC()
	for i, c := range changes {
		changes[i] = tawatur.Change{At: &now, Cause: tawatur.CauseRedaction, Kind: c.Kind, Event: c.Event, Type: c.Type, Into: c.Into}
		if c.Kind != tawatur.ChangeGone && c.Kind != tawatur.ChangeMerged {
			changes[i].Title = c.Title
		}
	}
	return changes
}

// fewWords is how many words a sentence has at least by which a text is known again: shorter ones stand in many texts.
const fewWords = 6

// Holding returns a function that says whether a page or a feed holds a sentence of a text, however it is encoded and marked up.
func Holding(texts ...string) func(contentType string, body []byte) bool {
	var sought []string
	for _, t := range texts {
		sought = append(sought, sentencesOf(t)...)
	}
	return func(contentType string, body []byte) bool {
		text, err := letters.DecodeWeb(body, contentType)
		if err != nil {
			return false
		}
		// feeds hold pages, marked up once more
		plain := bare(html.UnescapeString(bare(text)))
		raw := " " + strings.Join(arabic.Words(plain), " ") + " "
		return slices.ContainsFunc(sought, func(s string) bool { return strings.Contains(raw, s) })
	}
}

// sentencesOf returns the folded sentences of a text that are long enough; the whole text where none is.
func sentencesOf(text string) (out []string) {
	for _, s := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("\n.؟!؛", r) }) {
		if words := arabic.Words(s); len(words) >= fewWords {
			out = append(out, " "+strings.Join(words, " ")+" ")
		}
	}
	if words := arabic.Words(text); len(out) == 0 && len(words) > 0 {
		out = append(out, " "+strings.Join(words, " ")+" ")
	}
	return out
}

// markup matches tags, comments and the frames of what is not marked up, in pages and feeds.
var markup = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?s)<!--.*?-->|<!\[CDATA\[|\]\]>|<[a-zA-Z/!?][^<>]*>`)
})

// bare is a page without its mark-up.
func bare(page string) string {
	page = markup().ReplaceAllString(page, " ")
	return html.UnescapeString(page)
}
