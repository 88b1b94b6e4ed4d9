package main

import (
	"context"

	"tawatur"
	"tawatur/internal/desk/web"
	"tawatur/internal/know"
	"tawatur/internal/pipeline"
	"tawatur/internal/read/claim"
	"tawatur/internal/store"
	"tawatur/internal/weigh/event"
)

// partsOf tells the pages what reading takes the stretches of a report's text for.
func partsOf(base *know.Base) func(tawatur.Report) []web.Part {
	rd := claim.FromBase(base)
	return func(r tawatur.Report) []web.Part {
		var out []web.Part
		for _, p := range pipeline.Parts(rd, r) {
			out = append(out, web.Part(p))
		}
		return out
	}
}

// kinOf tells the pages how a report hangs together with others.
func kinOf(ctx context.Context, st store.Reader, e tawatur.Extraction, events []tawatur.Event, world event.Options) ([]web.Kin, error) {
	kin, err := pipeline.Kin(ctx, st, e, events, world)
	if err != nil {
		return nil, err
	}
	var out []web.Kin
	for _, k := range kin {
		out = append(out, web.Kin(k))
	}
	return out, nil
}
