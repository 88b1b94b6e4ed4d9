package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"tawatur"
	"tawatur/internal/desk/export"
	"tawatur/internal/proof"
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
		p, err := packOf(ctx, s, st, x, c.DB, e)
		if err != nil {
			return err
		}
		return c.to(s, p.Write)
	})
}

// packOf gathers what is packed of an event.
func packOf(ctx context.Context, s *streams, st store.Reader, x *export.Exporter, db string, e tawatur.Event) (wacz.Pack, error) {
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
	g := gatherer{s: s, st: st, pack: &p}
	var err error
	if g.archive, err = proof.OpenArchive(proof.Dir(db)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return p, err
	}
	if err := g.reports(ctx, e); err != nil {
		return p, err
	}
	if len(p.Exchanges) == 0 {
		return p, fmt.Errorf("export event %q: none of its reports was fetched, so there is no capture to pack", e.ID)
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
	pack    *wacz.Pack
	sources []packedLine
}

// packedLine says of which capture a report is, and whether that is packed.
type packedLine struct {
	Report     string           `json:"report"`
	TextSHA256 string           `json:"text_sha256"`
	Capture    *tawatur.Capture `json:"capture"`
	Packed     bool             `json:"packed"`
}

// reports gathers those of the reports that tell or recall an event.
func (g *gatherer) reports(ctx context.Context, e tawatur.Event) error {
	var ids []string
	for _, c := range slices.Concat(e.Claims, e.Recalls) {
		ids = append(ids, c.Report)
	}
	slices.Sort(ids)
	ids = slices.Compact(ids)
	captures, err := g.st.Captures(ctx, ids...)
	if err != nil {
		return err
	}
	for _, id := range ids {
		entry, err := g.st.Report(ctx, id)
		if err != nil {
			return err
		}
		if len(captures[id]) == 0 {
			g.s.say("report %s came as a text: there is no capture of it to pack", id)
			g.sources = append(g.sources, packedLine{Report: id, TextSHA256: entry.Report.TextSHA256})
		}
		for _, c := range captures[id] {
			if err := g.capture(entry.Report, c); err != nil {
				return err
			}
		}
	}
	return nil
}

// capture gathers one capture of a report, with the one that holds its content where it was the same as before.
func (g *gatherer) capture(r tawatur.Report, c tawatur.Capture) error {
	line := packedLine{Report: r.ID, TextSHA256: r.TextSHA256, Capture: &c}
	if !c.Kept || g.archive == nil {
		g.s.say("report %s: its capture is in %s, which is not kept here", r.ID, c.File)
		g.sources = append(g.sources, line)
		return nil
	}
	for _, one := range []tawatur.Capture{c, g.archive.Original(c)} {
		b, err := g.archive.Read(one)
		if err != nil {
			return fmt.Errorf("report %s: %w", r.ID, err)
		}
		g.pack.Exchanges = append(g.pack.Exchanges, b)
	}
	line.Packed = true
	g.sources = append(g.sources, line)
	g.pack.Pages = append(g.pack.Pages, wacz.Page{URL: c.URL, At: c.At, Title: r.Title})
	g.pack.Created = max(g.pack.Created, c.At)
	return nil
}
