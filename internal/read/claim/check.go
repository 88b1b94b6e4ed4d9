package claim

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"tawatur"
	"tawatur/internal/know/lexicon"
	"tawatur/knowledge"
)

// examplesFile holds the sentences that show what the lexicon's entries do.
const examplesFile = "examples.tsv"

// exampleDay is the day on which the examples are read; they are not about dates.
const exampleDay = "2024-08-09"

// sample is a line of the examples.
type sample struct {
	line        int
	entry, text string
	// want are the event types, or TYPE:MODALITY, in order; empty for no claim.
	want []string
	// later marks what is wanted and not there yet.
	later bool
}

// Check runs the examples of knowledge/examples.tsv and returns an error, with file and line, for each sentence that is
// read otherwise, for each wanted one that has come true, and for each act of the lexicon that has no example.
func (r *Reader) Check() []error {
	return r.checkFiles(knowledge.Files)
}

// Tally counts the examples.
type Tally struct {
	// Run is how many there are, Wanted how many of them are marked as not there yet.
	Run, Wanted int
}

// Examples returns how many examples the knowledge files have.
func (r *Reader) Examples() Tally {
	samples, _ := readSamples(knowledge.Files)
	t := Tally{Run: len(samples)}
	for _, s := range samples {
		if s.later {
			t.Wanted++
		}
	}
	return t
}

// checkFiles runs the examples in files.
func (r *Reader) checkFiles(files fs.FS) []error {
	samples, errs := readSamples(files)
	types, err := lexicon.EventTypes(files)
	if err != nil {
		errs = append(errs, err)
	}
	for _, s := range samples {
		if err := errors.Join(s.known(types), r.run(s)); err != nil {
			errs = append(errs, err)
		}
	}
	missing, err := missingExamples(files, samples)
	if err != nil {
		errs = append(errs, err)
	}
	return append(errs, missing...)
}

// readSamples reads the lines behind the column names.
func readSamples(files fs.FS) (out []sample, errs []error) {
	raw, err := fs.ReadFile(files, examplesFile)
	if err != nil {
		return nil, []error{fmt.Errorf("check examples: %w", err)}
	}
	head := false
	for i, line := range strings.Split(string(raw), "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if !head {
			head = true
			continue
		}
		s, err := newSample(i+1, line)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		out = append(out, s)
	}
	return out, errs
}

func newSample(n int, line string) (sample, error) {
	s := sample{line: n}
	c := strings.Split(line, "\t")
	if len(c) != 3 || c[0] == "" || c[1] == "" || strings.Trim(c[2], "?") == "" {
		return s, s.errorf("want entry, text and expect, separated by tabs")
	}
	expect, later := strings.CutPrefix(c[2], "?")
	s.entry, s.text, s.later = c[0], c[1], later
	if expect != "none" {
		s.want = strings.Split(expect, ",")
	}
	slices.Sort(s.want)
	return s, nil
}

func (s sample) errorf(format string, args ...any) error {
	return fmt.Errorf("knowledge/%s:%d: %s", examplesFile, s.line, fmt.Sprintf(format, args...))
}

// known reports an event type that is not in the list.
func (s sample) known(types map[string]bool) error {
	for _, w := range s.want {
		if t, _, _ := strings.Cut(w, ":"); !types[t] {
			return s.errorf("unknown event type %q", t)
		}
	}
	return nil
}

// run reads the sentence and compares.
func (r *Reader) run(s sample) error {
	ext, _, err := r.Try(s.text, exampleDay)
	if err != nil {
		return s.errorf("%v", err)
	}
	got := s.said(ext.Claims)
	switch same := slices.Equal(got, s.want); {
	case same && s.later:
		return s.errorf("%q is read as wanted now: take the question mark away", s.text)
	case !same && !s.later:
		return s.errorf("%s: %q gives %s, want %s", s.entry, s.text, orNone(got), orNone(s.want))
	}
	return nil
}

// said returns the types of the claims in order, each once, with the modality where the line asks for that type's.
func (s sample) said(cs []tawatur.Claim) []string {
	var out []string
	for _, c := range cs {
		w := c.Type
		if slices.ContainsFunc(s.want, func(x string) bool { return strings.HasPrefix(x, c.Type+":") }) {
			w += ":" + c.Modality
		}
		out = append(out, w)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func orNone(types []string) string {
	if len(types) == 0 {
		return "none"
	}
	return strings.Join(types, ",")
}

// missingExamples returns an error for each act of the lexicon's files that no example is about.
func missingExamples(files fs.FS, samples []sample) ([]error, error) {
	acts, err := lexicon.Acts(files)
	if err != nil {
		return nil, err
	}
	have := map[string]bool{}
	for _, s := range samples {
		have[s.entry] = true
	}
	var errs []error
	for _, a := range acts {
		if !have[a.Name] {
			errs = append(errs, fmt.Errorf("knowledge/%s:%d: %s has no example in knowledge/%s", a.File, a.Line, a.Name, examplesFile))
		}
	}
	return errs, nil
}
