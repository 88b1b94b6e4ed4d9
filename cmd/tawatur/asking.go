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

// visitor asks servers for a person who waits: one request after the other, politely, and each once.
type visitor struct{ patient *fetch.Patient }

func (f askFlags) visitor(s *streams) *visitor {
	pause := shortPause
	if f.Loopback {
		pause = noPause
	}
	opt := f.options()
	opt.Manners = fetch.NewManners(pause)
	return &visitor{&fetch.Patient{Fetcher: fetch.New(opt), Manners: opt.Manners, Tries: 1, Waiting: s.waiting, Silent: longPause}}
}

// get asks for an address when its host may be asked. direct says that the user named it.
func (v *visitor) get(ctx context.Context, address string, direct bool) (*fetch.Response, error) {
	return v.patient.Get(ctx, fetch.Request{URL: address, Direct: direct})
}

// waiting says why nothing happens.
func (s *streams) waiting(url string, d time.Duration, why error) {
	if why != nil {
		s.say("%v; asked again in %s", why, d.Round(time.Second))
	} else {
		s.say("%s asks not to be asked for %s; waiting", fetch.HostOf(url), d.Round(time.Second))
	}
}
