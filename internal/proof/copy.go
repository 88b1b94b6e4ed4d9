package proof

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"time"

	"tawatur"
	"tawatur/internal/acquire/archive/warc"
	"tawatur/internal/proof/chain"
)

// Copy keeps a record of an archive that is taken in, so that the proof does not hang on a file elsewhere: from is its capture there, record the
// record as it stood, packed as a gzip member. It is held against the hash in from first. What was copied before is not copied again. The line
// of the log says that it is a copy: of the way of the bytes until here this proof knows nothing.
func (k *Keeper) Copy(from tawatur.Capture, record []byte) (c tawatur.Capture, added bool, err error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	c, added, err = k.copy(from, record)
	if err != nil {
		return tawatur.Capture{}, false, fmt.Errorf("copy %s at byte %d: %w", from.File, from.Offset, err)
	}
	return c, added, nil
}

func (k *Keeper) copy(from tawatur.Capture, record []byte) (tawatur.Capture, bool, error) {
	if k.failed != nil {
		return tawatur.Capture{}, false, k.failed
	}
	at, payload, err := copied(bytes.NewReader(record))
	switch {
	case err != nil:
		return tawatur.Capture{}, false, err
	case from.SHA256 != "" && payload != from.SHA256:
		return tawatur.Capture{}, false, fmt.Errorf("%w: it is not the record of this capture, by the SHA-256 of its content", ErrBroken)
	case k.refused[payload]:
		return tawatur.Capture{}, false, ErrRedacted
	}
	c := tawatur.Capture{At: from.At, URL: from.URL, Length: int64(len(record)), SHA256: payload, Kept: true}
	if where, had := k.copies[chain.Hash(record)]; had {
		c.File, c.Offset = where.file, where.offset
		return c, false, nil
	}
	if err := k.room(k.opt.Now().UTC().Format(time.DateOnly)); err != nil {
		return tawatur.Capture{}, false, err
	}
	line, err := k.append(record, chain.Line{Kind: chain.KindCopy, At: at, Payload: payload})
	c.File, c.Offset = line.File, line.Offset
	return c, true, err
}

// Copied returns the copy of a record, if there is one that is not redacted.
func (k *Keeper) Copied(record []byte) (tawatur.Capture, bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	where, had := k.copies[chain.Hash(record)]
	e := k.kept[where]
	return tawatur.Capture{File: where.file, Offset: where.offset, Length: e.length, SHA256: e.payload, Kept: true}, had && !e.redacted
}

// copied reads the time and the hash of the content of a record that somebody else wrote. A time that is none is "": the log holds no words.
func copied(member io.Reader) (at, payload string, err error) {
	r, err := warc.NewReader(member)
	if err != nil {
		return "", "", err
	}
	rec, err := r.Next()
	if err != nil {
		return "", "", err
	}
	res, err := rec.Response()
	if err != nil {
		return "", "", err
	}
	if _, err := res.Body(warc.MostPage); err != nil {
		return "", "", err
	}
	at, payload = rec.At(), res.PayloadSHA256()
	if _, err := r.Next(); err != io.EOF {
		return "", "", errors.Join(errors.New("there is more than one record in it"), err)
	}
	return at, payload, nil
}
