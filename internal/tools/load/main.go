// Command load asks a running desk for pages at a steady rate and says how long they take.
//
//	tawatur serve --db record.db &
//	go run ./internal/tools/load -base http://localhost:8080 -rate 50 -for 1m
//
// It first looks at lists of events of several times, so that what it then asks for is there: the overview, lists under one to three
// filters, events, and searches for words, names, phrases and beginnings. A request is sent when its turn comes, whether or not
// those before it are answered, and its time counts from its turn on: a desk that stalls is not spared. It exits with 1 when
// the 95th percentile of any kind is above -most, or a request fails.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"time"
)

// settings is what the command line says.
type settings struct {
	base     string
	rate     float64
	length   time.Duration
	most     time.Duration
	from, to string
	seed     uint64
	show     bool
}

func main() {
	var s settings
	flag.StringVar(&s.base, "base", "http://localhost:8080", "address of the desk")
	flag.Float64Var(&s.rate, "rate", 50, "requests a second")
	flag.DurationVar(&s.length, "for", time.Minute, "how long to ask")
	flag.DurationVar(&s.most, "most", 150*time.Millisecond, "greatest 95th percentile that is good")
	flag.StringVar(&s.from, "from", "2011-01-01", "first day of the times looked at")
	flag.StringVar(&s.to, "to", "2025-12-31", "last day of the times looked at")
	flag.Uint64Var(&s.seed, "seed", 1, "what the choice of requests begins with; the same seed asks the same")
	flag.BoolVar(&s.show, "show", false, "list the slowest request of each kind")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	good, err := run(ctx, s, os.Stdout)
	if err != nil {
		fmt.Fprintln(os.Stderr, "load:", err)
	}
	if err != nil || !good {
		os.Exit(1)
	}
}
