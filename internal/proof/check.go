package proof

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"tawatur"
	"tawatur/internal/acquire/archive/warc"
	"tawatur/internal/proof/chain"
)

// Problem is one thing that is not as it was kept, and where.
type Problem struct {
	// File is the file, without the folder of the proof; Line the line of the log; Offset and Length the bytes. What is of no matter is 0.
	File   string `json:"file,omitempty"`
	Line   int64  `json:"line,omitempty"`
	Offset int64  `json:"offset,omitempty"`
	Length int64  `json:"length,omitempty"`
	// Report is the id of the report that the problem is about.
	Report string `json:"report,omitempty"`
	// What is one sentence for people.
	What string `json:"what"`
}

func (p Problem) String() string {
	where := ""
	switch {
	case p.Report != "":
		where = "report " + p.Report + ": "
	case p.Line > 0:
		where = fmt.Sprintf("%s line %d: ", p.File, p.Line)
	case p.Length > 0:
		where = fmt.Sprintf("%s, %d bytes at byte %d: ", p.File, p.Length, p.Offset)
	case p.File != "":
		where = p.File + ": "
	}
	return where + p.What
}

// Redacted are bytes that were replaced.
type Redacted struct {
	At     string `json:"at"`
	Reason string `json:"reason"`
	File   string `json:"file"`
	Offset int64  `json:"offset"`
	Length int64  `json:"length"`
}

// Stamp is a time that somebody else has given the log.
type Stamp struct {
	// At is the time; Line the last line that it covers; File the token, and By whoever gave it, as they call themselves.
	At   string `json:"at"`
	Line int64  `json:"line"`
	File string `json:"file"`
	By   string `json:"by,omitempty"`
}

// Findings are what a proof was found to be.
type Findings struct {
	// Captures are the exchanges that are whole; Lines the lines of the log, Head the hash of the last one.
	Captures int `json:"captures"`
	// Copies are records of archives that were taken in, copied and whole.
	Copies int    `json:"copies,omitempty"`
	Lines  int64  `json:"lines"`
	Head   string `json:"head"`
	Bytes  int64  `json:"bytes"`
	// Found are captures that were logged only when the proof was opened again.
	Found int `json:"found,omitempty"`
	// Reports are those of which the log tells. Before are those of them that were there when reports were logged first, Late those that were logged only when the
	// proof was opened again.
	Reports int `json:"reports,omitempty"`
	Before  int `json:"reports_before,omitempty"`
	Late    int `json:"reports_late,omitempty"`
	// LateTombs are tombstones that were logged only then.
	LateTombs int        `json:"tombstones_late,omitempty"`
	Redacted  []Redacted `json:"redacted,omitempty"`
	Stamps    []Stamp    `json:"timestamps,omitempty"`
	Problems  []Problem  `json:"problems,omitempty"`

	regions map[string][]region
	redone  map[place]chain.Line
	entries entries
	// dir is the folder, and size that of its log.
	dir  string
	size int64
}

// region is a piece of a file that a line tells of.
type region struct {
	line chain.Line
	// uri is the address that its record names, "" where it could not be read.
	uri string
	// broken says that its bytes are not those of the line.
	broken bool
}

// CheckOptions say how a proof is checked. The zero value will do.
type CheckOptions struct {
	// Progress is told how many lines' bytes are checked.
	Progress func(int)
	// Head, if not "", is the hash of a line that must be in the log: the head that somebody noted before.
	Head string
	// Stamp reads a token: by whom it is, which time it gives and which hash. nil leaves tokens unread.
	Stamp func(token []byte) (by string, at time.Time, sha256 []byte, err error)
}

