package main

import (
	"context"

	"tawatur/internal/know"
	"tawatur/internal/pipeline"
)

type checkCmd struct{}

// Help is shown below the flags.
func (*checkCmd) Help() string {
	return `Reads every knowledge file and runs the examples in it. Errors name file and line; the exit code is then 1.

Example:

    tawatur check
`
}

// Run loads the knowledge and lets each part that has examples run them.
func (*checkCmd) Run(_ context.Context, s *streams) error {
	base, err := know.Load()
	if err != nil {
		return err
	}
	types, err := pipeline.EventTypes()
	if err != nil {
		return err
	}
	for _, part := range []any{base.Lexicon, base.Actors, base.Gazetteer} {
		if c, ok := part.(interface{ Check() []error }); ok {
			for _, err := range c.Check() {
				s.failures++
				s.complain(err)
			}
		}
	}
	if s.failures == 0 {
		s.say("knowledge files are sound: %d event types, %d places", len(types), base.Gazetteer.Len())
	}
	return nil
}
