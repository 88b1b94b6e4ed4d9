package eval

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// span is a piece of the text in code points, end exclusive.
type span [2]int

func (s span) overlaps(o span) bool { return min(s[1], o[1]) > max(s[0], o[0]) }

func touches(s span, any []span) bool {
	return slices.ContainsFunc(any, s.overlaps)
}

// gold is one report's annotation.
type gold struct {
	Events []goldEvent `json:"events"`
}

type goldEvent struct {
	ID            string       `json:"id"`
	Type          string       `json:"type"`
	AltTypes      []string     `json:"alt_types"`
	Evidence      []string     `json:"evidence"`
	EvidenceSpans []span       `json:"evidence_spans"`
	Optional      bool         `json:"optional"`
	Actors        []goldActor  `json:"actors"`
	Places        []goldPlace  `json:"places"`
	Time          goldTime     `json:"time"`
	Harm          []goldHarm   `json:"harm"`
	Means         []string     `json:"means"`
	Sources       []goldSource `json:"sources"`
	Modality      string       `json:"modality"`
}

// mention is a name in the text: the words, or the exact place where the words stand more than once.
type mention struct {
	Words string `json:"mention"`
	Span  *span  `json:"span"`
}

type goldActor struct {
	mention
	ID       string `json:"id"`
	Role     string `json:"role"`
	Optional bool   `json:"optional"`
}

type goldPlace struct {
	mention
	ID  string   `json:"id"`
	Lat *float64 `json:"lat"`
	Lon *float64 `json:"lon"`
	KM  *float64 `json:"km"`
}

type goldTime struct {
	Start   string   `json:"start"`
	End     string   `json:"end"`
	Ongoing bool     `json:"ongoing"`
	Accept  []string `json:"accept"`
}

type goldHarm struct {
	Kind string   `json:"kind"`
	Min  *float64 `json:"min"`
	Max  *float64 `json:"max"`
}

type goldSource struct {
	ID      string `json:"id"`
	Mention string `json:"mention"`
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

// readGold reads a report's text and its annotation.
func readGold(dir, name string) (string, gold, error) {
	var doc struct {
		Text string `json:"text"`
	}
	var g gold
	if err := readJSON(filepath.Join(dir, name+".json"), &doc); err != nil {
		return "", g, err
	}
	err := readJSON(filepath.Join(dir, name+".gold.json"), &g)
	return doc.Text, g, err
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

// knownActors reads the ids of the codebook that stands beside a gold directory, or returns the caller's where none does.
func knownActors(dir string, given map[string]bool) (map[string]bool, error) {
	b, err := os.ReadFile(filepath.Join(dir, "..", "..", "codebook", "actors.tsv"))
	if errors.Is(err, fs.ErrNotExist) {
		return given, nil
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
