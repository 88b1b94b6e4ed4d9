package proof

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"tawatur"
	"tawatur/internal/proof/chain"
)

// Archive reads captures of a proof, which may be written to meanwhile. It checks the bytes that it reads; the whole is checked by [Check].
type Archive struct {
	dir   string
	lines map[place]chain.Line
	// redone are the captures that were redacted; first is where a payload is kept.
	redone map[place]chain.Line
	first  map[string]chain.Line
}

// OpenArchive reads the log of a proof, which must hold together.
func OpenArchive(dir string) (*Archive, error) {
	f, err := os.Open(filepath.Join(dir, logName))
	if err != nil {
		return nil, fmt.Errorf("read proof: %w", err)
	}
	defer f.Close()
	a := &Archive{dir: dir, lines: map[place]chain.Line{}, redone: map[place]chain.Line{}, first: map[string]chain.Line{}}
	r := chain.NewReader(f)
	for {
		l, err := r.Next()
		switch {
		case err == io.EOF, errors.Is(err, chain.ErrCut):
			return a, nil
		case err != nil:
			return nil, fmt.Errorf("read proof %s: %w: %w; tawatur verify says more", dir, ErrBroken, err)
		}
		a.remember(l)
	}
}

func (a *Archive) remember(l chain.Line) {
	where := place{l.File, l.Offset}
	switch l.Kind {
	case chain.KindCopy:
		a.lines[where] = l
	case chain.KindCapture:
		a.lines[where] = l
		if _, there := a.first[l.Payload]; !there && !l.Same {
			a.first[l.Payload] = l
		}
	case chain.KindRedaction:
		a.redone[where] = l
		if was := a.lines[where]; a.first[was.Payload].File == l.File && a.first[was.Payload].Offset == l.Offset {
			delete(a.first, was.Payload)
		}
	}
}

// Read returns the bytes of a capture as they stand in its file: the record of the answer and that of the request, each a gzip member. One that is
// redacted is ErrRedacted, one that the log does not tell of ErrUnknown, one whose bytes are others ErrBroken.
func (a *Archive) Read(c tawatur.Capture) ([]byte, error) {
	b, err := a.read(place{c.File, c.Offset})
	if err != nil {
		return nil, fmt.Errorf("read %s at byte %d: %w", c.File, c.Offset, err)
	}
	return b, nil
}

func (a *Archive) read(where place) ([]byte, error) {
	l, known := a.lines[where]
	if !known {
		return nil, ErrUnknown
	}
	if _, gone := a.redone[where]; gone {
		return nil, ErrRedacted
	}
	f, err := openFile(a.dir, l.File)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	b, err := io.ReadAll(io.NewSectionReader(f, l.Offset, l.Length))
	if err == nil && chain.Hash(b) != l.SHA256 {
		err = fmt.Errorf("%w: these are not its bytes, by their SHA-256", ErrBroken)
	}
	return b, err
}

// Original returns the capture that holds the content of one which was the same as before; for others, and where that one is redacted,
// themselves.
func (a *Archive) Original(c tawatur.Capture) tawatur.Capture {
	same := a.lines[place{c.File, c.Offset}]
	l, there := a.first[same.Payload]
	if !same.Same || !there {
		return c
	}
	return tawatur.Capture{At: l.At, File: l.File, Offset: l.Offset, Length: l.Length, SHA256: l.Payload, Kept: true}
}
