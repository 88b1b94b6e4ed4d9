// Package timestamp asks time-stamping authorities (RFC 3161) when something was there, and reads what they answered. An authority is sent a hash
// and nothing else, and signs it with the time.
//
//	token, err := timestamp.Ask(ctx, client, rand.Reader, "https://tsa.example/tsr", sum)
//	by, at, sum, err := timestamp.Read(token)
//
// That a token is whole, that it is signed by the certificate in it, and that this is one for time stamps is checked here, offline. Whether
// who signed is to be trusted is for the reader: no list of authorities is built in, and `openssl ts -verify` takes one.
package timestamp

import (
	"bytes"
	"context"
	"crypto"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"math/big"
	"net/http"
	"slices"
	"time"

	"github.com/digitorus/timestamp"
)

// mostBytes is how long an answer may be; they have some thousand bytes.
const mostBytes = 1 << 20

// The media types of RFC 3161.
const (
	askType    = "application/timestamp-query"
	answerType = "application/timestamp-reply"
)

// Ask has a SHA-256 stamped by the authority at an address, and returns the token. It is checked as Read does, and to be an answer to
// this very question.
func Ask(ctx context.Context, client *http.Client, random io.Reader, url string, sha256 []byte) ([]byte, error) {
	token, err := ask(ctx, client, random, url, sha256)
	if err != nil {
		return nil, fmt.Errorf("time stamp of %s: %w", url, err)
	}
	return token, nil
}

func ask(ctx context.Context, client *http.Client, random io.Reader, url string, sha256 []byte) ([]byte, error) {
	var once [8]byte
	if _, err := io.ReadFull(random, once[:]); err != nil {
		return nil, err
	}
	nonce := new(big.Int).SetBytes(once[:])
	question, err := (&timestamp.Request{HashAlgorithm: crypto.SHA256, HashedMessage: sha256, Certificates: true, Nonce: nonce}).Marshal()
	if err != nil {
		return nil, err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, url, bytes.NewReader(question))
	if err != nil {
		return nil, err
	}
	req.Header.Set("Content-Type", askType)
	req.Header.Set("Accept", answerType)
	res, err := client.Do(req)
	if err != nil {
		return nil, err
	}
	defer res.Body.Close()
	if res.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("it answered %s", res.Status)
	}
	answer, err := io.ReadAll(io.LimitReader(res.Body, mostBytes))
	if err != nil {
		return nil, err
	}
	return fits(answer, sha256, nonce)
}

// fits takes the token out of an answer, if it is one to the question.
func fits(answer, sha256 []byte, nonce *big.Int) (token []byte, err error) {
	defer survive(&err)
	t, err := timestamp.ParseResponse(answer)
	if err != nil {
		return nil, err
	}
	if t.Nonce == nil || t.Nonce.Cmp(nonce) != 0 {
		return nil, errors.New("it answered another question")
	}
	_, _, sum, err := Read(t.RawToken)
	if err == nil && !bytes.Equal(sum, sha256) {
		err = errors.New("it stamped another hash")
	}
	return t.RawToken, err
}

// Read checks a token and returns whose it is, as the certificate names them, the time that it gives, and the SHA-256 that it is of.
func Read(token []byte) (by string, at time.Time, sha256 []byte, err error) {
	defer survive(&err)
	t, err := timestamp.Parse(token)
	if err != nil {
		return "", at, nil, err
	}
	signer := slices.IndexFunc(t.Certificates, func(c *x509.Certificate) bool { return slices.Contains(c.ExtKeyUsage, x509.ExtKeyUsageTimeStamping) })
	switch {
	case signer < 0:
		return "", at, nil, errors.New("there is no certificate for time stamps in it")
	case t.HashAlgorithm != crypto.SHA256:
		return "", at, nil, errors.New("it is not of a SHA-256")
	}
	c := t.Certificates[signer]
	if t.Time.Before(c.NotBefore) || t.Time.After(c.NotAfter) {
		return "", at, nil, errors.New("its certificate did not hold at its time")
	}
	return c.Subject.String(), t.Time, t.HashedMessage, nil
}

// survive makes an error of a panic: what is read here comes from others, through a library that is not ours.
func survive(err *error) {
	if r := recover(); r != nil {
		*err = fmt.Errorf("it cannot be read: %v", r)
	}
}
