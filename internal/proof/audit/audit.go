// Package audit checks a record together with the proof beside it: that every text is the one that was taken in, that every quotation
// stands in its text, that every capture that a report points to is in the proof, and whole, and that what the record states of each report, its claims too, is what
// the log told of it when it was taken in. It changes nothing and asks nobody.
//
//	a, err := audit.Run(ctx, st, proof.Dir("record.db"), audit.Options{})
//	for _, p := range a.Problems { fmt.Println(p) }
//
// The proof by itself is checked by package proof.
package audit

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"time"

	"tawatur"
	"tawatur/internal/proof"
	"tawatur/internal/proof/elsewhere"
	"tawatur/internal/store"
)

// Record is what is asked of a record.
type Record interface {
	store.Reader
	// Check says whether the file is sound, as far as the store itself can tell: store.ErrDamaged where it is not.
	Check(ctx context.Context) error
}

// Options say how a record is checked. The zero value will do.
type Options struct {
	Proof proof.CheckOptions
	// Progress is told how many reports are checked.
	Progress func(int)
	// Read, if not nil, reads the pages that a report was captured as again, and says how its text stands in them.
	Read func(tawatur.Report, []Page) Reading
	// Archives, if not nil, is where archives are that were taken in: captures in them are held against their hashes too.
	Archives *elsewhere.Library
}

// Answer is what a record and its proof were found to be. It is whole when there are no problems.
type Answer struct {
	Whole bool `json:"whole"`
	// Reports are the texts that were checked; Elsewhere are captures in archives that were taken in and are not kept here.
	Reports   int `json:"reports"`
	Elsewhere int `json:"captures_elsewhere,omitempty"`
	// Held are those of Elsewhere that were found and have their hash; Absent those whose archive was not found.
	Held   int `json:"captures_elsewhere_whole,omitempty"`
	Absent int `json:"captures_elsewhere_not_found,omitempty"`
	// Read are texts that are read from their captures as they were; Within those that stand in them, and are not what is read from them now.
	Read   int `json:"texts_read_again,omitempty"`
	Within int `json:"texts_within_captures,omitempty"`
	// Unlogged are reports of which the log does not tell since it tells of none: they were kept before reports were logged.
	Unlogged int `json:"reports_kept_before_logging,omitempty"`
	// Late are the ids of reports that were logged only when the proof was opened again.
	Late []string `json:"reports_logged_late,omitempty"`
	// Proof is nil when there is none beside the record.
	Proof      *proof.Findings     `json:"proof,omitempty"`
	Tombstones []tawatur.Tombstone `json:"tombstones,omitempty"`
	Problems   []proof.Problem     `json:"problems"`

	// away are captures in archives, with the reports that point to them.
	away map[tawatur.Capture][]string
}

// Run checks a record and the proof in a folder, which may be absent if no report points into it.
func Run(ctx context.Context, rec Record, dir string, opt Options) (Answer, error) {
	a := Answer{Problems: []proof.Problem{}, away: map[tawatur.Capture][]string{}}
	// before the proof is read: a watch that is at work meanwhile keeps a capture first and then the report that points to it
	pointed, unread := rec.Captures(ctx)
	if err := a.proof(dir, opt.Proof); err != nil {
		return a, err
	}
	if err := rec.Check(ctx); err != nil {
		if ctx.Err() != nil {
			return a, err
		}
		a.problem("", err.Error())
	}
	pages, err := a.pages(dir, pointed, opt.Read)
	if err != nil {
		return a, err
	}
	if err := a.texts(ctx, rec, pages, opt.Progress); err != nil {
		return a, err
	}
	if err := a.redacted(ctx, rec); err != nil {
		return a, err
	}
	if err := a.stated(ctx, rec); err != nil {
		return a, err
	}
	switch {
	case unread == nil:
		a.captures(pointed)
	case ctx.Err() != nil:
		return a, ctx.Err()
	default:
		a.problem("", fmt.Sprintf("the captures of reports could not be read: %v", unread))
	}
	if err := a.archives(ctx, opt.Archives); err != nil {
		return a, err
	}
	a.Whole = len(a.Problems) == 0
	return a, nil
}

