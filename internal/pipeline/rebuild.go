package pipeline

import (
	"context"

	"tawatur/internal/store"
	"tawatur/internal/weigh/event"
	"tawatur/internal/weigh/story"
)

// wovenAtOnce is how many reports that tell something are taken into the events at once: a transaction's worth. The more they are, the less often is
// what lies near them fetched, joined and told anew.
const wovenAtOnce = 1000

// Woven says what became of the events.
type Woven struct {
	// Reports were taken in, for the first time or again; Made are the events that are new or other than they were, Gone those
	// that are no more.
	Reports, Made, Gone int
	// Anew says that the events were those of other rules, so that all were made anew.
	Anew bool
}

// Weave takes the reports that wait into the events, each at the cost of what it touches. Events made by other rules than
// those of the program are all made anew first. What is done when the context ends stands, and Weave goes on from there.
func (l Line) Weave(ctx context.Context, st store.Store, opt event.Options) (Woven, error) {
	return l.weave(ctx, st, opt, wovenAtOnce)
}

// weave is Weave with so many reports at once.
func (l Line) weave(ctx context.Context, st store.Store, opt event.Options, atOnce int) (Woven, error) {
	var done Woven
	var w *weave
	for {
		more := false
		err := st.Derive(ctx, func(d store.Derivation) error {
			rules, err := d.Rules()
			if err != nil {
				return err
			}
			if now := rulesWith(opt); rules != now {
				done.Anew = rules != ""
				if err := clearAll(d, now); err != nil {
					return err
				}
			}
			if err := l.retell(ctx, d, opt); err != nil {
				return err
			}
			w = w.goOn(l, d, opt)
			more, err = w.next(&done, atOnce)
			return err
		})
		if err != nil {
			return done, orInterrupted(ctx, err)
		}
		if !more {
			return done, nil
		}
		l.progress(done.Reports)
		if err := interrupted(ctx); err != nil {
			return done, err
		}
	}
}

// Rebuild makes all events anew from the reports and claims of the record. The old events stay until the new ones are there; when
// the context ends before, they stay for good.
func (l Line) Rebuild(ctx context.Context, st store.Store, opt event.Options) (Woven, error) {
	return l.rebuild(ctx, st, opt, wovenAtOnce)
}

// rebuild is Rebuild with so many reports at once.
func (l Line) rebuild(ctx context.Context, st store.Store, opt event.Options, atOnce int) (Woven, error) {
	var done Woven
	err := st.Derive(ctx, func(d store.Derivation) error {
		if err := clearAll(d, rulesWith(opt)); err != nil {
			return err
		}
		w := newWeave(l, d, opt)
		for more := true; more; {
			var err error
			if more, err = w.next(&done, atOnce); err != nil {
				return err
			}
			l.progress(done.Reports)
			if err := interrupted(ctx); err != nil {
				return err
			}
		}
		return nil
	})
	return done, orInterrupted(ctx, err)
}

// clearAll takes away all that is derived.
func clearAll(d store.Derivation, rules string) error {
	if err := d.Clear(rules); err != nil {
		return err
	}
	return d.Untell(story.Rules())
}

// orInterrupted returns ErrInterrupted in place of whatever error the end of the context made.
func orInterrupted(ctx context.Context, err error) error {
	if err != nil && ctx.Err() != nil {
		return ErrInterrupted
	}
	return err
}

// rulesWith names the rules by which events are made, with what the user states.
func rulesWith(opt event.Options) string {
	if opt.Stated == "" {
		return Rules()
	}
	return Rules() + "+" + opt.Stated
}
