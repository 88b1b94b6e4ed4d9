package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"net/url"
	"sync"
	"time"

	"tawatur/internal/acquire/source"
	"tawatur/internal/proof"
	"tawatur/internal/proof/timestamp"
)

type stampCmd struct {
	dbFlag
	sourcesFlag
	Loopback bool   `hidden:"" help:"Let this machine be named in the sources. For tests."`
	URL      string `arg:"" optional:"" name:"url" help:"Address of a time-stamping authority (RFC 3161); without it, timestamp in [proof] of the sources."`
}

// Help is shown below the flags.
func (*stampCmd) Help() string {
	return `Sends the head of the log, a hash of 32 bytes and nothing else, to an authority, which signs it with the time. The answer is kept in the proof beside the record; verify checks it offline. After that nobody can write the log anew up to that line without the signature failing, not even who runs the record. While watch is running, give it --timestamp instead.

Examples:

    tawatur stamp --db record.db https://tsa.example/tsr
    tawatur stamp --db record.db --sources sources.toml        # by the authority that [proof] names
`
}

// Run has the log stamped.
func (c *stampCmd) Run(ctx context.Context, s *streams) (err error) {
	if c.URL == "" {
		f, err := source.Load(c.Sources, source.Options{Private: c.Loopback})
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		if f == nil || f.Proof.Timestamp == "" {
			return fmt.Errorf("%w: name an authority: tawatur stamp --db %s https://…, or timestamp in [proof] of %s", errUsage, c.DB, c.Sources)
		}
		c.URL = f.Proof.Timestamp
	}
	if err := authority(c.URL); err != nil {
		return err
	}
	k, err := openProof(c.DB)
	if err != nil {
		return err
	}
	if k == nil {
		return fmt.Errorf("stamp: there is no proof beside %s, since nothing was fetched into it", c.DB)
	}
	defer func() { err = errors.Join(err, k.Close()) }()
	return stampWith(ctx, s, k, c.URL)
}

// authority refuses what is no address of an authority.
func authority(address string) error {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" {
		return fmt.Errorf("%w: %q is no address of a time-stamping authority: want https://…", errUsage, address)
	}
	return nil
}

// patience with an authority: nothing is kept meanwhile.
const stampPatience = 30 * time.Second

// stampWith has a log stamped by an authority and says so.
func stampWith(ctx context.Context, s *streams, k *proof.Keeper, address string) error {
	client := &http.Client{Timeout: stampPatience}
	said := ""
	err := k.Stamp(func(head []byte) ([]byte, time.Time, error) {
		token, err := timestamp.Ask(ctx, client, rand.Reader, address, head)
		if err != nil {
			return nil, time.Time{}, err
		}
		by, at, _, err := timestamp.Read(token)
		said = fmt.Sprintf("head %x stamped %s by %s", head, at.UTC().Format(time.RFC3339), by)
		return token, at, err
	})
	if errors.Is(err, proof.ErrStamped) {
		s.say("%v", proof.ErrStamped)
		return nil
	}
	if err == nil {
		s.say("%s", said)
	}
	return err
}

// stampEvery is how often watch has the log stamped.
const stampEvery = 24 * time.Hour

// stampDaily has a log stamped once a day until the context ends. An authority that does not answer is asked again the next day.
func stampDaily(ctx context.Context, s *streams, k *proof.Keeper, address string) {
	tick := time.NewTicker(stampEvery)
	defer tick.Stop()
	for {
		if err := stampWith(ctx, s, k, address); err != nil && ctx.Err() == nil {
			s.complain(err)
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			return
		}
	}
}

// stamping runs a watch while its log is stamped, if that is wanted; one that is run once has it stamped at its end.
func (c *watchCmd) stamping(ctx context.Context, s *streams, k *proof.Keeper, run func() error) error {
	switch {
	case c.Stamp == "":
		return run()
	case c.Once:
		return errors.Join(run(), stampWith(context.WithoutCancel(ctx), s, k, c.Stamp))
	}
	ctx, end := context.WithCancel(ctx)
	var wg sync.WaitGroup
	wg.Go(func() { stampDaily(ctx, s, k, c.Stamp) })
	defer wg.Wait()
	defer end()
	return run()
}
