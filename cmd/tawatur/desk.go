package main

import (
	"net/http"
	"os"

	"tawatur/internal/desk/api"
	"tawatur/internal/desk/view"
	"tawatur/internal/desk/web"
	"tawatur/internal/store"
)

// recordOf is a record with the names, words and stories of its pages, for those who hand it on without pages.
func recordOf(st store.Reader, opt web.Options) (*view.Record, error) {
	words, err := web.NewWording(opt)
	if err != nil {
		return nil, err
	}
	o := view.Options{
		Now: opt.Now, ActorName: opt.ActorName, OutletName: opt.OutletName, Names: opt.Names, StatusWords: words.Status, Teller: opt.Teller, History: opt.History,
		Failed: func(err error) { opt.Log.Error("desk: not derived anew", "err", err) },
	}
	for _, t := range opt.Types {
		label := view.EventType{ID: t.ID, Definition: t.Definition}
		label.Label.AR, label.Label.EN = t.AR, t.EN
		o.Types = append(o.Types, label)
	}
	return view.New(st, o), nil
}

// apiFlags are those of the API.
type apiFlags struct {
	Rate  float64  `name:"api-rate" default:"20" placeholder:"N" help:"Requests a second that one address may make to /api in the long run, five times as many at once; 0 for any number (${default})."`
	Allow []string `name:"api-allow-origin" placeholder:"URL" help:"A web site, as https://desk.example, whose scripts may read /api. None may by default."`
}

// with puts the API beside the pages.
func (f apiFlags) with(pages http.Handler, rec *view.Record, opt web.Options) (http.Handler, error) {
	h, err := api.New(rec, api.Options{Version: version, Rate: f.Rate, Origins: f.Allow, Log: opt.Log})
	if err != nil {
		return nil, err
	}
	mux := http.NewServeMux()
	mux.Handle("/", pages)
	mux.Handle("/api", h)
	mux.Handle("/api/", h)
	return mux, nil
}

type openapiCmd struct {
	Out string `short:"o" placeholder:"FILE" help:"Write to a file instead of standard output."`
}

// Help is shown below the flags.
func (*openapiCmd) Help() string {
	return `The OpenAPI 3.1 description of the API that tawatur serve has under /api/v1. A running server has the same at /api/v1/openapi.json, and a page about it at /api.

Examples:

    tawatur openapi > openapi.json
    tawatur openapi -o docs/api/openapi.json
`
}

// Run writes the description.
func (c *openapiCmd) Run(s *streams) error {
	doc, err := api.Spec()
	if err != nil {
		return err
	}
	if c.Out != "" {
		return os.WriteFile(c.Out, doc, 0o644)
	}
	_, err = s.out.Write(doc)
	return err
}
