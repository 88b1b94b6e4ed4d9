package proof

import (
	"cmp"
	"encoding/hex"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"tawatur"
	"tawatur/internal/proof/chain"
)

// sum is a SHA-256; of nothing, and of what is none, all zeros.
type sum [32]byte

func sumOf(hash string) (s sum) {
	if b, err := hex.DecodeString(hash); err == nil && len(b) == len(s) {
		s = sum(b)
	}
	return s
}

// idOf is how the log names a report.
func idOf(id string) string { return chain.Hash([]byte(id)) }

// told are the reports and the tombstones of which a log tells.
type told struct {
	reports, tombs map[sum]bool
	// last is the highest number of a report, and lastID how the log names it.
	last   int64
	lastID string
}

func newTold() told { return told{reports: map[sum]bool{}, tombs: map[sum]bool{}} }

func (t *told) remember(l chain.Line) {
	switch l.Kind {
	case chain.KindReport:
		t.reports[sumOf(l.ID)] = true
		if l.Number >= t.last {
			t.last, t.lastID = l.Number, l.ID
		}
	case chain.KindTombstone:
		t.tombs[sumOf(l.ID)] = true
	}
}

// Log writes lines for what a record states of reports, and for the tombstones of those that were redacted: those of which the log does not tell yet. late
// says that they were taken in before, and something kept them from being logged then. It returns how many lines it wrote when they are on disk.
func (k *Keeper) Log(late bool, all ...tawatur.Stated) (lines int, err error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	for _, s := range all {
		if k.failed != nil {
			return lines, fmt.Errorf("log report %s: %w", s.ID, k.failed)
		}
		l := lineOf(s)
		l.Found = late
		if is := sumOf(l.ID); l.Kind == chain.KindReport && k.told.reports[is] || l.Kind == chain.KindTombstone && k.told.tombs[is] {
			continue
		}
		if _, err := k.write(l); err != nil {
			return lines, fmt.Errorf("log report %s: %w", s.ID, err)
		}
		lines++
	}
	if lines == 0 {
		return 0, nil
	}
	return lines, k.synced()
}

// lineOf is the line of a report or of its tombstone.
func lineOf(s tawatur.Stated) chain.Line {
	l := chain.Line{Kind: chain.KindReport, At: s.At, ID: idOf(s.ID), Number: s.Number, SHA256: s.SHA256, Claims: s.Claims, Reason: s.Reason}
	if s.Reason != "" {
		l.Kind, l.Claims = chain.KindTombstone, ""
	} else if len(s.Payloads) > 0 {
		l.Payload = s.Payloads[0]
	}
	return l
}

// Told returns the highest number of a report that is logged, 0 where none is, and whether that report is one of some id.
func (k *Keeper) Told() (number int64, is func(id string) bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	last := k.told.lastID
	return k.told.last, func(id string) bool { return idOf(id) == last }
}

// entry is what a line tells of a report or its tombstone.
type entry struct {
	line, number            int64
	at                      string
	sha256, claims, payload sum
	reason                  string
	late, seen              bool
}

// entries are what a log tells of a record.
type entries struct {
	reports, tombs map[sum]*entry
	// last is the highest number of a report.
	last int64
	// normal says that a report was logged when it was taken in: what is late before that was there before reports were logged.
	normal bool
}

// report notes what a line tells of a record.
func (c *check) report(l chain.Line) {
	e := &entry{line: l.Seq, number: l.Number, at: l.At, sha256: sumOf(l.SHA256), claims: sumOf(l.Claims), payload: sumOf(l.Payload), reason: l.Reason, late: l.Found}
	of := c.entries.reports
	if l.Kind == chain.KindTombstone {
		of = c.entries.tombs
	} else {
		c.Reports++
		c.entries.last = max(c.entries.last, l.Number)
		c.entries.normal = c.entries.normal || !l.Found
	}
	if was := of[sumOf(l.ID)]; was != nil {
		c.problem(Problem{File: logName, Line: l.Seq, What: fmt.Sprintf("it tells of a report of which line %d tells", was.line)})
		return
	}
	switch e.late = e.late && l.Kind == chain.KindReport && c.entries.normal; {
	case e.late:
		c.Late++
	case l.Found && l.Kind == chain.KindReport:
		c.Before++
	case l.Found && c.entries.normal:
		c.LateTombs++
	}
	of[sumOf(l.ID)] = e
}