func (a *Answer) problem(report, what string) {
	a.Problems = append(a.Problems, proof.Problem{Report: report, What: what})
}

// texts checks every text by its hash, and that its quotations stand in it.
func (a *Answer) texts(ctx context.Context, rec Record, pages *pages, progress func(int)) error {
	for e, err := range rec.Entries(ctx) {
		if err != nil {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			a.problem("", fmt.Sprintf("the reports from here on could not be read: %v", err))
			return nil
		}
		if a.Reports++; progress != nil {
			progress(a.Reports)
		}
		a.text(e)
		a.again(pages, e.Report)
	}
	return nil
}

func (a *Answer) text(e tawatur.Extraction) {
	if e.Report.TextSHA256 != tawatur.HashText(e.Report.Text) {
		a.problem(e.Report.ID, "its text does not have the SHA-256 that it was taken in with")
		return
	}
	in := map[string][]rune{tawatur.InText: []rune(e.Report.Text), tawatur.InTitle: []rune(e.Report.Title)}
	for _, c := range e.Claims {
		if s, ok := misquoted(in, c); !ok {
			a.problem(e.Report.ID, fmt.Sprintf("claim %s quotes what does not stand at %d to %d of it", c.ID, s.Start, s.End))
		}
	}
}

// misquoted returns the first quotation of a claim that does not stand where it says; ok when all do.
func misquoted(in map[string][]rune, c tawatur.Claim) (bad tawatur.Span, ok bool) {
	for _, s := range quotations(c) {
		text := in[tawatur.InText]
		if s.IsTitle() {
			text = in[tawatur.InTitle]
		}
		if s.Start < 0 || s.End < s.Start || s.End > len(text) || string(text[s.Start:s.End]) != s.Text {
			return s, false
		}
	}
	return bad, true
}

// quotations lists the words of a report that a claim holds.
func quotations(c tawatur.Claim) []tawatur.Span {
	out := []tawatur.Span{c.Trigger, c.Evidence}
	for _, a := range c.Actors {
		out = append(out, a.Mention)
	}
	for _, p := range c.Places {
		out = append(out, p.Mention)
	}
	for _, h := range c.Harm {
		out = append(out, h.Mention)
	}
	for _, s := range c.Sources {
		out = append(out, s.Mention)
	}
	if c.Time.Mention != nil {
		out = append(out, *c.Time.Mention)
	}
	return out
}

// captures checks that what reports point to is there.
func (a *Answer) captures(all map[string][]tawatur.Capture) {
	for _, id := range slices.Sorted(maps.Keys(all)) {
		for _, c := range all[id] {
			switch {
			case slices.ContainsFunc(all[id], func(o tawatur.Capture) bool { return o.CopyOf(c) }): // the copy is checked
			case !c.Kept && a.Proof != nil && a.Proof.Has(c.File):
				a.problem(id, fmt.Sprintf("it says that its capture is in an archive elsewhere, and %s is a file of this proof", c.File))
			case !c.Kept:
				a.Elsewhere++
				a.away[c] = append(a.away[c], id)
			case a.Proof == nil:
				a.problem(id, fmt.Sprintf("it points to %s at byte %d, and there is no proof beside the record", c.File, c.Offset))
			default:
				a.state(id, c)
			}
		}
	}
}

// archives holds captures in archives against their hashes, if it is said where those are.
func (a *Answer) archives(ctx context.Context, lib *elsewhere.Library) error {
	if lib == nil {
		return nil
	}
	return lib.Read(ctx, slices.Collect(maps.Keys(a.away)), func(f elsewhere.Found) error {
		ids := a.away[f.Capture]
		switch {
		case f.Err == nil:
			a.Held += len(ids)
		case errors.Is(f.Err, elsewhere.ErrAbsent):
			a.Absent += len(ids)
		default:
			for _, id := range ids {
				a.problem(id, fmt.Sprintf("its capture, %s at byte %d, in %s: %v", f.Capture.File, f.Capture.Offset, f.Path, f.Err))
			}
		}
		return nil
	})
}

