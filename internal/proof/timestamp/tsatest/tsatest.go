// Package tsatest is a time-stamping authority (RFC 3161) for tests, with a key of its own that nobody trusts. It is no part of the program.
//
//	s := httptest.NewServer(tsatest.New(t, at))
package tsatest

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"encoding/pem"
	"io"
	"math/big"
	"net/http"
	"testing"
	"time"

	"github.com/digitorus/timestamp"
)

// Name is what the authority calls itself.
const Name = "Authority of a test"

// TSA answers questions for time stamps with one and the same time.
type TSA struct {
	// CA is its certificate as PEM.
	CA []byte

	tb   testing.TB
	at   time.Time
	key  *ecdsa.PrivateKey
	cert *x509.Certificate
	// of, if not nil, is stamped whatever is asked; forgetful leaves the question's mark out.
	of        []byte
	forgetful bool
}

// New makes an authority; its certificate holds for some years around 2024.
func New(tb testing.TB, at time.Time) *TSA {
	tb.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		tb.Fatal(err)
	}
	usage, err := asn1.Marshal([]asn1.ObjectIdentifier{{1, 3, 6, 1, 5, 5, 7, 3, 8}})
	if err != nil {
		tb.Fatal(err)
	}
	tmpl := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: Name}, KeyUsage: x509.KeyUsageDigitalSignature,
		NotBefore: time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC), NotAfter: time.Date(2120, 1, 1, 0, 0, 0, 0, time.UTC),
		// RFC 3161 wants it to be critical
		ExtraExtensions: []pkix.Extension{{Id: asn1.ObjectIdentifier{2, 5, 29, 37}, Critical: true, Value: usage}},
	}
	der, err := x509.CreateCertificate(rand.Reader, tmpl, tmpl, &key.PublicKey, key)
	if err != nil {
		tb.Fatal(err)
	}
	cert, err := x509.ParseCertificate(der)
	if err != nil {
		tb.Fatal(err)
	}
	return &TSA{CA: pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}), tb: tb, at: at, key: key, cert: cert}
}

// Of is the authority, but it stamps one hash whatever it is asked.
func (a TSA) Of(sha256 []byte) *TSA { a.of = sha256; return &a }

// Forgetful is the authority, but it does not say which question it answers.
func (a TSA) Forgetful() *TSA { a.forgetful = true; return &a }

func (a *TSA) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	b, err := io.ReadAll(r.Body)
	if err != nil {
		a.tb.Error(err)
		return
	}
	asked, err := timestamp.ParseRequest(b)
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	t := timestamp.Timestamp{
		HashAlgorithm: asked.HashAlgorithm, HashedMessage: asked.HashedMessage, Time: a.at, Nonce: asked.Nonce,
		Policy: asn1.ObjectIdentifier{1, 2, 3}, AddTSACertificate: asked.Certificates,
	}
	if a.of != nil {
		t.HashedMessage = a.of
	}
	if a.forgetful {
		t.Nonce = nil
	}
	answer, err := t.CreateResponseWithOpts(a.cert, a.key, crypto.SHA256)
	if err != nil {
		a.tb.Error(err)
		return
	}
	w.Header().Set("Content-Type", "application/timestamp-reply")
	if _, err := w.Write(answer); err != nil {
		a.tb.Error(err)
	}
}
