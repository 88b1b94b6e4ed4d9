package pipeline

import (
	"context"

	"tawatur"
	"tawatur/internal/store"
	"tawatur/internal/weigh/event"
	"tawatur/internal/weigh/story"
)

// Told reports whether the stories of a record are those of the program's rules.
func Told(ctx context.Context, st store.Reader) (bool, error) {
	rules, err := st.TaleRules(ctx)
	return rules == story.Rules(), err
}

// Tell tells the stories of a record whose stories are of other rules than the program's, or of none: those of all its events, in one transaction. Later
// reports cost what they touch. Progress hears of the events.
func (l Line) Tell(ctx context.Context, st store.Store, opt event.Options) error {
	err := st.Derive(ctx, func(d store.Derivation) error { return l.retell(ctx, d, opt) })
	return orInterrupted(ctx, err)
}

// retold is how many events are told of at once.
const retold = 1000

// retell tells all stories anew where they are those of other rules.
func (l Line) retell(ctx context.Context, d store.Derivation, opt event.Options) error {
	rules, err := d.TaleRules()
	if err != nil || rules == story.Rules() {
		return err
	}
	if err := d.Untell(story.Rules()); err != nil {
		return err
	}
	w := story.NewWeaver(d, opt)
	known := 0
	for _, do := range []func([]tawatur.Event) error{w.Enter, w.Tell} {
		for place := store.Beginning; ; {
			events, last, err := d.EventsAfter(place, retold)
			if err == nil && len(events) > 0 {
				err = do(events)
			}
			if err != nil || len(events) == 0 {
				if err != nil {
					return err
				}
				break
			}
			place, known = last, known+len(events)
			l.progress(known / 2) // each comes twice
			if err := interrupted(ctx); err != nil {
				return err
			}
		}
	}
	return nil
}