// Check reads a whole proof and says what is not as it was kept. It changes nothing, needs no network, and can run while the proof is
// written to. An error is one of reading the folder at all; fs.ErrNotExist when there is no proof.
func Check(dir string, opt CheckOptions) (*Findings, error) {
	found := &Findings{dir: dir, regions: map[string][]region{}, redone: map[place]chain.Line{}, entries: entries{reports: map[sum]*entry{}, tombs: map[sum]*entry{}}, Head: chain.Start}
	c := &check{opt: opt, noted: opt.Head == chain.Start, Findings: found}
	if _, err := os.Stat(dir); err != nil {
		return nil, fmt.Errorf("check proof: %w", err)
	}
	if err := c.log(); err != nil {
		return nil, fmt.Errorf("check proof %s: %w", dir, err)
	}
	if err := c.files(); err != nil {
		return nil, fmt.Errorf("check proof %s: %w", dir, err)
	}
	return c.Findings, nil
}

// tornEnd is said of an end that has two causes, of which the first is the usual one.
const tornEnd = "; a program that was killed leaves such an end, which watch, backfill, redact or ingest mends when it next opens the proof; so does whoever cuts lines off the log"

type check struct {
	*Findings
	opt  CheckOptions
	done int
	// noted says that the head that somebody noted was met.
	noted bool
}

func (c *check) problem(p Problem) { c.Problems = append(c.Problems, p) }

// log follows the chain.
func (c *check) log() error {
	f, err := os.Open(filepath.Join(c.dir, logName))
	if errors.Is(err, fs.ErrNotExist) {
		c.problem(Problem{File: logName, What: "the log is gone"})
		return nil
	}
	if err != nil {
		return err
	}
	defer f.Close()
	r := chain.NewReader(f)
	for {
		l, err := r.Next()
		if err == io.EOF {
			break
		}
		var b *chain.Break
		if errors.As(err, &b) {
			if errors.Is(b, chain.ErrCut) && writing(c.dir) {
				break // it is being written
			}
			what := b.Err.Error()
			if errors.Is(b, chain.ErrCut) {
				what += tornEnd
			}
			c.problem(Problem{File: logName, Line: b.Line, What: what})
		} else if err != nil {
			return err
		}
		c.noted = c.noted || r.Head() == c.opt.Head
		if l.Kind != "" {
			c.line(l)
		}
	}
	c.Lines, c.Head, c.size = r.Line(), r.Head(), r.Size()
	if c.opt.Head != "" && !c.noted {
		c.problem(Problem{File: logName, What: "no line has the hash " + c.opt.Head + ": the log is not the one that this head was noted of, or was written anew"})
	}
	return nil
}

// line notes what a line tells of.
func (c *check) line(l chain.Line) {
	switch l.Kind {
	case chain.KindFile, chain.KindCapture, chain.KindCopy:
		c.regions[l.File] = append(c.regions[l.File], region{line: l})
		if l.Found && l.Kind != chain.KindFile {
			c.Found++
		}
	case chain.KindRedaction:
		c.redone[place{l.File, l.Offset}] = l
	case chain.KindTimestamp:
		c.stamp(l)
	case chain.KindReport, chain.KindTombstone:
		c.report(l)
	default:
		c.problem(Problem{File: logName, Line: l.Seq, What: fmt.Sprintf("a line of an unknown kind %q", l.Kind)})
	}
}

// stamp checks the token of a line: its bytes, and that it is of the line before.
func (c *check) stamp(l chain.Line) {
	bad := func(what string) { c.problem(Problem{File: l.File, What: what}) }
	if !filepath.IsLocal(l.File) {
		bad("no name of a file of the proof")
		return
	}
	token, err := os.ReadFile(filepath.Join(c.dir, filepath.FromSlash(l.File)))
	switch {
	case err != nil:
		bad("the time stamp cannot be read: " + plainReason(err))
		return
	case chain.Hash(token) != l.SHA256 || int64(len(token)) != l.Length || l.Offset != 0:
		bad(fmt.Sprintf("the time stamp is not the one of line %d of the log", l.Seq))
		return
	}
	s := Stamp{At: l.At, Line: l.Seq - 1, File: l.File}
	if c.opt.Stamp != nil {
		by, at, sum, err := c.opt.Stamp(token)
		if err != nil {
			bad("the time stamp does not hold: " + err.Error())
			return
		}
		if hex.EncodeToString(sum) != l.Prev {
			bad(fmt.Sprintf("the time stamp is of something else than line %d of the log", l.Seq-1))
			return
		}
		if at.UTC().Format(time.RFC3339Nano) != l.At {
			bad(fmt.Sprintf("the time stamp gives another time than line %d of the log", l.Seq))
			return
		}
		s.By, s.At = by, at.UTC().Format(time.RFC3339)
	}
	c.Stamps = append(c.Stamps, s)
}

