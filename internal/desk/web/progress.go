package web

import (
	"fmt"
	"net/http"
	"time"
)

const (
	// mostListeners is how many may listen at once to how long work goes on. Others ask again.
	mostListeners = 64
	// beat is how often a listener hears that work goes on.
	beat = 3 * time.Second
	// listenFor is for how long one answer goes on: less than a server gives to one. Browsers then ask again by themselves.
	listenFor = 45 * time.Second
	// askAgain is after how many seconds a program asks again for what is not there yet, reloadAfter a browser without scripts.
	askAgain, reloadAfter = "5", "15"
)

// deriving is the work that is done for the first time: a channel that closes when a part of it ends, and when the part began;
// nil when there is none.
func (s *site) deriving() (done <-chan struct{}, begun time.Time) {
	return s.choices.First()
}

// atWork says for how long work has gone on that began at an instant; the zero time is work that ended a moment ago.
func (s *site) atWork(l lang, begun time.Time) string {
	if begun.IsZero() {
		begun = s.opt.Now()
	}
	return l.N("progress.seconds", max(0, int(s.opt.Now().Sub(begun).Seconds())))
}

// pending sets the headers of an answer that is not ready: programs ask again, and a page goes on by itself even without scripts.
func pending(h http.Header, json bool) {
	h.Set("Retry-After", askAgain)
	h.Set("Cache-Control", "no-store")
	if !json {
		h.Set("Refresh", reloadAfter)
	}
}

// progress tells a page of something that is not ready, as server-sent events, how long the work on it has gone on ("working",
// in words), and when it is done ("ready").
func (s *site) progress(w http.ResponseWriter, r *http.Request) {
	req := s.newRequest(w, r)
	select {
	case s.listening <- struct{}{}:
		defer func() { <-s.listening }()
	default:
		pending(w.Header(), true)
		http.Error(w, req.lang.T("progress.full"), http.StatusServiceUnavailable)
		return
	}
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	end := time.NewTimer(listenFor)
	defer end.Stop()
	tick := time.NewTicker(beat)
	defer tick.Stop()
	for {
		done, begun := s.deriving()
		if done == nil {
			_ = happened(w, "ready", "{}")
			return
		}
		if happened(w, "working", s.atWork(req.lang, begun)) != nil {
			return // nobody listens any more
		}
		select {
		case <-done:
		case <-tick.C:
		case <-end.C:
			return
		case <-r.Context().Done():
			return
		case <-s.opt.Ending:
			return
		}
	}
}

// happened sends one event. Browsers drop one without data: words are never empty.
func happened(w http.ResponseWriter, name, words string) error {
	if _, err := fmt.Fprintf(w, "event: %s\ndata: %s\n\n", name, words); err != nil {
		return err
	}
	return http.NewResponseController(w).Flush()
}