// TellsOfReports reports whether the log tells of reports at all: those of older versions do not.
func (f *Findings) TellsOfReports() bool { return len(f.entries.reports)+len(f.entries.tombs) > 0 }

// LoggedLate reports whether a report is one of those that are counted as Late.
func (f *Findings) LoggedLate(id string) bool {
	e := f.entries.reports[sumOf(idOf(id))]
	return e != nil && e.late
}

// Compare holds what a record states of a report against the log, and says what is otherwise, one sentence each. known is whether the log tells of it, newer whether it was
// taken in after all of which it tells.
func (f *Findings) Compare(s tawatur.Stated) (otherwise []string, known, newer bool) {
	is := sumOf(idOf(s.ID))
	e, buried := f.entries.reports[is], f.entries.tombs[is]
	if s.Reason != "" {
		if e != nil {
			e.seen = true
		}
		if buried == nil {
			return nil, false, false
		}
		buried.seen = true
		if buried.sha256 != sumOf(s.SHA256) || buried.at != s.At || buried.number != s.Number {
			otherwise = append(otherwise, "its tombstone is not the one of "+atLine(buried))
		}
		return otherwise, true, false
	}
	if e == nil {
		return nil, false, s.Number > f.entries.last
	}
	e.seen = true
	if buried != nil {
		otherwise = append(otherwise, fmt.Sprintf("it was redacted on %.10s (%s) by %s, and is in the record", buried.at, buried.reason, atLine(buried)))
	}
	return append(otherwise, e.differs(s)...), true, false
}

// differs says what of a report is not as it was logged.
func (e *entry) differs(s tawatur.Stated) (out []string) {
	if e.sha256 != sumOf(s.SHA256) {
		out = append(out, "its address, outlet, title, day or text is not what it was when it was taken in, by its SHA-256 in "+atLine(e))
	}
	if e.claims != sumOf(s.Claims) {
		out = append(out, "its claims are not those that were taken in with it, by their SHA-256 in "+atLine(e))
	}
	if e.at != s.At || e.number != s.Number {
		out = append(out, fmt.Sprintf("it was taken in at %s as number %d by %s, and the record says at %s as number %d", e.at, e.number, atLine(e), s.At, s.Number))
	}
	if e.payload != (sum{}) && !slices.ContainsFunc(s.Payloads, func(p string) bool { return sumOf(p) == e.payload }) {
		out = append(out, "the record does not say any more what it was read from, and "+atLine(e)+" does")
	}
	return out
}

// atLine names the line of an entry.
func atLine(e *entry) string { return fmt.Sprintf("line %d of the log", e.line) }

// Missing lists the reports and tombstones of which the log tells and that were not compared: they are not in the record.
func (f *Findings) Missing() (out []Problem) {
	var from map[sum]string
	for _, e := range f.entries.reports {
		if e.seen {
			continue
		}
		if from == nil {
			from = f.origins()
		}
		out = append(out, Problem{File: logName, Line: e.line, What: fmt.Sprintf("the report that it tells of, taken in at %s%s, is not in the record, and no tombstone stands for it: "+
			"it was taken out by hand, or the record is an older copy than its proof", cmp.Or(e.at, "a time that is not known"), from[e.payload])})
	}
	for _, e := range f.entries.tombs {
		if !e.seen {
			out = append(out, Problem{File: logName, Line: e.line, What: fmt.Sprintf("the tombstone that it tells of, of %.10s (%s), is not in the record: it was taken away, or the record is an older copy than its proof", e.at, e.reason)})
		}
	}
	slices.SortFunc(out, func(a, b Problem) int { return cmp.Compare(a.Line, b.Line) })
	return out
}

// origins says where each payload was captured.
func (f *Findings) origins() map[sum]string {
	out := map[sum]string{}
	for _, file := range slices.Sorted(maps.Keys(f.regions)) {
		for _, r := range f.regions[file] {
			if is := sumOf(r.line.Payload); r.line.Payload != "" && out[is] == "" {
				out[is] = fmt.Sprintf(" and read from %s at byte %d", file, r.line.Offset)
				if r.uri != "" {
					out[is] += ", which is of " + r.uri
				}
			}
		}
	}
	return out
}

// Grows reports whether the proof is written to, or was since it was checked.
func (f *Findings) Grows() bool {
	st, err := os.Stat(filepath.Join(f.dir, logName))
	return err == nil && st.Size() != f.size || writing(f.dir)
}
