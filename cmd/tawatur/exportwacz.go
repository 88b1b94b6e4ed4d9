package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"

	"tawatur"
	"tawatur/internal/count"
	"tawatur/internal/desk/export"
	"tawatur/internal/proof"
	"tawatur/internal/proof/elsewhere"
	"tawatur/internal/proof/wacz"
	"tawatur/internal/store"
	"tawatur/internal/store/sqlite"
)

// pack writes the evidence of an event as WACZ.
func (c *exportCmd) pack(ctx context.Context, s *streams) error {
	return s.reading(ctx, c.DB, func(st *sqlite.Store) error {
		e, err := st.Event(ctx, c.WACZ)
		if err != nil {
			return err
		}
		x, _, err := s.exporter(ctx, st)
		if err != nil {
			return err
		}
		x.Selection = export.Selection{Event: e.ID}
		p, err := c.packOf(ctx, s, st, x, e)
		if err != nil {
			return err
		}
		return c.to(s, p.Write)
	})
}

// packOf gathers what is packed of an event.
func (c *exportCmd) packOf(ctx context.Context, s *streams, st store.Reader, x *export.Exporter, e tawatur.Event) (wacz.Pack, error) {
	p := wacz.Pack{
		Title: e.Title.EN + " · " + e.Title.AR, Software: "tawatur " + version,
		Description: "What outlets published of event " + e.ID + ", as it was captured. What they say is not judged here.",
	}
	for _, f := range []struct{ path, table string }{{"tawatur/event.json", ""}, {"tawatur/claims.jsonl", "claims"}} {
		var b bytes.Buffer
		if _, err := x.Write(ctx, &b, "jsonl", f.table); err != nil {
			return p, err
		}
		p.Extra = append(p.Extra, wacz.File{Path: f.path, Data: b.Bytes()})
	}
	g := gatherer{s: s, st: st, pack: &p, told: len(c.Archives) > 0, library: elsewhere.Library{Folders: c.Archives, Near: []string{filepath.Dir(c.DB), "."}}}
	var err error
	if g.archive, err = proof.OpenArchive(proof.Dir(c.DB)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return p, err
	}
	if err := g.reports(ctx, e); err != nil {
		return p, err
	}
	if err := g.elsewhere(ctx); err != nil {
		return p, err
	}
	if len(p.Exchanges) == 0 {
		return p, fmt.Errorf("export event %q: there is no capture of its reports to pack", e.ID)
	}
	if n := g.unpacked(); n > 0 {
		p.Description += fmt.Sprintf(" It is not whole: of %d of %s there is no capture in it; tawatur/captures.jsonl says of which, and why.", n, count.Of(len(g.ids), "report"))
	}
	var sources bytes.Buffer
	enc := json.NewEncoder(&sources)
	enc.SetEscapeHTML(false)
	for _, l := range g.sources {
		if err := enc.Encode(l); err != nil {
			return p, err
		}
	}
	p.Extra = append(p.Extra, wacz.File{Path: "tawatur/captures.jsonl", Data: sources.Bytes()})
	return p, nil
}

// gatherer gathers the captures of an event.
type gatherer struct {
	s       *streams
	st      store.Reader
	archive *proof.Archive // nil where there is no proof
	// library is where archives are that were taken in; told says that the user named some.
	library elsewhere.Library
	told    bool
	pack    *wacz.Pack
	ids     []string
	sources []*packedLine
	// away are captures in archives, each with the lines that wait for it.
	away map[tawatur.Capture][]*packedLine
}

// packedLine says of which capture a report is, and whether that is packed.
type packedLine struct {
	Report     string           `json:"report"`
	TextSHA256 string           `json:"text_sha256"`
	Capture    *tawatur.Capture `json:"capture"`
	Packed     bool             `json:"packed"`
	// Why says why it is not packed.
	Why   string `json:"why,omitempty"`
	title string
}

// reports gathers those of the reports that tell or recall an event.
func (g *gatherer) reports(ctx context.Context, e tawatur.Event) error {
	for _, c := range slices.Concat(e.Claims, e.Recalls) {
		g.ids = append(g.ids, c.Report)
	}
	slices.Sort(g.ids)
	g.ids = slices.Compact(g.ids)
	captures, err := g.st.Captures(ctx, g.ids...)
	if err != nil {
		return err
	}
	g.away = map[tawatur.Capture][]*packedLine{}
	for _, id := range g.ids {
		entry, err := g.st.Report(ctx, id)
		if err != nil {
			return err
		}
		if err := g.report(entry.Report, captures[id]); err != nil {
			return err
		}
	}
	return nil
}

