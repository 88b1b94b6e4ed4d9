package export

import (
	"bufio"
	"cmp"
	"encoding/gob"
	"errors"
	"io"
	"iter"
	"os"
	"slices"
)

// spooled is a claim of an event of the selection. Nth is when it came: where a claim comes twice, the last counts.
type spooled struct {
	Report, Claim, Event string
	Recall               bool
	Nth                  int
}

func compareSpooled(a, b spooled) int {
	return cmp.Or(cmp.Compare(a.Report, b.Report), cmp.Compare(a.Claim, b.Claim), cmp.Compare(a.Nth, b.Nth))
}

// spoolMost is how many claims a spool holds in memory: some ten megabytes.
const spoolMost = 1 << 16

// spool puts claims into the order of their reports. It holds so many of them at most; the others lie in temporary files, each sorted,
// and are merged when they are read.
type spool struct {
	most int
	held []spooled
	nth  int
	runs []*os.File
}

// add takes a claim in.
func (s *spool) add(c spooled) error {
	if len(s.held) == s.most {
		if err := s.spill(); err != nil {
			return err
		}
	}
	c.Nth = s.nth
	s.nth++
	s.held = append(s.held, c)
	return nil
}

// spill writes what is held into a temporary file.
func (s *spool) spill() error {
	f, err := os.CreateTemp("", "tawatur-*.spool")
	if err != nil {
		return err
	}
	s.runs = append(s.runs, f)
	out := bufio.NewWriter(f)
	enc := gob.NewEncoder(out)
	for _, c := range s.sorted() {
		if err := enc.Encode(c); err != nil {
			return err
		}
	}
	s.held = s.held[:0]
	if err := out.Flush(); err != nil {
		return err
	}
	_, err = f.Seek(0, io.SeekStart)
	return err
}

func (s *spool) sorted() []spooled {
	slices.SortFunc(s.held, compareSpooled)
	return s.held
}

// close takes the temporary files away.
func (s *spool) close() (err error) {
	for _, f := range s.runs {
		err = errors.Join(err, f.Close(), os.Remove(f.Name()))
	}
	s.runs = nil
	return err
}

// group is the claims of one report.
type group struct {
	report string
	of     members
}

// groups yields the claims by report, in the order of the reports' ids. It reads the temporary files once.
func (s *spool) groups() iter.Seq2[group, error] {
	return func(yield func(group, error) bool) {
		g := group{of: members{}}
		for c, err := range s.merged() {
			if err != nil {
				yield(g, err)
				return
			}
			if c.Report != g.report && len(g.of) > 0 {
				if !yield(g, nil) {
					return
				}
				g.of = members{}
			}
			g.report, g.of[c.Claim] = c.Report, membership{c.Event, c.Recall}
		}
		if len(g.of) > 0 {
			yield(g, nil)
		}
	}
}

// merged yields all claims in their order.
func (s *spool) merged() iter.Seq2[spooled, error] {
	return func(yield func(spooled, error) bool) {
		heads := []*stretch{{held: s.sorted()}}
		for _, f := range s.runs {
			heads = append(heads, &stretch{from: gob.NewDecoder(bufio.NewReader(f))})
		}
		for _, r := range heads {
			if err := r.advance(); err != nil {
				yield(spooled{}, err)
				return
			}
		}
		for {
			heads = slices.DeleteFunc(heads, func(r *stretch) bool { return r.done })
			if len(heads) == 0 {
				return
			}
			least := slices.MinFunc(heads, func(a, b *stretch) int { return compareSpooled(a.head, b.head) })
			if !yield(least.head, nil) {
				return
			}
			if err := least.advance(); err != nil {
				yield(spooled{}, err)
				return
			}
		}
	}
}

// stretch is claims in order, of a file or held, of which head is the next.
type stretch struct {
	from *gob.Decoder
	held []spooled
	head spooled
	done bool
}

func (r *stretch) advance() error {
	switch {
	case r.from != nil:
		r.head = spooled{} // zero values are not sent
		err := r.from.Decode(&r.head)
		if r.done = errors.Is(err, io.EOF); r.done {
			return nil
		}
		return err
	case len(r.held) == 0:
		r.done = true
	default:
		r.head, r.held = r.held[0], r.held[1:]
	}
	return nil
}
