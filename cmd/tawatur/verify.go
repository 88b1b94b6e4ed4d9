package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"time"

	"tawatur"
	"tawatur/internal/acquire/article"
	"tawatur/internal/count"
	"tawatur/internal/pipeline"
	"tawatur/internal/proof"
	"tawatur/internal/proof/audit"
	"tawatur/internal/proof/timestamp"
	"tawatur/internal/store"
	"tawatur/internal/store/sqlite"
)

type verifyCmd struct {
	dbFlag
	JSON bool `name:"json" help:"Write what was found as JSON to standard output."`
	archivesFlag
	Head string `placeholder:"HASH" help:"A head of the log that you noted before: it must still be in it."`
}

// Help is shown below the flags.
func (*verifyCmd) Help() string {
	return `Checks, offline and without changing anything, that a record and the proof beside it are as they were written: the bytes of every capture and every line of the log by their hashes, every text by the hash it was taken in with, every quotation in its text, that what reports point to is there, of the address and time that they say, that their texts are read from it again, and that each report, with its title, day, outlet and claims, is what the log told of it when it was taken in, and none is missing. Each thing that is not is named with its place, and the exit code is then 1. What was redacted is counted and is no fault.

Whoever can write the files can also write a whole new log. Note the head that is printed somewhere else, and give it with --head later; or have the log stamped with a time. docs/proof.md says how to check without this program.

Examples:

    tawatur verify --db record.db
    tawatur verify --db record.db --head 3b1f…
    tawatur verify --db record.db --archives /mnt/crawls       # and the captures in archives that were taken in
    tawatur verify --db record.db --json | jq .problems
`
}

// Run checks the record.
func (c *verifyCmd) Run(ctx context.Context, s *streams) error {
	if c.Head != "" && (len(c.Head) != 64 || strings.Trim(c.Head, "0123456789abcdef") != "") {
		return fmt.Errorf("%w: --head is 64 digits of 0-9 and a-f, as verify prints them", errUsage)
	}
	a, err := c.check(ctx, s)
	if err != nil {
		return err
	}
	if c.JSON {
		if err := writeAll(s, []audit.Answer{a}); err != nil {
			return err
		}
	}
	for _, p := range a.Problems {
		s.failures++
		s.say("%s", p)
	}
	s.say("%s", auditWords(a))
	return nil
}

// check checks the record and its proof; of a record that is too damaged to be opened, the proof alone.
func (c *verifyCmd) check(ctx context.Context, s *streams) (audit.Answer, error) {
	shown, end := s.progress("things checked")
	defer end()
	opt := proof.CheckOptions{Head: c.Head, Progress: shown, Stamp: timestamp.Read}
	if _, err := os.Stat(c.DB); errors.Is(err, fs.ErrNotExist) {
		return audit.Answer{}, fmt.Errorf("open database %s: %w", c.DB, fs.ErrNotExist)
	}
	st, err := sqlite.OpenToRead(ctx, c.DB)
	if errors.Is(err, store.ErrDamaged) {
		return audit.Damaged(err, proof.Dir(c.DB), opt)
	}
	if err != nil {
		return audit.Answer{}, err
	}
	followed, err := st.Followed(ctx)
	if err != nil { // the check names the damage
		followed = nil
	}
	a, err := audit.Run(ctx, st, proof.Dir(c.DB), audit.Options{Proof: opt, Progress: shown, Archives: c.library(), Read: readsAgain(selectorsOf(followed))})
	return a, errors.Join(err, st.Close())
}

// readsAgain reads captures again as they were read when they were taken in.
func readsAgain(selectors func(address string) article.Selectors) func(tawatur.Report, []audit.Page) audit.Reading {
	return func(r tawatur.Report, pages []audit.Page) audit.Reading {
		var sources []pipeline.Source
		for _, p := range pages {
			at, _ := time.Parse(time.RFC3339, p.Capture.At) // it matters to nothing that is compared
			sources = append(sources, pipeline.Source{URL: p.Capture.URL, ContentType: p.ContentType, At: at, Body: p.Body})
		}
		switch {
		case pipeline.ReadsAs(r.TextSHA256, sources, selectors):
			return audit.ReadSame
		case pipeline.StandsIn(r.Text, sources):
			return audit.ReadWithin
		}
		return audit.ReadOther
	}
}