// files checks the bytes of every file that is there or that the log tells of.
func (c *check) files() error {
	names, err := fileNames(c.dir)
	if err != nil {
		return err
	}
	for name := range c.regions {
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	for i, name := range names {
		if err := c.file(name, i == len(names)-1); err != nil {
			return err
		}
	}
	return nil
}

// file checks the bytes of a file from its beginning to its end; the newest may be longer while it is written.
func (c *check) file(name string, newest bool) error {
	label := archiveDir + "/" + name
	f, err := openFile(c.dir, name)
	if err != nil {
		c.problem(Problem{File: label, What: "the file cannot be read: " + plainReason(err)})
		for i := range c.regions[name] {
			c.regions[name][i].broken = true
		}
		return nil
	}
	defer f.Close()
	end := int64(0)
	regions := c.regions[name]
	slices.SortStableFunc(regions, func(a, b region) int { return cmp.Compare(a.line.Offset, b.line.Offset) })
	for i := range regions {
		r := &regions[i]
		if r.line.Offset < 0 || r.line.Length < 0 || r.line.Offset > math.MaxInt64-r.line.Length {
			r.broken = true
			c.problem(Problem{File: logName, Line: r.line.Seq, What: "it tells of bytes that no file has"})
			continue
		}
		if r.line.Offset < end {
			c.problem(Problem{File: logName, Line: r.line.Seq, What: "it tells of bytes that another line tells of"})
		}
		if r.line.Offset > end {
			c.problem(Problem{File: label, Offset: end, Length: r.line.Offset - end, What: "the log does not tell of these bytes"})
		}
		if err := c.region(f, label, r); err != nil {
			return err
		}
		end = max(end, r.line.Offset+r.line.Length)
		if c.done++; c.opt.Progress != nil {
			c.opt.Progress(c.done)
		}
	}
	st, err := f.Stat()
	if err != nil {
		return err
	}
	c.Bytes += st.Size()
	if st.Size() > end && !(newest && writing(c.dir)) {
		what := "the log does not tell of these bytes"
		if newest {
			what += tornEnd
		}
		c.problem(Problem{File: label, Offset: end, Length: st.Size() - end, What: what})
	}
	return nil
}

// openFile opens a WARC file of a proof by its name, which comes from a log that anybody may have written.
func openFile(dir, name string) (*os.File, error) {
	if filepath.Base(name) != name || !strings.HasSuffix(name, fileEnd) {
		return nil, fmt.Errorf("%q is no name of a file of a proof", name)
	}
	return os.Open(filepath.Join(dir, archiveDir, name))
}

// region checks the bytes of one line.
func (c *check) region(f io.ReaderAt, label string, r *region) error {
	l := r.line
	h := sha256.New()
	n, err := io.Copy(h, io.NewSectionReader(f, l.Offset, l.Length))
	if err != nil {
		return err
	}
	sum := hex.EncodeToString(h.Sum(nil))
	again, redone := c.redone[place{l.File, l.Offset}]
	switch {
	case redone && sum == again.SHA256 && again.Length == l.Length && replaces(again):
		c.Redacted = append(c.Redacted, Redacted{At: again.At, Reason: again.Reason, File: l.File, Offset: l.Offset, Length: l.Length})
		return nil
	case sum == l.SHA256 && redone:
		r.broken = true
		c.problem(Problem{File: label, Offset: l.Offset, Length: l.Length, What: fmt.Sprintf("line %d of the log says that this was redacted, and it is still there: open the proof for writing, as ingest or redact do", again.Seq)})
	case sum == l.SHA256 && !r.tells(f):
		r.broken = true
		c.problem(Problem{File: logName, Line: l.Seq, What: "its time or the hash of its payload is not that of the record that it is about"})
	case sum == l.SHA256:
		switch l.Kind {
		case chain.KindCapture:
			c.Captures++
		case chain.KindCopy:
			c.Copies++
		}
	case n < l.Length:
		r.broken = true
		c.problem(Problem{File: label, Offset: l.Offset, Length: l.Length, What: fmt.Sprintf("the file ends before the %s of line %d of the log does", l.Kind, l.Seq)})
	default:
		r.broken = true
		c.problem(Problem{File: label, Offset: l.Offset, Length: l.Length, What: fmt.Sprintf("not the bytes of the %s of line %d of the log, by their SHA-256", l.Kind, l.Seq)})
	}
	return nil
}

// tells reports whether the line of a region says of a record what the record says of itself. The hash of a line stands in the next one; of the last line
// only this can be held against something.
func (r *region) tells(f io.ReaderAt) bool {
	l := r.line
	wr, err := warc.NewReader(io.NewSectionReader(f, l.Offset, l.Length))
	if err != nil {
		return false
	}
	rec, err := wr.Next()
	if err != nil {
		return false
	}
	r.uri = rec.URI
	if l.Kind == chain.KindCopy {
		at, payload, err := copied(io.NewSectionReader(f, l.Offset, l.Length))
		return err == nil && at == l.At && payload == l.Payload && !l.Same
	}
	if rec.Date != l.At {
		return false
	}
	switch l.Kind {
	case chain.KindFile:
		return rec.Type == "warcinfo"
	case chain.KindCapture:
		return rec.Field("WARC-Payload-Digest") == digest(l.Payload) && l.Same == (rec.Type == "revisit")
	}
	return true
}

// replaces reports whether the line of a redaction is of the bytes that such a line makes.
func replaces(l chain.Line) bool {
	b, err := replacement(l)
	return err == nil && chain.Hash(b) == l.SHA256
}

// writing reports whether a process has the proof in a folder open for writing now.
func writing(dir string) bool {
	f, err := os.OpenFile(filepath.Join(dir, lockName), os.O_RDWR, 0)
	if err != nil { // whoever may only read can see a lock too, on most systems
		f, err = os.Open(filepath.Join(dir, lockName))
	}
	if err != nil {
		return false
	}
	defer f.Close()
	return errors.Is(lockFile(f), ErrBusy)
}

// States of a capture that a report points to.
const (
	StateWhole    = "whole"
	StateRedacted = "redacted"
	StateBroken   = "broken" // named among the problems
	StateUnknown  = "unknown"
	StateOther    = "other" // its bytes are whole, and are of another address or time
)

// State says what became of a capture: of one that is not in the log, StateUnknown.
func (f *Findings) State(c tawatur.Capture) string {
	rs := f.regions[c.File]
	i, ok := slices.BinarySearchFunc(rs, c.Offset, func(r region, at int64) int { return cmp.Compare(r.line.Offset, at) })
	if !ok || rs[i].line.Kind == chain.KindFile || rs[i].line.Payload != c.SHA256 || rs[i].line.Length != c.Length {
		return StateUnknown
	}
	if rs[i].broken {
		return StateBroken
	}
	if _, is := f.redone[place{c.File, c.Offset}]; is {
		return StateRedacted
	}
	if rs[i].line.At != c.At || rs[i].uri != c.URL {
		return StateOther
	}
	return StateWhole
}

// Has reports whether a file is one of the proof, by the name that captures have of it.
func (f *Findings) Has(file string) bool { return len(f.regions[file]) > 0 }

// plainReason is why a file cannot be read, without its path, which is this machine's.
func plainReason(err error) string {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err.Error()
	}
	return err.Error()
}
