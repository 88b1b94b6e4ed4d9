package main

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"tawatur/internal/desk/mcp"
	"tawatur/internal/store/sqlite"
)

type mcpCmd struct {
	dbFlag
	Listen string   `placeholder:"ADDR" help:"Serve over HTTP at this address, at the path /mcp, instead of on standard input and output. As localhost:8081 only this machine can reach it."`
	Allow  []string `name:"allow-origin" placeholder:"URL" help:"With --listen: a web site, as https://desk.example, whose pages may ask beside those of this machine."`
}

// Help is shown below the flags.
func (*mcpCmd) Help() string {
	return `A server of the Model Context Protocol, for language models that are to answer from a record. It only reads: search_events, get_event, get_claims, list_sources, timeline, search_reports, and the codebook as a resource. Every answer carries how many articles, outlets and independent origins tell a thing, the Arabic words, and what is disputed. Nothing leaves this machine but what the model asks for: where the model runs elsewhere, that goes there.

Examples:

    tawatur mcp --db record.db
    tawatur mcp --db record.db --listen localhost:8081

In the configuration of a client, with the whole paths:

    {"mcpServers": {"tawatur": {"command": "tawatur", "args": ["mcp", "--db", "record.db"]}}}
`
}

// Run serves until the client goes or the context ends.
func (c *mcpCmd) Run(ctx context.Context, s *streams) error {
	return s.reading(ctx, c.DB, func(st *sqlite.Store) error {
		if err := s.told(ctx, st); err != nil {
			return err
		}
		return c.on(ctx, s, st)
	})
}

// on answers on an open record.
func (c *mcpCmd) on(ctx context.Context, s *streams, st *sqlite.Store) error {
	opt, err := webOptions(ctx, s, st)
	if err != nil {
		return err
	}
	rec, err := recordOf(st, opt)
	if err != nil {
		return err
	}
	srv := mcp.New(rec, mcp.Options{Version: version, Log: slog.New(slog.NewTextHandler(s.err, &slog.HandlerOptions{Level: slog.LevelWarn}))})
	if c.Listen != "" {
		return c.http(ctx, s, srv)
	}
	err = srv.Run(ctx, &sdk.IOTransport{Reader: io.NopCloser(s.in), Writer: unclosed{s.out}})
	if errors.Is(err, io.EOF) || ctx.Err() != nil {
		return nil // the client has gone
	}
	return err
}

// http serves over HTTP.
func (c *mcpCmd) http(ctx context.Context, s *streams, srv *sdk.Server) error {
	if !mcp.Loopback(c.Listen) {
		s.say("there is no login: whoever reaches %s reads the record", c.Listen)
	}
	mux := http.NewServeMux()
	mux.Handle("/mcp", mcp.Handler(srv, c.Allow))
	return listen(ctx, s, c.Listen, "/mcp", mux)
}

// unclosed is a writer that closing leaves open.
type unclosed struct{ io.Writer }

// Close does nothing.
func (unclosed) Close() error { return nil }