// auditWords says in one line what was found.
func auditWords(a audit.Answer) string {
	words := []string{count.Of(a.Reports, "report")}
	if p := a.Proof; p != nil {
		words = append(words, count.Of(p.Captures, "capture"))
		if p.Copies > 0 {
			words = append(words, count.Of(p.Copies, "copy"))
		}
		words = append(words, "log of "+count.Of(int(p.Lines), "line"))
	} else {
		words = append(words, "no proof beside it, since nothing was fetched into it")
	}
	verdict := "whole"
	if !a.Whole {
		verdict = "not whole"
	}
	out := strings.Join(words, ", ") + ": " + verdict
	if a.Within > 0 {
		out += "; " + count.Of(a.Within, "text") + " within captures, but not all that is read from them now: another version of the program read them, or something was left out"
	}
	out += redactedWords(a) + elsewhereWords(a)
	if p := a.Proof; p != nil {
		if p.Found > 0 {
			out += "; " + count.Of(p.Found, "capture") + " entered only when the proof was opened again, since the log had been cut off or lost"
		}
		out += loggedWords(a)
		for _, t := range p.Stamps {
			out += fmt.Sprintf("; lines 1 to %d stamped %s", t.Line, strings.TrimSpace(t.At+" "+t.By))
		}
		out += "; head " + p.Head
	}
	return out
}

// elsewhereWords says what of the captures is not kept here.
func elsewhereWords(a audit.Answer) string {
	switch {
	case a.Elsewhere == 0:
		return ""
	case a.Held+a.Absent == 0:
		return "; " + count.Of(a.Elsewhere, "capture") + " in archives that are not kept here: --archives PATH checks them"
	}
	out := fmt.Sprintf("; %s in archives that are not kept here, %d found and whole", count.Of(a.Elsewhere, "capture"), a.Held)
	if a.Absent > 0 {
		out += fmt.Sprintf(", %d not found", a.Absent)
	}
	return out
}

// loggedWords says which reports were not logged in the proof when they were taken in.
func loggedWords(a audit.Answer) (out string) {
	were := func(n int) string {
		if n == 1 {
			return "1 report was"
		}
		return fmt.Sprintf("%d reports were", n)
	}
	if a.Unlogged > 0 {
		out += "; " + were(a.Unlogged) + " kept before reports were logged, and nothing tells whether title, day, outlet and claims are as they were: whatever next writes to the proof logs them as they are"
	}
	p := a.Proof
	if p.Before > 0 {
		out += "; " + were(p.Before) + " in the record before its proof told of reports, and logged later"
	}
	if p.Late > 0 {
		out += "; " + were(p.Late) + " logged only when the proof was opened again, since what kept them was killed or could not write to it"
	}
	if p.LateTombs > 0 {
		out += "; " + count.Of(p.LateTombs, "tombstone") + " logged only when the proof was opened again: a redaction was broken off, or a report was taken out by hand"
	}
	return out
}

// redactedWords counts what was redacted, by day and reason.
func redactedWords(a audit.Answer) string {
	by := map[string]int{}
	var order []string
	add := func(at, reason string) {
		key := fmt.Sprintf("on %.10s (%s)", at, reason)
		if by[key]++; by[key] == 1 {
			order = append(order, key)
		}
	}
	for _, t := range a.Tombstones {
		add(t.At, t.Reason)
	}
	if len(a.Tombstones) == 0 && a.Proof != nil {
		for _, r := range a.Proof.Redacted {
			add(r.At, r.Reason)
		}
	}
	slices.Sort(order)
	var out strings.Builder
	for _, key := range order {
		fmt.Fprintf(&out, "; %d redacted %s", by[key], key)
	}
	return out.String()
}