// redacted lists what was redacted, and whether that was finished.
func (a *Answer) redacted(ctx context.Context, rec Record) error {
	unswept, err := rec.Unswept(ctx)
	if err == nil {
		a.Tombstones, err = rec.Tombstones(ctx)
	}
	if err != nil {
		if ctx.Err() != nil {
			return err
		}
		a.problem("", fmt.Sprintf("what was redacted could not be read: %v", err))
		return nil
	}
	a.entombed()
	if unswept {
		a.problem("", "a redaction was broken off before the file was swept of the text: the same command finishes it")
	}
	return nil
}

// entombed looks for the tombstone of each redaction that the log tells of: one of the same reason, since what comes again is redacted for an older one, or one
// that came later, where a redaction was broken off and finished for another reason.
func (a *Answer) entombed() {
	if a.Proof == nil {
		return
	}
	for _, r := range a.Proof.Redacted {
		if !slices.ContainsFunc(a.Tombstones, func(t tawatur.Tombstone) bool { return t.Reason == r.Reason || t.At >= r.At }) {
			a.Problems = append(a.Problems, proof.Problem{File: "archive/" + r.File, Offset: r.Offset, Length: r.Length,
				What: fmt.Sprintf("redacted on %.10s (%s), and the record has no tombstone that says so: a redaction was broken off, or the tombstone was taken away", r.At, r.Reason)})
		}
	}
}

// together is how long one redaction may take from its tombstone to its last line of the log.
const together = time.Hour

// withAnother reports whether a capture was redacted together with a report that is no more: the entries of a live blog are several reports of one page.
func (a *Answer) withAnother(c tawatur.Capture) bool {
	i := slices.IndexFunc(a.Proof.Redacted, func(r proof.Redacted) bool { return r.File == c.File && r.Offset == c.Offset })
	if i < 0 {
		return false
	}
	r := a.Proof.Redacted[i]
	at, err := time.Parse(time.RFC3339, r.At)
	return err == nil && slices.ContainsFunc(a.Tombstones, func(t tawatur.Tombstone) bool {
		stone, err := time.Parse(time.RFC3339, t.At)
		return err == nil && t.Reason == r.Reason && at.Sub(stone).Abs() < together
	})
}

// state names a capture of a report that is not there. One that is not whole is named among the problems of the proof, too.
func (a *Answer) state(id string, c tawatur.Capture) {
	where := fmt.Sprintf("%s at byte %d", c.File, c.Offset)
	switch a.Proof.State(c) {
	case proof.StateUnknown:
		a.problem(id, "it points to "+where+", of which the log does not tell, or tells otherwise")
	case proof.StateOther:
		a.problem(id, "it points to "+where+", which was captured from another address or at another time than it says")
	case proof.StateBroken:
		a.problem(id, "its capture, "+where+", is not whole")
	case proof.StateRedacted:
		if a.withAnother(c) {
			return
		}
		a.problem(id, "its capture, "+where+", is redacted and it is still in the record: a redaction was broken off, the same command finishes it")
	}
}

// Damaged checks the proof of a record that cannot be opened, and names the damage.
func Damaged(damage error, dir string, opt proof.CheckOptions) (Answer, error) {
	a := Answer{Problems: []proof.Problem{}}
	err := a.proof(dir, opt)
	a.problem("", damage.Error())
	return a, err
}

// proof checks the proof, if there is one.
func (a *Answer) proof(dir string, opt proof.CheckOptions) error {
	found, err := proof.Check(dir, opt)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	a.Proof, a.Problems = found, append(a.Problems, found.Problems...)
	found.Problems = nil
	return nil
}
