package web

import (
	"cmp"
	"context"
	"slices"

	"tawatur"
)

// captureView is where the bytes of a report are, and since when.
type captureView struct {
	tawatur.Capture
	// Words is when it was captured, Where in what it is.
	Words string `json:"-"`
	Where string `json:"-"`
}

// shownCaptures is how many captures of a report are listed at once; a page that is asked for again and again has many.
const shownCaptures = 3

// capturesOf returns the captures of reports, earliest first.
func (n namer) capturesOf(ctx context.Context, ids ...string) (map[string][]captureView, error) {
	out := map[string][]captureView{}
	if len(ids) == 0 {
		return out, nil
	}
	all, err := n.s.st.Captures(ctx, ids...)
	if err != nil {
		return nil, err
	}
	for id, cs := range all {
		for _, c := range cs {
			v := captureView{Capture: c, Words: n.T("capture.untimed"), Where: n.T("capture.elsewhere")}
			if c.At != "" {
				v.Words = n.dayWords(c.At)
			}
			if c.Kept {
				v.Where = n.T("capture.kept")
			}
			out[id] = append(out[id], v)
		}
	}
	return out, nil
}

// foldedCaptures are captures in two parts: those that are shown, and the others.
type foldedCaptures struct{ Shown, Folded []captureView }

// foldCaptures shows the first captures and the last one: since when something was there, and how long.
func foldCaptures(cs []captureView) foldedCaptures {
	if len(cs) <= shownCaptures {
		return foldedCaptures{Shown: cs}
	}
	shown := slices.Clone(cs[:shownCaptures-1])
	return foldedCaptures{append(shown, cs[len(cs)-1]), cs[shownCaptures-1 : len(cs)-1]}
}

// Hash is the hash of a capture's payload, or that nobody computed it.
func (v captureView) Hash() string { return cmp.Or(v.SHA256, "-") }
