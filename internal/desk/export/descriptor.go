package export

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"
	"strings"
)

// The names of the files that stand beside the tables.
const (
	descriptorName = "datapackage.json"
	codebookName   = "README.md"
)

// The JSON of a Frictionless data package.
type dataPackage struct {
	Profile     string     `json:"profile"`
	Name        string     `json:"name"`
	Title       string     `json:"title"`
	Description string     `json:"description"`
	Licenses    []licence  `json:"licenses"`
	Sources     []source   `json:"sources"`
	Resources   []resource `json:"resources"`
	Tawatur     origin     `json:"tawatur"`
}

type licence struct {
	Name  string `json:"name"`
	Path  string `json:"path"`
	Title string `json:"title"`
}

type source struct {
	Title string `json:"title"`
	Path  string `json:"path,omitempty"`
}

type resource struct {
	Name        string  `json:"name"`
	Path        string  `json:"path"`
	Profile     string  `json:"profile"`
	Title       string  `json:"title,omitempty"`
	Description string  `json:"description,omitempty"`
	Format      string  `json:"format"`
	MediaType   string  `json:"mediatype"`
	Encoding    string  `json:"encoding,omitempty"`
	Bytes       int64   `json:"bytes"`
	Hash        string  `json:"hash"`
	Rows        int     `json:"rows"`
	Schema      *schema `json:"schema,omitempty"`
	// Sheets describe the tables of a workbook.
	Sheets map[string]schema `json:"sheets,omitempty"`
	// LeftOut counts the events that the form has no row for, by the reason.
	LeftOut map[string]int `json:"left_out,omitempty"`
}

type schema struct {
	Fields        []field  `json:"fields"`
	MissingValues []string `json:"missingValues"`
	PrimaryKey    []string `json:"primaryKey,omitempty"`
}

type field struct {
	Name        string `json:"name"`
	Type        string `json:"type"`
	TitleAR     string `json:"title_ar,omitempty"`
	Description string `json:"description"`
}

// origin says by what the package was made, and what of the record is in it. No date: the same record gives the same bytes.
type origin struct {
	Format    string            `json:"format"`
	Program   string            `json:"program"`
	Rules     string            `json:"rules"`
	Selection map[string]string `json:"selection"`
	Known     string            `json:"known,omitempty"`
	Losses    []string          `json:"losses,omitempty"`
	Codebook  string            `json:"codebook,omitempty"`
}

// counted measures what passes through it.
type counted struct {
	io.Writer
	hash  hash.Hash
	bytes int64
}

func newCounted(w io.Writer) *counted {
	c := &counted{hash: sha256.New()}
	c.Writer = io.MultiWriter(w, c.hash)
	return c
}

func (c *counted) Write(p []byte) (int, error) {
	n, err := c.Writer.Write(p)
	c.bytes += int64(n)
	return n, err
}

// Package writes every file of a format, the codebook and the descriptor; open opens each by its name.
func (x *Exporter) Package(ctx context.Context, format string, open func(path string) (io.WriteCloser, error)) (rows int, err error) {
	f, err := FormatOf(format)
	if err != nil {
		return 0, err
	}
	d := x.describe(f)
	d.Tawatur.Codebook = codebookName
	for _, one := range f.files {
		r, err := x.resource(ctx, one, one.path, open)
		if err != nil {
			return rows, fmt.Errorf("export %s: %w", one.path, err)
		}
		rows += r.Rows
		d.Resources = append(d.Resources, r)
	}
	return rows, errors.Join(put(open, codebookName, []byte(x.codebook(f))), put(open, descriptorName, d.bytes()))
}

