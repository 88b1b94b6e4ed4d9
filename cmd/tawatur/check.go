package main

import (
	"context"

	"tawatur/internal/know"
	"tawatur/internal/pipeline"
	"tawatur/internal/read/claim"
)

type checkCmd struct{}

// Help is shown below the flags.
func (*checkCmd) Help() string {
	return `Reads and lints every knowledge file and runs the examples in them, those of knowledge/examples.tsv through the whole
reader. Errors name file and line; the exit code is then 1.

Example:

    tawatur check
`
}

// Run loads the knowledge and lets each part check itself.
func (*checkCmd) Run(_ context.Context, s *streams) error {
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
	s.say("%d examples, %d of them wanted and not there yet", n.Run, n.Wanted)
	if s.failures == 0 {
		s.say("knowledge files are sound: %d event types, %d places", len(types), base.Gazetteer.Len())
	}
	return nil
}
