package main

import (
	"errors"
	"fmt"

	"tawatur/internal/desk/search"
	"tawatur/internal/know"
	"tawatur/internal/pipeline"
)

// namesOf lets a search find who and what is called by a name.
func namesOf(base *know.Base, types []pipeline.EventType) search.Names {
	return func(kind, name string) []search.Named {
		var out []search.Named
		for _, c := range pipeline.WhoIsCalled(base, types, kind, name) {
			out = append(out, search.Named(c))
		}
		return out
	}
}

// readings says for whom names were taken where that is not one, and returns an error of one that nobody bears.
func (s *streams) readings(of []search.Reading) error {
	if err := search.Unknown(of); err != nil {
		return fmt.Errorf("%w: %w", errUsage, err)
	}
	for _, r := range of {
		switch len(r.Of) {
		case 0:
			s.say("the record tells nothing of the %s %q", r.Kind, r.Words)
		case 1:
		default:
			s.say("%q may be any of these, and all are taken; an id takes one: %s", r.Words, search.Listed(r.Of))
		}
	}
	return nil
}

// oneOf turns errors of a name that is not that of one into wrong use.
func oneOf(err error) error {
	var nobody *search.UnknownError
	var several *search.SeveralError
	if errors.As(err, &nobody) || errors.As(err, &several) {
		return fmt.Errorf("%w: %w", errUsage, err)
	}
	return err
}
