// Package ui holds what npm makes for the pages: the script that they share, the map, the Arabic font and the licences of the
// packages bundled with them. `make build` puts these into the folder built, which Go embeds.
//
// Without npm that folder holds only its README: [Open] then returns nothing, and the pages do without. What the pages have
// without npm (their style, the base map's data) is kept in package web and not here.
//
//	u, err := ui.Open()
//	if u.Script != "" { ... the page links "/static/" + u.Script ... }
package ui

import (
	"bytes"
	"compress/gzip"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
)

//go:embed built
var built embed.FS

// File is one file as it is sent: Gzip holds its bytes compressed, or Plain holds them as they are where that does not help.
type File struct {
	Plain, Gzip []byte
}

// Bytes returns the file uncompressed.
func (f File) Bytes() ([]byte, error) {
	if f.Gzip == nil {
		return f.Plain, nil
	}
	r, err := gzip.NewReader(bytes.NewReader(f.Gzip))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}

// UI is the front end as built; the zero value is one that was not.
type UI struct {
	// Script, FontStyle and Font are the names of files that pages link; Licences of the text that says whose work is in them.
	Script    string `json:"script"`
	FontStyle string `json:"fontStyle"`
	Font      string `json:"font"`
	Licences  string `json:"licences"`
	// Files are all files by name. A name other than that of Licences carries a hash of its content and never stands for another.
	Files map[string]File `json:"-"`
}

// Open returns the front end that this program was built with, the zero value where there was none.
func Open() (UI, error) {
	files, err := fs.Sub(built, "built")
	if err != nil {
		return UI{}, fmt.Errorf("front end: %w", err)
	}
	return From(files)
}

// From returns the front end in a folder, the zero value where it has no manifest.
func From(files fs.FS) (UI, error) {
	manifest, err := fs.ReadFile(files, "manifest.json")
	if errors.Is(err, fs.ErrNotExist) {
		return UI{}, nil
	}
	if err != nil {
		return UI{}, fmt.Errorf("front end: %w", err)
	}
	u := UI{Files: map[string]File{}}
	if err := json.Unmarshal(manifest, &u); err != nil {
		return UI{}, fmt.Errorf("front end: manifest.json: %w", err)
	}
	entries, err := fs.ReadDir(files, ".")
	if err != nil {
		return UI{}, fmt.Errorf("front end: %w", err)
	}
	for _, e := range entries {
		if err := u.add(files, e.Name()); err != nil {
			return UI{}, fmt.Errorf("front end: %w", err)
		}
	}
	return u, u.whole()
}

func (u *UI) add(files fs.FS, name string) error {
	if name == "manifest.json" || name == "README.md" {
		return nil
	}
	body, err := fs.ReadFile(files, name)
	if err != nil {
		return err
	}
	if plain, ok := strings.CutSuffix(name, ".gz"); ok {
		u.Files[plain] = File{Gzip: body}
	} else {
		u.Files[name] = File{Plain: body}
	}
	return nil
}

// whole says what the manifest names and the folder lacks: a build that was broken off.
func (u *UI) whole() error {
	for _, name := range []string{u.Script, u.FontStyle, u.Font, u.Licences} {
		if _, ok := u.Files[name]; !ok {
			return fmt.Errorf("front end: the manifest names %q, which is not there; make it anew with: make build", name)
		}
	}
	return nil
}
