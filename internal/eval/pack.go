package eval

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
)

// Unpack writes NAME.json and NAME.gold.json of every report into a directory, words in the place of offsets: what an
// annotator or another scorer reads. The directory then holds the texts of the corpora; it is not to be published.
func (s *Set) Unpack(dir string) error {
	for _, name := range s.names {
		g := s.golds[name].withWords(s.docs[name].Text)
		g.Corpus, g.TextSHA256 = "", ""
		if err := writeFile(filepath.Join(dir, name+".json"), s.docs[name].raw); err != nil {
			return err
		}
		if err := writeGold(dir, name, g); err != nil {
			return err
		}
	}
	return nil
}

// Pack writes the annotations as offsets into the texts, without any word of them: what may be published of gold whose
// texts may not. The reports are then those of the corpus, a file of JSON Lines.
func (s *Set) Pack(dir, corpus string) error {
	for _, name := range s.names {
		g := s.golds[name].withOffsets(s.docs[name].Text)
		g.Report, g.Corpus, g.TextSHA256 = name, corpus, textHash(s.docs[name].Text)
		if err := writeGold(dir, name, g); err != nil {
			return err
		}
	}
	return nil
}

// writeGold writes an annotation with one event on a line, so that a change of one shows as one.
func writeGold(dir, name string, g gold) error {
	var b bytes.Buffer
	events := g.Events
	g.Events = nil
	head, err := json.Marshal(g)
	if err != nil {
		return fmt.Errorf("eval: write gold %s: %w", name, err)
	}
	b.Write(bytes.TrimSuffix(head, []byte("null}")))
	b.WriteString("[")
	for i := range events {
		line, err := json.Marshal(events[i])
		if err != nil {
			return fmt.Errorf("eval: write gold %s: %w", name, err)
		}
		if i > 0 {
			b.WriteString(",")
		}
		b.WriteString("\n ")
		b.Write(line)
	}
	b.WriteString("\n]}")
	return writeFile(filepath.Join(dir, name+".gold.json"), b.Bytes())
}

func writeFile(path string, b []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return fmt.Errorf("eval: write gold: %w", err)
	}
	if err := os.WriteFile(path, append(b, '\n'), 0o644); err != nil {
		return fmt.Errorf("eval: write gold: %w", err)
	}
	return nil
}

// withWords copies an annotation and writes words in the place of offsets.
func (g gold) withWords(text string) gold {
	runes := []rune(text)
	words := func(s span) string { return string(runes[s[0]:s[1]]) }
	return g.changed(func(e *goldEvent) {
		for _, s := range e.EvidenceSpans {
			if w := words(s); !slices.Contains(e.Evidence, w) {
				e.Evidence = append(e.Evidence, w)
			}
		}
		e.EvidenceSpans = nil
	}, func(m *mention, _ []span) {
		if m.Words == "" && len(m.Spans) > 0 {
			m.Words = words(m.Spans[0])
		}
		m.Spans = nil
	}, text)
}

// withOffsets copies an annotation and writes, in the place of words, every place of the text where they count.
func (g gold) withOffsets(text string) gold {
	return g.changed(func(e *goldEvent) {
		e.EvidenceSpans, e.Evidence = e.evidence(text), nil
	}, func(m *mention, near []span) {
		if m.Words != "" && m.Span == nil {
			m.Spans = m.spans(text, near)
		}
		m.Words = ""
	}, text)
}

// changed copies an annotation and applies a change to the evidence and to each mention of each event. Sources count
// wherever their words stand, the other mentions near the evidence.
func (g gold) changed(evidence func(*goldEvent), change func(m *mention, near []span), text string) gold {
	g.Events = slices.Clone(g.Events)
	for i := range g.Events {
		e := &g.Events[i]
		near := e.evidence(text)
		e.Actors, e.Places, e.Sources = slices.Clone(e.Actors), slices.Clone(e.Places), slices.Clone(e.Sources)
		for j := range e.Actors {
			change(&e.Actors[j].mention, near)
		}
		for j := range e.Places {
			change(&e.Places[j].mention, near)
		}
		for j := range e.Sources {
			change(&e.Sources[j].mention, nil)
		}
		change(&e.Time.mention, near)
		evidence(e)
	}
	return g
}
