package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"maps"
	"net/http"
	"slices"
	"sync"
	"time"
)

// request is an address with its kind.
type request struct{ kind, path string }

// answer is how long a request took from its turn on.
type answer struct {
	request
	took time.Duration
	err  error
}

// run asks for what there is and writes how long it took; good says that it took no longer than it may.
func run(ctx context.Context, s settings, out io.Writer) (good bool, err error) {
	client := &http.Client{Timeout: 30 * time.Second, Transport: &http.Transport{MaxIdleConnsPerHost: 256}}
	defer client.CloseIdleConnections()
	seen, err := look(ctx, client, s)
	if err != nil {
		return false, fmt.Errorf("look at %s: %w", s.base, err)
	}
	fmt.Fprintf(out, "%d claims in %d events; %d events looked at\n", seen.claims, seen.events, len(seen.ids))
	answers := ask(ctx, client, s, seen.requests(s))
	return report(out, answers, s), ctx.Err()
}

// ask sends requests at a steady rate and returns their answers.
func ask(ctx context.Context, client *http.Client, s settings, next func() request) []answer {
	var mu sync.Mutex
	var wg sync.WaitGroup
	var out []answer
	begun := time.Now()
	for i := 0; ; i++ {
		turn := begun.Add(time.Duration(float64(i) / s.rate * float64(time.Second)))
		if turn.Sub(begun) >= s.length || ctx.Err() != nil {
			break
		}
		time.Sleep(time.Until(turn))
		r := next()
		wg.Go(func() {
			err := fetch(ctx, client, s.base+r.path)
			mu.Lock()
			defer mu.Unlock()
			out = append(out, answer{r, time.Since(turn), err})
		})
	}
	wg.Wait()
	return out
}

func fetch(ctx context.Context, client *http.Client, address string) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return err
	}
	res, err := client.Do(req)
	if err != nil {
		return err
	}
	defer res.Body.Close()
	if _, err := io.Copy(io.Discard, res.Body); err != nil {
		return err
	}
	if res.StatusCode != http.StatusOK {
		return fmt.Errorf("%s: %s", address, res.Status)
	}
	return nil
}

// report writes a line for each kind and says whether all is good.
func report(out io.Writer, answers []answer, s settings) bool {
	by := map[string][]answer{}
	for _, a := range answers {
		by[a.kind] = append(by[a.kind], a)
		by["all"] = append(by["all"], a)
	}
	good := len(answers) > 0
	fmt.Fprintf(out, "%-10s %7s %7s %8s %8s %8s %8s\n", "kind", "asked", "failed", "p50", "p95", "p99", "most")
	for _, kind := range slices.Sorted(maps.Keys(by)) {
		all := by[kind]
		slices.SortFunc(all, func(a, b answer) int { return cmp.Compare(a.took, b.took) })
		failed := 0
		for _, a := range all {
			if a.err != nil {
				if failed++; failed == 1 {
					fmt.Fprintf(out, "%s: %v\n", kind, a.err)
				}
			}
		}
		fmt.Fprintf(out, "%-10s %7d %7d %8s %8s %8s %8s\n", kind, len(all), failed,
			at(all, 50), at(all, 95), at(all, 99), at(all, 100))
		if s.show {
			fmt.Fprintf(out, "           slowest: %s\n", all[len(all)-1].path)
		}
		good = good && failed == 0 && percentile(all, 95) <= s.most
	}
	return good
}

// percentile returns the time within which so many of a hundred are answered.
func percentile(sorted []answer, p int) time.Duration {
	return sorted[max(0, (len(sorted)*p+99)/100-1)].took
}

func at(sorted []answer, p int) string {
	return fmt.Sprintf("%.0f ms", float64(percentile(sorted, p).Microseconds())/1000)
}
