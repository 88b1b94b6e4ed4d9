package main

import (
	"bytes"
	"context"
	"net/http"
	"path/filepath"
	"regexp"
	"sync"
	"testing"
	"time"

	"tawatur/internal/store/sqlite"
)

// lockedBuffer is written by the server and read by the test.
type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lockedBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

func TestServeUntilInterrupted(t *testing.T) {
	db := filepath.Join(t.TempDir(), "r.db")
	st, err := sqlite.Open(t.Context(), db)
	if err != nil {
		t.Fatal(err)
	}
	if err := st.Close(); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	said := &lockedBuffer{}
	done := make(chan error, 1)
	go func() {
		c := serveCmd{dbFlag: dbFlag{db}, Listen: "localhost:0"}
		done <- c.Run(ctx, &streams{err: said})
	}()
	for _, page := range []string{"/", "/index.json", "/api", "/api/v1/events", "/api/v1/openapi.json"} {
		if got := get(t, address(t, said, done)+page); got != http.StatusOK {
			t.Errorf("%s: %d", page, got)
		}
	}
	cancel()
	if err := <-done; err != nil {
		t.Error(err)
	}
}

// address waits until the server says where it is.
func address(t *testing.T, said *lockedBuffer, done chan error) string {
	t.Helper()
	for range 600 {
		if m := regexp.MustCompile(`http://\S+`).FindString(said.String()); m != "" {
			return m
		}
		select {
		case err := <-done:
			t.Fatalf("serve ended: %v", err)
		case <-time.After(50 * time.Millisecond):
		}
	}
	t.Fatal("serve never said where it is")
	return ""
}

func get(t *testing.T, url string) int {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	return res.StatusCode
}
