package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"

	"tawatur"
	"tawatur/internal/acquire/source"
)

// sourcesCmd are the verbs about sources.toml.
type sourcesCmd struct {
	Add    sourcesAddCmd    `cmd:"" help:"Find the feeds of an outlet and write it into sources.toml."`
	List   sourcesListCmd   `cmd:"" help:"List the outlets of sources.toml."`
	Set    sourcesSetCmd    `cmd:"" help:"Change a key of an outlet in sources.toml."`
	Remove sourcesRemoveCmd `cmd:"" help:"Take an outlet out of sources.toml."`
	Status sourcesStatusCmd `cmd:"" help:"Show how the watch of each source goes: last success, last new item, errors."`
	Try    sourcesTryCmd    `cmd:"" help:"Ask the feeds of an outlet once and show what would be taken, keeping nothing."`
}

// open reads the file to be edited; a file that is not there is an empty one.
func (f sourcesFlag) open(opt source.Options) (*source.Document, error) {
	data, err := os.ReadFile(f.Sources)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("read sources: %w", err)
	}
	return source.NewDocument(f.Sources, data, opt)
}

// save writes the file in one step, also where it is a link to another.
func (f sourcesFlag) save(d *source.Document) error {
	path := f.Sources
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	return saveBytes(path, d.Bytes())
}

// edit changes the file, if the change leaves it sound.
func (f sourcesFlag) edit(opt source.Options, change func(*source.Document) error) (*source.Document, error) {
	doc, err := f.open(opt)
	if err != nil {
		return nil, err
	}
	if err := change(doc); err != nil {
		return nil, f.known(doc, err)
	}
	return doc, f.save(doc)
}

// known adds to the error about an id the ids that there are.
func (f sourcesFlag) known(d *source.Document, err error) error {
	switch {
	case errors.Is(err, source.ErrKey):
		return fmt.Errorf("%w: %w", errUsage, err)
	case !errors.Is(err, source.ErrUnknown):
		return err
	}
	ids := idsOf(d.File().Sources)
	if len(ids) == 0 {
		return fmt.Errorf("%s: %w: there is none; tawatur sources add URL writes one", f.Sources, err)
	}
	return fmt.Errorf("%s: %w; there are %s", f.Sources, err, strings.Join(ids, ", "))
}

// idsOf lists the ids of sources.
func idsOf(list []source.Source) []string {
	var out []string
	for _, s := range list {
		out = append(out, s.ID)
	}
	return out
}

type sourcesListCmd struct {
	sourcesFlag
	JSON bool `name:"json" help:"Write one object a line."`
}

// Help is shown below the flags.
func (*sourcesListCmd) Help() string {
	return `Lists the outlets of sources.toml, in the order of the file.

Examples:

    tawatur sources list
    tawatur sources list --json | jq -r .feeds[]
`
}

// sourceLine is a source as --json writes it.
type sourceLine struct {
	ID       string       `json:"id"`
	Name     tawatur.Name `json:"name"`
	Language string       `json:"language,omitempty"`
	Region   string       `json:"region,omitempty"`
	Homepage string       `json:"homepage,omitempty"`
	Hosts    []string     `json:"hosts"`
	Feeds    []string     `json:"feeds"`
	Sitemaps []string     `json:"sitemaps"`
	Every    string       `json:"every,omitempty"`
	Disabled bool         `json:"disabled"`
	Line     int          `json:"line"`
}

// Run writes the list.
func (c *sourcesListCmd) Run(_ context.Context, s *streams) error {
	f, err := source.Load(c.Sources, source.Options{Private: true})
	if err != nil {
		return err
	}
	if c.JSON {
		var out []sourceLine
		for _, x := range f.Sources {
			l := sourceLine{ID: x.ID, Name: x.Name, Language: x.Language, Region: x.Region, Homepage: x.Homepage, Disabled: x.Disabled, Line: x.Line,
				Hosts: slices.Concat([]string{}, x.Hosts), Feeds: slices.Concat([]string{}, x.Feeds), Sitemaps: slices.Concat([]string{}, x.Sitemaps)}
			if x.Every > 0 {
				l.Every = x.Every.String()
			}
			out = append(out, l)
		}
		return writeAll(s, out)
	}
	w := tabwriter.NewWriter(s.out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "SOURCE\tLANGUAGE\tREGION\tFEEDS\tSITEMAPS\tEVERY\tNAME")
	for _, x := range f.Sources {
		every := "as it publishes"
		switch {
		case x.Disabled:
			every = "disabled"
		case x.Every > 0:
			every = x.Every.String()
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%d\t%d\t%s\t%s\n", x.ID, cmp.Or(x.Language, "-"), cmp.Or(x.Region, "-"), len(x.Feeds), len(x.Sitemaps), every, oneLine(nameWords(x.Name)))
	}
	return w.Flush()
}

// nameWords is a name for a list.
func nameWords(n tawatur.Name) string {
	if n.AR != "" && n.EN != "" {
		return n.AR + " · " + n.EN
	}
	return n.AR + n.EN
}

type sourcesRemoveCmd struct {
	sourcesFlag
	ID string `arg:"" help:"The outlet, as sources list shows it."`
}

// Help is shown below the flags.
func (*sourcesRemoveCmd) Help() string {
	return `Takes an outlet out of sources.toml, with the comments above and in it. What was kept of it stays in the record. To follow it no more and keep its entry: tawatur sources set ID disabled true.

Example:

    tawatur sources remove outlet-example
`
}

// Run removes the outlet.
func (c *sourcesRemoveCmd) Run(_ context.Context, s *streams) error {
	if _, err := c.edit(source.Options{Private: true}, func(d *source.Document) error { return d.Remove(c.ID) }); err != nil {
		return err
	}
	s.say("%s: removed %s", c.Sources, c.ID)
	return nil
}

type sourcesSetCmd struct {
	sourcesFlag
	Loopback bool     `hidden:"" help:"Let addresses of this machine pass. For tests."`
	ID       string   `arg:"" help:"The outlet, as sources list shows it; or proof for the table [proof]."`
	Key      string   `arg:"" help:"The key: name, name.en, language, region, homepage, hosts, feeds, sitemaps, every, disabled, selectors.text, …; of proof folder, warc_size, timestamp."`
	Value    []string `arg:"" optional:"" help:"The value, or several for a list; none takes the key out."`
}

// Help is shown below the flags.
func (*sourcesSetCmd) Help() string {
	return `Changes one key of an outlet in sources.toml and leaves the rest of the file, comments too, as it is. A list is replaced as a whole. docs/sources.md lists the keys. Owners are edited by hand.

Examples:

    tawatur sources set outlet-example every 30m
    tawatur sources set outlet-example disabled true
    tawatur sources set outlet-example name.en "Voice of the Valley"
    tawatur sources set outlet-example selectors.remove .related .share
    tawatur sources set outlet-example every
    tawatur sources set proof timestamp https://tsa.example/tsr
`
}

// Run changes the key.
func (c *sourcesSetCmd) Run(_ context.Context, s *streams) error {
	set := func(d *source.Document) error { return d.Set(c.ID, c.Key, c.Value...) }
	if _, err := c.edit(source.Options{Private: c.Loopback}, set); err != nil {
		return err
	}
	if len(c.Value) == 0 {
		s.say("%s: %s has no %s of its own any more", c.Sources, c.ID, c.Key)
		return nil
	}
	s.say("%s: %s has %s %s", c.Sources, c.ID, c.Key, strings.Join(c.Value, " "))
	return nil
}
