package proof_test

import (
	"bytes"
	"crypto/rand"
	"errors"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tawatur/internal/proof"
	"tawatur/internal/proof/timestamp"
	"tawatur/internal/proof/timestamp/tsatest"
)

// TestStamp has a log stamped by an authority of our own and checks it: the token holds for the lines before, also when more follow, and not
// for others.
func TestStamp(t *testing.T) {
	at := time.Date(2024, 8, 10, 12, 0, 0, 0, time.UTC)
	tsa := httptest.NewServer(tsatest.New(t, at))
	defer tsa.Close()
	ask := func(head []byte) ([]byte, time.Time, error) {
		token, err := timestamp.Ask(t.Context(), tsa.Client(), rand.Reader, tsa.URL, head)
		return token, at, err
	}
	dir := t.TempDir()
	k, err := proof.Open(dir, proof.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := k.Stamp(ask); !errors.Is(err, proof.ErrStamped) {
		t.Errorf("an empty log: %v", err)
	}
	keep := func(body string) {
		t.Helper()
		if _, err := k.Keep(proof.Exchange{URL: "https://outlet.example/" + body, At: at, Response: []byte("HTTP/1.1 200 OK\r\n\r\n" + body)}); err != nil {
			t.Fatal(err)
		}
	}
	keep("one")
	full := errors.New("unplugged")
	if err := k.Stamp(func([]byte) ([]byte, time.Time, error) { return nil, at, full }); !errors.Is(err, full) {
		t.Errorf("no answer: %v", err)
	}
	if err := k.Stamp(ask); err != nil {
		t.Fatal(err)
	}
	if err := k.Stamp(ask); !errors.Is(err, proof.ErrStamped) {
		t.Errorf("twice: %v", err)
	}
	keep("two")
	if err := k.Close(); err != nil {
		t.Fatal(err)
	}
	opt := proof.CheckOptions{Stamp: timestamp.Read}
	f, err := proof.Check(dir, opt)
	if err != nil || len(f.Problems) > 0 || len(f.Stamps) != 1 {
		t.Fatalf("%+v, %v", f, err)
	}
	if s := f.Stamps[0]; s.Line != 2 || s.At != "2024-08-10T12:00:00Z" || !strings.Contains(s.By, tsatest.Name) {
		t.Errorf("%+v", s)
	}
	name := filepath.Join(dir, f.Stamps[0].File)
	token, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(token); i += 13 {
		b := bytes.Clone(token)
		b[i] ^= 1
		if err := os.WriteFile(name, b, 0o600); err != nil {
			t.Fatal(err)
		}
		if f, err := proof.Check(dir, opt); err != nil || len(f.Problems) == 0 {
			t.Errorf("byte %d of the token: %v", i, err)
		}
	}
}
