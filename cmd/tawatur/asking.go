package main

import (
	"context"
	"time"

	"tawatur/internal/acquire/fetch"
	"tawatur/internal/acquire/source"
)

// askFlags are those of the verbs that ask servers for feeds and pages.
type askFlags struct {
	Contact  string `env:"TAWATUR_CONTACT" placeholder:"ADDRESS" help:"A page or an e-mail address at which you can be reached; servers are told it."`
	Loopback bool   `hidden:"" help:"Let this machine be asked. For tests."`
}

// options are those of a fetcher.
func (f askFlags) options() fetch.Options {
	return fetch.Options{UserAgent: fetch.Agent(version, f.Contact), Loopback: f.Loopback}
}

// sourceOptions are those of reading sources.toml.
func (f askFlags) sourceOptions() source.Options { return source.Options{Private: f.Loopback} }

// sourcesFlag is the file that lists the outlets to follow.
type sourcesFlag struct {
	Sources string `default:"sources.toml" env:"TAWATUR_SOURCES" placeholder:"FILE" help:"The file that lists the outlets to follow (${default})."`
}

// Pauses between two requests to one host while a person waits: short, since there are only a few of them.
const (
	shortPause = time.Second
	noPause    = time.Nanosecond // on loopback
	// longPause is when the person is told why nothing happens.
	longPause = 3 * time.Second
)

// visitor asks servers for a person who waits: one request after the other, politely.
type visitor struct {
	s       *streams
	fetcher *fetch.Fetcher
	manners *fetch.Manners
}

func (f askFlags) visitor(s *streams) *visitor {
	pause := shortPause
	if f.Loopback {
		pause = noPause
	}
	v := &visitor{s: s, manners: fetch.NewManners(pause)}
	opt := f.options()
	opt.Manners = v.manners
	v.fetcher = fetch.New(opt)
	return v
}

// get asks for an address when its host may be asked. direct says that the user named it.
func (v *visitor) get(ctx context.Context, address string, direct bool) (*fetch.Response, error) {
	host := fetch.HostOf(address)
	for now := time.Now(); !v.manners.Begin(host, now); now = time.Now() {
		wait := time.Until(v.manners.Next(host, now))
		if wait > longPause {
			v.s.say("%s asks not to be asked for %s; waiting", host, wait.Round(time.Second))
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(max(wait, time.Millisecond)):
		}
	}
	defer v.manners.End(host)
	return v.fetcher.Get(ctx, fetch.Request{URL: address, Direct: direct})
}