// report gathers the captures of a report.
func (g *gatherer) report(r tawatur.Report, captures []tawatur.Capture) error {
	line := func(c *tawatur.Capture) *packedLine {
		l := &packedLine{Report: r.ID, TextSHA256: r.TextSHA256, Capture: c, title: r.Title}
		g.sources = append(g.sources, l)
		return l
	}
	if len(captures) == 0 {
		g.s.say("report %s came as a text: there is no capture of it to pack", r.ID)
		line(nil).Why = "it came as a text"
	}
	for _, c := range captures {
		l := line(&c)
		switch {
		case c.At == "":
			g.s.say("report %s: its capture in %s names no time, without which viewers find no page: it is not packed", r.ID, c.File)
			l.Why = "it names no time, without which viewers find no page"
		case c.Kept:
			if err := g.kept(l); err != nil {
				return err
			}
		case slices.ContainsFunc(captures, func(o tawatur.Capture) bool { return o.CopyOf(c) }):
			l.Packed = true // by its copy
		default:
			g.away[c] = append(g.away[c], l)
		}
	}
	return nil
}

// kept packs a capture of the proof, with the one that holds its content where it was the same as before.
func (g *gatherer) kept(l *packedLine) error {
	if g.archive == nil {
		return fmt.Errorf("report %s: its capture is in %s of the proof beside the record, and that is gone; tawatur verify says more", l.Report, l.Capture.File)
	}
	for _, one := range []tawatur.Capture{*l.Capture, g.archive.Original(*l.Capture)} {
		b, err := g.archive.Read(one)
		if err != nil {
			return fmt.Errorf("report %s: %w", l.Report, err)
		}
		g.pack.Exchanges = append(g.pack.Exchanges, b)
	}
	g.packed(l)
	return nil
}

// packed notes that a capture is packed.
func (g *gatherer) packed(l *packedLine) {
	l.Packed = true
	g.pack.Pages = append(g.pack.Pages, wacz.Page{URL: l.Capture.URL, At: l.Capture.At, Title: l.title})
	g.pack.Created = max(g.pack.Created, l.Capture.At)
}

// elsewhere packs captures from archives that were taken in, where these are found and hold them.
func (g *gatherer) elsewhere(ctx context.Context) error {
	absent, from := map[string]int{}, map[string]int{}
	err := g.library.Read(ctx, slices.Collect(maps.Keys(g.away)), func(f elsewhere.Found) error {
		for _, l := range g.away[f.Capture] {
			if f.Err == nil {
				g.packed(l)
				continue
			}
			l.Why = awayWords(f.Err)
			if !errors.Is(f.Err, elsewhere.ErrAbsent) {
				g.s.failures++
				g.s.say("report %s: its capture is in %s at byte %d; %s: %v", l.Report, f.Capture.File, f.Capture.Offset, f.Path, f.Err)
			}
		}
		switch {
		case f.Err == nil:
			g.pack.Exchanges = append(g.pack.Exchanges, f.Record)
			from[f.Path]++
		case errors.Is(f.Err, elsewhere.ErrAbsent):
			absent[f.Capture.File]++
		}
		return nil
	})
	for _, path := range slices.Sorted(maps.Keys(from)) {
		g.s.say("%s packed from %s, as their hashes in the record say", count.Of(from[path], "capture"), path)
	}
	for _, name := range slices.Sorted(maps.Keys(absent)) {
		where := "it is not beside the record and not here; --archives FOLDER says where it is"
		if g.told {
			where = "it is in none of the folders"
		}
		g.s.say("%s not packed from %s: %s", count.Of(absent[name], "capture"), name, where)
	}
	return err
}

// awayWords says why a capture in an archive is not packed, without a path of this machine.
func awayWords(err error) string {
	for _, known := range []error{elsewhere.ErrAbsent, elsewhere.ErrOther, elsewhere.ErrUnhashed} {
		if errors.Is(err, known) {
			return known.Error()
		}
	}
	return "the archive could not be read"
}

// unpacked counts the reports of which no capture is packed.
func (g *gatherer) unpacked() int {
	has := map[string]bool{}
	for _, l := range g.sources {
		has[l.Report] = has[l.Report] || l.Packed
	}
	n := 0
	for _, is := range has {
		if !is {
			n++
		}
	}
	return n
}
