package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"

	"tawatur"
	"tawatur/internal/desk/web"
	"tawatur/internal/pipeline"
	"tawatur/internal/store"
	"tawatur/internal/store/sqlite"
	"tawatur/internal/watch/meter"
	"tawatur/internal/weigh/story"
)

type serveCmd struct {
	dbFlag
	Listen      string `default:"localhost:8080" placeholder:"ADDR" help:"Address to listen on; only this machine can reach the default (${default})."`
	Metrics     bool   `help:"Offer numbers for Prometheus at /metrics."`
	Corrections string `placeholder:"ADDRESS" help:"Whom readers tell mistakes to, linked from every event, story and report: an address of mail or of a web page (which gets ?page=)."`
	apiFlags
}

// Help is shown below the flags.
func (*serveCmd) Help() string {
	return `The pages are read-only. There is no login: whoever reaches the address reads the record. What changed is on /changes, and on /changes.atom for feed readers. Programs read the same under /api/v1; /api says how.

Examples:

    tawatur serve --db record.db
    tawatur serve --db record.db --listen localhost:9000
    tawatur serve --db record.db --corrections desk@example.org
    curl 'http://localhost:8080/api/v1/events?status=disputed&limit=5'
`
}

// Run serves the pages until the context ends.
func (c *serveCmd) Run(ctx context.Context, s *streams) error {
	return s.reading(ctx, c.DB, func(st *sqlite.Store) error {
		if err := s.told(ctx, st); err != nil {
			return err
		}
		return c.on(ctx, s, st)
	})
}

// on serves an open record.
func (c *serveCmd) on(ctx context.Context, s *streams, st *sqlite.Store) error {
	if st.ReadOnly() {
		s.say("the record cannot be written where it lies: it is shown as it is now, and what others write into it is not seen until serve is started again")
	}
	opt, err := webOptions(ctx, s, st)
	if err != nil {
		return err
	}
	opt.Ending = ctx.Done()
	if opt.Corrections, err = web.Corrections(c.Corrections); err != nil {
		return fmt.Errorf("%w: --corrections: %w", errUsage, err)
	}
	h, err := web.New(st, opt)
	if err != nil {
		return err
	}
	rec, err := recordOf(st, opt)
	if err != nil {
		return err
	}
	if h, err = c.with(h, rec, opt); err != nil {
		return err
	}
	if c.Metrics {
		mux := http.NewServeMux()
		mux.Handle("GET /metrics", meter.OfRecord(st, time.Now))
		mux.Handle("/", h)
		h = mux
	}
	if !web.HasScripts() {
		s.say("built without npm: the pages have no map, no scripts and no Arabic font of their own; `make build` with npm adds them")
	}
	return listen(ctx, s, c.Listen, "", h)
}

// webOptions fills in the names that the pages show, and what they derive.
func webOptions(ctx context.Context, s *streams, st store.Reader) (web.Options, error) {
	base, err := s.base(ctx, st)
	if err != nil {
		return web.Options{}, err
	}
	types, err := pipeline.EventTypes()
	if err != nil {
		return web.Options{}, err
	}
	world, err := pipeline.World(base)
	if err != nil {
		return web.Options{}, err
	}
	exports, err := newExportDesk(base, st)
	if err != nil {
		return web.Options{}, err
	}
	opt := web.Options{
		Version: version,
		Teller:  story.Teller{World: world},
		History: func(ctx context.Context, e tawatur.Event) ([]tawatur.Known, error) {
			return pipeline.History(ctx, st, e, world)
		},
		ActorParent: world.ActorParent,
		Parts:       partsOf(base),
		Kin: func(ctx context.Context, e tawatur.Extraction, events []tawatur.Event) ([]web.Kin, error) {
			return kinOf(ctx, st, e, events, world)
		},
		ActorName: func(id string) (tawatur.Name, bool) { return pipeline.ActorName(base, id) },
		OutletName: func(id string) (tawatur.Name, bool) {
			return pipeline.OutletName(base, id)
		},
		Names:   namesOf(base, types),
		Above:   base.Gazetteer.Above,
		Below:   base.Gazetteer.Below,
		Exports: exports,
		Log:     slog.New(slog.NewTextHandler(s.err, nil)),
	}
	for _, t := range types {
		opt.Types = append(opt.Types, web.TypeLabel{ID: t.ID, AR: t.Label.AR, EN: t.Label.EN, Definition: t.Definition})
	}
	return opt, nil
}

// listen serves until the context ends, then lets requests under way finish; path is where what is served begins.
func listen(ctx context.Context, s *streams, addr, path string, h http.Handler) error {
	l, err := (&net.ListenConfig{}).Listen(ctx, "tcp", addr)
	if err != nil {
		return fmt.Errorf("serve: %w", err)
	}
	srv := &http.Server{
		Handler: h, ReadHeaderTimeout: 10 * time.Second, ReadTimeout: 30 * time.Second,
		WriteTimeout: time.Minute, IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 64 << 10,
	}
	s.say("the record is on http://%s%s (Ctrl-C ends)", l.Addr(), path)
	done := make(chan error, 1)
	context.AfterFunc(ctx, func() {
		grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
		defer cancel()
		done <- srv.Shutdown(grace)
	})
	if err := srv.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serve: %w", err)
	}
	return <-done
}