// Single writes one table of a format, "" for the main one, and returns how many rows it has and the descriptor that is to stand
// beside it, in which it is called name.
func (x *Exporter) Single(ctx context.Context, w io.Writer, format, table, name string) (rows int, descriptor []byte, err error) {
	f, err := FormatOf(format)
	if err != nil {
		return 0, nil, err
	}
	one, err := f.file(table)
	if err != nil {
		return 0, nil, err
	}
	r, err := x.resource(ctx, one, name, func(string) (io.WriteCloser, error) { return unclosed{w}, nil })
	if err != nil {
		return r.Rows, nil, fmt.Errorf("export %s: %w", name, err)
	}
	d := x.describe(f)
	d.Resources = []resource{r}
	return r.Rows, d.bytes(), nil
}

func put(open func(string) (io.WriteCloser, error), path string, data []byte) error {
	w, err := open(path)
	if err != nil {
		return fmt.Errorf("export %s: %w", path, err)
	}
	_, err = w.Write(data)
	return errors.Join(err, w.Close())
}

// resource writes a file and describes it.
func (x *Exporter) resource(ctx context.Context, f file, path string, open func(string) (io.WriteCloser, error)) (resource, error) {
	w, err := open(path)
	if err != nil {
		return resource{}, err
	}
	c := newCounted(w)
	n, err := f.write(ctx, c, x)
	if err = errors.Join(err, w.Close()); err != nil {
		return resource{Rows: n.rows}, err
	}
	r := resource{
		Name: strings.ReplaceAll(f.name, "_", "-"), Path: path, Profile: "data-resource", Format: f.format, MediaType: f.media, Bytes: c.bytes,
		Hash: "sha256:" + hex.EncodeToString(c.hash.Sum(nil)), Rows: n.rows, LeftOut: n.left,
	}
	f.shape(&r)
	return r, nil
}

// shape describes the columns of a file.
func (f file) shape(r *resource) {
	if strings.HasPrefix(f.media, "text/") || strings.Contains(f.media, "json") {
		r.Encoding = "utf-8"
	}
	if len(f.tables) > 1 {
		r.Sheets = map[string]schema{}
		for _, t := range f.tables {
			r.Sheets[t.Name] = schemaOf(t, false)
		}
		return
	}
	for _, t := range f.tables {
		s := schemaOf(t, f.format != "csv")
		r.Title, r.Description, r.Schema = t.Title, t.Description, &s
	}
	if f.format == "csv" {
		r.Profile = "tabular-data-resource"
	}
}

// schemaOf describes the columns of a table; lists says that lists are kept as such.
func schemaOf(t Table, lists bool) schema {
	s := schema{MissingValues: []string{""}, PrimaryKey: t.Key}
	for _, c := range t.Columns {
		f := field{c.Name, c.Kind, c.AR, c.Description}
		switch {
		case c.Kind == kindList && lists:
			f.Type = kindArray
		case c.Kind == kindList:
			f.Type, f.Description = kindText, f.Description+" A bar stands between several."
		}
		s.Fields = append(s.Fields, f)
	}
	return s
}

// describe is the descriptor of a format without its files.
func (x *Exporter) describe(f Format) dataPackage {
	return dataPackage{
		Profile: "data-package", Name: "tawatur-" + f.Name, Title: f.Title, Description: strings.Join(x.about(), " "),
		Licenses: licences(), Sources: attributions(),
		Tawatur: origin{Format: f.Name, Program: "tawatur " + x.Version, Rules: x.Rules, Selection: x.Selection.Asked(), Known: x.Known, Losses: f.Losses},
	}
}

// Asked says what was asked for, by the names of the filters.
func (s Selection) Asked() map[string]string {
	if s.Words != nil {
		return s.Words
	}
	out := map[string]string{}
	f := s.Filter
	for name, value := range map[string]string{"q": f.Query, "type": f.Type, "actor": f.Actor, "place": f.Place, "outlet": f.Outlet,
		"status": f.Status, "from": f.From, "to": f.To, "event": s.Event} {
		if value != "" {
			out[name] = value
		}
	}
	return out
}

func (d dataPackage) bytes() []byte {
	data, err := json.MarshalIndent(d, "", "  ")
	if err != nil { // texts and numbers only
		panic(err)
	}
	return append(data, '\n')
}
