package main

import (
	"context"
	"io"
	"strings"

	"tawatur/internal/desk/export"
	"tawatur/internal/desk/web"
	"tawatur/internal/know"
	"tawatur/internal/store"
)

// exportDesk lets the pages offer the exports.
type exportDesk struct{ x *export.Exporter }

func newExportDesk(base *know.Base, st store.Reader) (exportDesk, error) {
	x, err := newExporter(base, st)
	return exportDesk{x}, err
}

// Files lists every file of every format, each followed by the whole as a ZIP file.
func (exportDesk) Files() []web.ExportFile {
	var out []web.ExportFile
	for _, f := range export.Formats() {
		for _, one := range f.Files() {
			out = append(out, web.ExportFile{Path: one.Path, MediaType: one.MediaType, Format: f.Name})
		}
		out = append(out, web.ExportFile{Path: f.Name + ".zip", MediaType: "application/zip", Format: f.Name})
	}
	return out
}

// Write writes one of them.
func (d exportDesk) Write(ctx context.Context, w io.Writer, path string, asked web.ExportAsked) error {
	x := *d.x // each asks for something else
	x.Selection = export.Selection{Filter: asked.Filter, Event: asked.Event, Words: asked.Words}
	if format, whole := strings.CutSuffix(path, ".zip"); whole {
		_, err := x.Zip(ctx, w, format)
		return err
	}
	for _, f := range export.Formats() {
		for _, one := range f.Files() {
			if one.Path == path {
				_, err := x.Write(ctx, w, f.Name, one.Table)
				return err
			}
		}
	}
	return store.ErrNotFound
}
