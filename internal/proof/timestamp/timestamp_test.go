package timestamp_test

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tawatur/internal/proof/timestamp"
	"tawatur/internal/proof/timestamp/tsatest"
)

var stamped = time.Date(2024, 8, 10, 9, 0, 0, 0, time.UTC)

func ask(t *testing.T, h http.Handler, sum []byte) ([]byte, error) {
	t.Helper()
	s := httptest.NewServer(h)
	defer s.Close()
	return timestamp.Ask(t.Context(), s.Client(), rand.Reader, s.URL, sum)
}

func TestAsk(t *testing.T) {
	sum := sha256.Sum256([]byte("head"))
	tsa := tsatest.New(t, stamped)
	token, err := ask(t, tsa, sum[:])
	if err != nil {
		t.Fatal(err)
	}
	by, at, of, err := timestamp.Read(token)
	if err != nil || !at.Equal(stamped) || !bytes.Equal(of, sum[:]) || !strings.Contains(by, tsatest.Name) {
		t.Errorf("%s %s %x %v", by, at, of, err)
	}
	// and by another reader
	if _, err := exec.LookPath("openssl"); err != nil {
		t.Skip("NOTICE: openssl is absent; the token is not read by it")
	}
	dir := t.TempDir()
	ca, file := filepath.Join(dir, "ca.pem"), filepath.Join(dir, "token.tst")
	if err := os.WriteFile(ca, tsa.CA, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, token, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("openssl", "ts", "-verify", "-digest", hex.EncodeToString(sum[:]), "-in", file, "-token_in", "-CAfile", ca,
		"-attime", "1723280400").CombinedOutput()
	if err != nil || !bytes.Contains(out, []byte("Verification: OK")) {
		t.Errorf("openssl: %v\n%s", err, out)
	}
}

// TestRefused: what is no answer to the question is no time stamp.
func TestRefused(t *testing.T) {
	sum, other := sha256.Sum256([]byte("head")), sha256.Sum256([]byte("other"))
	tsa := tsatest.New(t, stamped)
	for name, h := range map[string]http.Handler{
		"another hash":   tsa.Of(other[:]),
		"another nonce":  tsa.Forgetful(),
		"a page":         http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("<html>")) }),
		"an error":       http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusTeapot) }),
		"nothing":        http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}),
		"no certificate": tsatest.New(t, stamped.AddDate(-50, 0, 0)),
	} {
		if token, err := ask(t, h, sum[:]); err == nil {
			t.Errorf("%s: taken, %d bytes", name, len(token))
		}
	}
}

// TestEveryByte: a token with one bit changed is no token of the same.
func TestEveryByte(t *testing.T) {
	sum := sha256.Sum256([]byte("head"))
	token, err := ask(t, tsatest.New(t, stamped), sum[:])
	if err != nil {
		t.Fatal(err)
	}
	taken := 0
	for i := range token {
		b := bytes.Clone(token)
		b[i] ^= 4
		_, at, of, err := timestamp.Read(b)
		if err == nil && (!at.Equal(stamped) || !bytes.Equal(of, sum[:])) {
			t.Errorf("byte %d: %s, %x", i, at, of)
		}
		if err == nil {
			taken++ // a byte that says nothing, as in the unsigned frame
		}
	}
	if taken > len(token)/4 {
		t.Errorf("%d of %d changed tokens are taken", taken, len(token))
	}
}

func FuzzRead(f *testing.F) {
	sum := sha256.Sum256([]byte("head"))
	s := httptest.NewServer(tsatest.New(f, stamped))
	defer s.Close()
	token, err := timestamp.Ask(f.Context(), s.Client(), rand.Reader, s.URL, sum[:])
	if err != nil {
		f.Fatal(err)
	}
	f.Add(token)
	f.Add([]byte("\x30\x80"))
	f.Fuzz(func(t *testing.T, b []byte) {
		if by, at, of, err := timestamp.Read(b); err == nil && (len(of) == 0 || at.IsZero()) {
			t.Errorf("%q %s %x", by, at, of)
		}
	})
}
