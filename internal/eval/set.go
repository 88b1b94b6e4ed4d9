package eval

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Set is a directory of gold with the reports that it annotates.
//
// The report of NAME.gold.json is NAME.json beside it, or, where the annotation holds offsets only and names a corpus, the
// line of that corpus with the same id. So annotations can be kept apart from texts that may not be copied.
type Set struct {
	names []string
	golds map[string]gold
	docs  map[string]document
	known map[string]bool
}

// document is a report as it is given to the program.
type document struct {
	ID        string          `json:"id"`
	URL       string          `json:"url,omitempty"`
	Outlet    json.RawMessage `json:"outlet,omitempty"`
	Published string          `json:"published,omitempty"`
	Date      string          `json:"date,omitempty"`
	Title     string          `json:"title,omitempty"`
	Text      string          `json:"text"`

	raw []byte
}

// Open reads the gold of a directory. The directory corpora holds the corpora (JSON Lines, also as .gz) that annotations
// by offset name; it may be "" where there are none. The actors whose ids are compared are those of codebook/actors.tsv two
// directories above the gold or above the corpora, else the ids of known.
func Open(dir, corpora string, known map[string]bool) (*Set, error) {
	names, err := goldNames(dir)
	if err != nil {
		return nil, err
	}
	s := &Set{names: names, golds: map[string]gold{}, docs: map[string]document{}}
	if s.known, err = knownActors(known, dir, corpora); err != nil {
		return nil, err
	}
	wanted := map[string][]string{}
	for _, name := range names {
		var g gold
		if err := readJSON(filepath.Join(dir, name+".gold.json"), &g); err != nil {
			return nil, err
		}
		s.golds[name] = g
		if g.Corpus != "" {
			wanted[g.Corpus] = append(wanted[g.Corpus], name)
			continue
		}
		if s.docs[name], err = readDocument(filepath.Join(dir, name+".json"), name); err != nil {
			return nil, err
		}
	}
	for corpus, names := range wanted {
		if corpora == "" {
			return nil, fmt.Errorf("eval: %s annotates reports of %s by offset: name the directory of the corpora", dir, corpus)
		}
		if err := s.fetch(filepath.Join(corpora, corpus), names); err != nil {
			return nil, err
		}
	}
	return s, nil
}

func readDocument(path, name string) (document, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return document{}, fmt.Errorf("eval: read gold: %w", err)
	}
	d := document{raw: raw}
	if err := json.Unmarshal(raw, &d); err != nil {
		return d, fmt.Errorf("eval: read gold %s: %w", path, err)
	}
	d.ID = name
	return d, nil
}

// fetch takes the named reports from a corpus and checks that their texts are those that were annotated.
func (s *Set) fetch(path string, names []string) error {
	err := eachLine(path, func(line []byte) error {
		id := idOfLine(line)
		if !slices.Contains(names, id) {
			return nil
		}
		var d document
		if err := json.Unmarshal(line, &d); err != nil {
			return fmt.Errorf("eval: read %s: report %s: %w", path, id, err)
		}
		d.Published, d.Date = d.Published+d.Date, ""
		var err error
		if d.raw, err = json.Marshal(d); err != nil {
			return fmt.Errorf("eval: read %s: report %s: %w", path, id, err)
		}
		s.docs[id] = d
		return nil
	})
	if err != nil {
		return err
	}
	for _, name := range names {
		d, ok := s.docs[name]
		if !ok {
			return fmt.Errorf("eval: read %s: no report %s in it", path, name)
		}
		if sum := textHash(d.Text); sum != s.golds[name].TextSHA256 {
			return fmt.Errorf("eval: read %s: the text of %s is not the one that was annotated", path, name)
		}
	}
	return nil
}

func textHash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// idOfLine reads the id of a line of JSON without decoding the rest, where the id stands first, as in all our corpora.
func idOfLine(line []byte) string {
	_, rest, _ := bytes.Cut(line[:min(len(line), 200)], []byte(`"id":`))
	_, rest, _ = bytes.Cut(rest, []byte(`"`))
	id, _, _ := bytes.Cut(rest, []byte(`"`))
	return string(id)
}

// eachLine calls do with every line of a file, unpacked where its name ends in .gz.
func eachLine(path string, do func([]byte) error) (err error) {
	f, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("eval: read corpus: %w", err)
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	var r io.Reader = f
	if strings.HasSuffix(path, ".gz") {
		if r, err = gzip.NewReader(f); err != nil {
			return fmt.Errorf("eval: read corpus %s: %w", path, err)
		}
	}
	lines := bufio.NewScanner(r)
	lines.Buffer(make([]byte, 1<<20), 64<<20)
	for lines.Scan() {
		if err := do(lines.Bytes()); err != nil {
			return err
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("eval: read corpus %s: %w", path, err)
	}
	return nil
}

// Reports writes the reports as JSON Lines in the shape that `tawatur extract` reads.
func (s *Set) Reports(w io.Writer) error {
	for _, name := range s.names {
		var line bytes.Buffer
		if err := json.Compact(&line, s.docs[name].raw); err != nil {
			return fmt.Errorf("eval: report %s: %w", name, err)
		}
		line.WriteByte('\n')
		if _, err := w.Write(line.Bytes()); err != nil {
			return err
		}
	}
	return nil
}

// goldNames lists the names of the annotated reports of a directory, sorted.
func goldNames(dir string) ([]string, error) {
	es, err := os.ReadDir(dir)
	if err != nil {
		return nil, fmt.Errorf("eval: list gold: %w", err)
	}
	var names []string
	for _, e := range es {
		if n, ok := strings.CutSuffix(e.Name(), ".gold.json"); ok {
			names = append(names, n)
		}
	}
	slices.Sort(names)
	return names, nil
}

func readJSON(path string, into any) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return fmt.Errorf("eval: read gold: %w", err)
	}
	if err := json.Unmarshal(b, into); err != nil {
		return fmt.Errorf("eval: read gold %s: %w", path, err)
	}
	return nil
}

// knownActors reads the ids of the codebook that stands two directories above one of these, or returns the caller's ids.
func knownActors(given map[string]bool, dirs ...string) (map[string]bool, error) {
	for _, dir := range dirs {
		if dir == "" {
			continue
		}
		b, err := os.ReadFile(filepath.Join(dir, "..", "..", "codebook", "actors.tsv"))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("eval: read actors: %w", err)
		}
		known := map[string]bool{}
		for line := range strings.Lines(string(b)) {
			id, _, _ := strings.Cut(line, "\t")
			known[id] = true
		}
		return known, nil
	}
	return given, nil
}
