package pipeline

import (
	"fmt"
	"hash/fnv"
	"io"
	"maps"
	"reflect"
	"slices"

	"tawatur"
	"tawatur/internal/store"
	"tawatur/internal/weigh/event"
	"tawatur/internal/weigh/lineage"
	"tawatur/internal/weigh/pubdate"
	"tawatur/internal/weigh/shelf"
	"tawatur/internal/weigh/story"
)

// The entries by which reports date one another: reports that can date others by what they tell, and reports without a date.
const (
	kindDates = shelf.KindOther + iota
	kindDatedBy
)

// weave takes reports into the events of a derivation, batch by batch.
type weave struct {
	line   Line
	d      store.Derivation
	weaver *event.Weaver
	tales  *story.Weaver
	// moment is that of the derivation.
	moment int64
	// friends are reports that can date others, as far as they were asked for, with what they can date them by.
	friends map[int64]tawatur.Extraction
}

// maxFriends is how many reports that date others are at hand: those of a place of which much is told are asked for again and again.
const maxFriends = 2000

func newWeave(l Line, d store.Derivation, opt event.Options) *weave {
	opt.Texts = lineage.New()
	return &weave{l, d, event.NewWeaver(d, opt), story.NewWeaver(d, opt), d.Moment(), map[int64]tawatur.Extraction{}}
}

// goOn returns a weave of what is derived now that has at hand what another had, nil for none, where that is as it was.
func (w *weave) goOn(l Line, d store.Derivation, opt event.Options) *weave {
	if w == nil || d.Moment() != w.moment+1 {
		return newWeave(l, d, opt)
	}
	w.weaver.On(d)
	w.tales.On(d)
	w.d, w.moment = d, d.Moment()
	return w
}

// next takes in the next so many of those that wait and tell something, and says whether there may be more.
func (w *weave) next(done *Woven, atOnce int) (more bool, err error) {
	waiting, err := w.d.Waiting(atOnce)
	if err != nil {
		return false, err
	}
	all := waiting.All()
	if !waiting.Again {
		if err := w.reconcile(done); err != nil || len(all) == 0 {
			return false, err
		}
	}
	if err := w.takeIn(waiting.Telling); err != nil {
		return false, err
	}
	if err := w.d.Woven(all); err != nil {
		return false, err
	}
	was, made, err := w.settle()
	if err != nil {
		return false, err
	}
	done.Reports += len(all)
	if waiting.Again {
		return true, nil
	}
	return waiting.More, w.note(done, tawatur.CauseNews, was, made)
}

// takeIn dates reports that wait, and others again that they can date, and notes that they are to be taken into the events.
func (w *weave) takeIn(reports []int64) error {
	if err := w.d.Bring(shelf.Wants{Reports: reports}); err != nil {
		return err
	}
	undated, err := w.enter(reports)
	if err != nil {
		return err
	}
	for _, n := range slices.Sorted(maps.Keys(undated)) {
		if err := w.redate(n, slices.Contains(reports, n)); err != nil {
			return err
		}
	}
	for _, n := range reports {
		if err := w.weaver.Add(n); err != nil {
			return err
		}
	}
	return nil
}

// settle brings events and stories up to date.
func (w *weave) settle() (was, made []tawatur.Event, err error) {
	if was, made, err = w.weaver.Settle(); err != nil {
		return nil, nil, err
	}
	return was, made, w.tales.Settle(was, made)
}

// reconcile notes what became other when all was made anew.
func (w *weave) reconcile(done *Woven) error {
	return w.d.Reconcile(func(was, made []tawatur.Event) error { return w.note(done, tawatur.CauseRules, was, made) })
}

// note counts what changed and puts it into the feed.
func (w *weave) note(done *Woven, cause string, was, made []tawatur.Event) error {
	done.Made += len(made)
	done.Gone += gone(was, made)
	changes := event.Diff(was, made)
	now := w.line.now().UTC()
	for i := range changes {
		changes[i].At, changes[i].Cause = &now, cause
	}
	return w.d.Record(changes)
}

// gone counts the events that were and are no more.
func gone(was, made []tawatur.Event) int {
	now := map[string]bool{}
	for _, e := range made {
		now[e.ID] = true
	}
	n := 0
	for _, e := range was {
		if !now[e.ID] {
			n++
		}
	}
	return n
}

// enter makes reports known to those whose date hangs on others, and returns which may have a date now that had none, or another.
func (w *weave) enter(reports []int64) (undated map[int64]bool, err error) {
	undated = map[int64]bool{}
	var all []shelf.Entry
	for _, n := range reports {
		e, err := w.d.Entry(n) // as in the record: what waits has no date from others yet
		if err != nil {
			return nil, err
		}
		dates, datedBy := underDates(n, kindDates, pubdate.Dates(e)), underDates(n, kindDatedBy, pubdate.DatedBy(e))
		if len(datedBy) > 0 {
			undated[n] = true
		}
		all = append(all, dates...)
		if err := w.d.Enter(slices.Concat(dates, datedBy)); err != nil {
			return nil, err
		}
	}
	return undated, w.datedBy(all, undated)
}

