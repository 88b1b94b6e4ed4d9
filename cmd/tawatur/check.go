package main

import (
	"context"

	"tawatur/internal/acquire/source"
	"tawatur/internal/count"
	"tawatur/internal/know"
	"tawatur/internal/pipeline"
	"tawatur/internal/read/claim"
)

type checkCmd struct {
	Files []string `arg:"" optional:"" name:"file" help:"Files that list sources (sources.toml); none checks the program's own knowledge."`
}

// Help is shown below the flags.
func (*checkCmd) Help() string {
	return `Reads and lints every knowledge file and runs the examples in them, those of knowledge/examples.tsv through the whole
reader. Errors name file and line; the exit code is then 1.

With files, these are linted instead as lists of sources: each mistake is named with its line. docs/sources.md says what is in them.

Examples:

    tawatur check
    tawatur check sources.toml
`
}

// Run lints the files, or loads the knowledge and lets each part check itself.
func (c *checkCmd) Run(_ context.Context, s *streams) error {
	if len(c.Files) > 0 {
		return c.sources(s)
	}
	base, err := know.Load()
	if err != nil {
		return err
	}
	types, err := pipeline.EventTypes()
	if err != nil {
		return err
	}
	reader := claim.FromBase(base)
	for _, part := range []interface{ Check() []error }{base.Lexicon, base.Actors, base.Gazetteer, reader} {
		for _, err := range part.Check() {
			s.failures++
			s.complain(err)
		}
	}
	n := reader.Examples()
	s.say("%s, %d of them wanted and not there yet", count.Of(n.Run, "example"), n.Wanted)
	if s.failures == 0 {
		s.say("knowledge files are sound: %d event types, %d places", len(types), base.Gazetteer.Len())
	}
	return nil
}

// sources lints lists of sources.
func (c *checkCmd) sources(s *streams) error {
	for _, path := range c.Files {
		f, err := source.Load(path, source.Options{})
		if err != nil {
			s.failures++
			s.complain(err)
			continue
		}
		feeds, sitemaps := 0, 0
		for _, x := range f.Enabled() {
			feeds, sitemaps = feeds+len(x.Feeds), sitemaps+len(x.Sitemaps)
		}
		s.say("%s is sound: %s, %s", path, count.Of(len(f.Sources), "source"), countWords(feeds, sitemaps))
	}
	return nil
}
