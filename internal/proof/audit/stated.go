package audit

import (
	"context"
	"fmt"

	"tawatur"
	"tawatur/internal/proof"
)

// mostNamed is how many reports are named that the log does not tell of; of more only the number is said.
const mostNamed = 20

// unlogged is said of what is in the record and not in the log, by how that can be.
const (
	killedEnd = "a program that was killed leaves such an end, which watch, backfill, redact or ingest logs when it next opens the proof; so does whoever puts a report into " +
		"the record by hand"
	unloggedEnd    = "the log of the proof does not tell of it; " + killedEnd
	unloggedWithin = "the log of the proof does not tell of it, and tells of such that were taken in later: it was put into the record by hand"
	unloggedTomb   = "the log of the proof does not tell of its redaction; a redaction that was broken off leaves this, which watch, backfill, redact or ingest logs when it next opens the proof; " +
		"so does whoever takes a report out by hand and puts a tombstone in its place"
)

// stated holds what the record states of each report against what the log told of it when it was taken in. The log was read before: nothing in it is younger than
// the record.
func (a *Answer) stated(ctx context.Context, rec Record) error {
	if a.Proof == nil {
		return nil
	}
	var untold []proof.Problem
	for s, err := range rec.Stated(ctx, 0) {
		if err != nil {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			a.problem("", fmt.Sprintf("what is stated of reports could not be read: %v", err))
			return nil
		}
		if s.Otherwise {
			a.problem(s.ID, "what is shown of it, read again by a date that other reports give it, is not what was taken in; rebuild makes it anew")
		}
		if p, ok := a.compare(s); !ok {
			untold = append(untold, p)
		}
	}
	a.untold(untold)
	a.Problems = append(a.Problems, a.Proof.Missing()...)
	return nil
}

// compare holds what is stated of one report against the log; if that does not tell of it where it should, it says so.
func (a *Answer) compare(s tawatur.Stated) (untold proof.Problem, ok bool) {
	if !a.Proof.TellsOfReports() {
		if s.Reason == "" {
			a.Unlogged++
		}
		return untold, true
	}
	otherwise, known, newer := a.Proof.Compare(s)
	for _, what := range otherwise {
		a.problem(s.ID, what)
	}
	switch {
	case known:
		if a.Proof.LoggedLate(s.ID) {
			a.Late = append(a.Late, s.ID)
		}
		return untold, true
	case s.Reason != "":
		return proof.Problem{Report: s.ID, What: unloggedTomb}, false
	case newer:
		return proof.Problem{Report: s.ID, What: unloggedEnd}, false
	}
	a.problem(s.ID, unloggedWithin)
	return untold, true
}

// untold names what is at the end of the record and not yet in the log, unless the log is being written.
func (a *Answer) untold(all []proof.Problem) {
	if len(all) == 0 || a.Proof.Grows() {
		return
	}
	a.Problems = append(a.Problems, all[:min(len(all), mostNamed)]...)
	if more := len(all) - mostNamed; more > 0 {
		a.problem("", fmt.Sprintf("nor does the log of the proof tell of %d more reports behind these; "+killedEnd, more))
	}
}