// underDates are the entries of a report under keys by which reports date one another.
func underDates(report int64, kind shelf.Kind, keys []pubdate.Key) (es []shelf.Entry) {
	for _, k := range keys {
		es = append(es, shelf.Entry{Key: dateKey(k), Kind: kind, Item: shelf.NewItem(report, 0)})
	}
	return es
}

// datedBy notes at undated the reports that have their dates from others under some entries.
func (w *weave) datedBy(dates []shelf.Entry, undated map[int64]bool) error {
	var asks []shelf.Ask
	asked := map[uint64]bool{}
	for _, d := range dates {
		if !asked[d.Key] {
			asked[d.Key] = true
			asks = append(asks, shelf.Ask{Key: d.Key, Range: shelf.Range{Kind: kindDatedBy}})
		}
	}
	if err := w.d.Bring(shelf.Wants{Under: asks}); err != nil {
		return err
	}
	for _, a := range asks {
		es, err := w.d.Near(a.Key, []shelf.Range{a.Range})
		if err != nil {
			return err
		}
		for _, o := range es {
			undated[o.Item.Report()] = true
		}
	}
	return nil
}

func dateKey(k pubdate.Key) uint64 {
	h := fnv.New64a()
	io.WriteString(h, "date\x00"+k.Type+"\x00"+k.Place) // a hash takes any text
	return h.Sum64()
}

// redate gives an undated report the date that the others imply, and reads it again: its relative times ("yesterday") resolve
// now. A report that is in the events already is taken out of them first, and back in.
func (w *weave) redate(report int64, waiting bool) error {
	plain, err := w.d.Plain(report)
	if err != nil {
		return err
	}
	company, common, err := w.company(plain)
	if err != nil {
		return err
	}
	company = append(company, plain)
	if err := w.line.date(company, common); err != nil {
		return err
	}
	now := company[len(company)-1]
	if waiting {
		return w.overlay(report, plain, now)
	}
	was, err := w.d.Entry(report)
	if err != nil || reflect.DeepEqual(was, shelf.Bare(now)) {
		return err
	}
	if err := w.weaver.Drop(report); err != nil {
		return err
	}
	if err := w.overlay(report, plain, now); err != nil {
		return err
	}
	return w.weaver.Add(report)
}

// overlay keeps a report as it reads now, where that is not as it is in the record.
func (w *weave) overlay(report int64, plain, now tawatur.Extraction) error {
	if now.Report.Published.Value == plain.Report.Published.Value {
		return w.d.Redate(report, nil)
	}
	return w.d.Redate(report, &now)
}

// company returns the reports that can date one, in the order of their numbers, and those of its keys that tell nothing.
func (w *weave) company(e tawatur.Extraction) (out []tawatur.Extraction, common map[pubdate.Key]bool, err error) {
	numbers := map[int64]bool{}
	common = map[pubdate.Key]bool{}
	for _, k := range pubdate.DatedBy(e) {
		es, err := w.d.Near(dateKey(k), []shelf.Range{{Kind: kindDates, Most: pubdate.Common + 1}})
		if err != nil {
			return nil, nil, err
		}
		if len(es) > pubdate.Common {
			common[k] = true
			continue
		}
		for _, o := range es {
			numbers[o.Item.Report()] = true
		}
	}
	if out, err = w.befriend(slices.Sorted(maps.Keys(numbers))); err != nil {
		return nil, nil, fmt.Errorf("company of report %q: %w", e.Report.ID, err)
	}
	return out, common, nil
}

// befriend returns reports that can date others, with what they can date them by.
func (w *weave) befriend(numbers []int64) ([]tawatur.Extraction, error) {
	if len(w.friends) > maxFriends {
		clear(w.friends)
	}
	var strangers []int64
	for _, n := range numbers {
		if _, known := w.friends[n]; !known {
			strangers = append(strangers, n)
		}
	}
	if err := w.d.Bring(shelf.Wants{Reports: strangers}); err != nil {
		return nil, err
	}
	for _, n := range strangers {
		e, err := w.d.Entry(n) // has a date of its own, so that it is as in the record
		if err != nil {
			return nil, err
		}
		w.friends[n] = pubdate.News(e)
	}
	out := make([]tawatur.Extraction, len(numbers))
	for i, n := range numbers {
		out[i] = w.friends[n]
	}
	return out, nil
}
