package elsewhere

import (
	"archive/zip"
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"slices"
	"strings"

	"tawatur"
	"tawatur/internal/acquire/archive/warc"
)

// readArchive reads captures from one file, or from a WARC file in a WACZ. The error says why others could not be looked for.
func readArchive(ctx context.Context, path, name string, captures []tawatur.Capture) ([]Found, error) {
	if st, err := os.Stat(path); err != nil || !st.Mode().IsRegular() { // a pipe would be waited for
		return nil, cmp.Or(err, errors.New("it is no file"))
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	s := &search{ctx: ctx, path: path, left: slices.Clone(captures)}
	slices.SortStableFunc(s.left, func(a, b tawatur.Capture) int { return cmp.Compare(a.Offset, b.Offset) })
	_, inner, packed := strings.Cut(name, "!")
	if packed {
		return s.found, s.zipped(f, inner)
	}
	return s.found, s.file(f)
}

// search looks for captures in one file.
type search struct {
	ctx   context.Context
	path  string
	left  []tawatur.Capture
	found []Found
}

// zipped searches a WARC file in a ZIP file.
func (s *search) zipped(f *os.File, inner string) error {
	st, err := f.Stat()
	if err != nil {
		return err
	}
	z, err := zip.NewReader(f, st.Size())
	if err != nil {
		return err
	}
	i := slices.IndexFunc(z.File, func(e *zip.File) bool { return e.Name == inner })
	if i < 0 {
		return fmt.Errorf("there is no %s in it", inner)
	}
	e := z.File[i]
	if at, err := e.DataOffset(); err == nil && e.Method == zip.Store {
		return s.file(io.NewSectionReader(f, at, int64(e.CompressedSize64)))
	}
	r, err := e.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	return s.stream(r, fromStart)
}

// file searches a file that can be read from any place: captures are read where they are, but for Zstandard, whose places count unpacked bytes.
func (s *search) file(f io.ReaderAt) error {
	var magic [4]byte
	if _, err := f.ReadAt(magic[:], 0); err != nil {
		return err
	}
	if frame := magic[1:]; bytes.Equal(magic[:], []byte("\x28\xb5\x2f\xfd")) || bytes.Equal(frame, []byte("\x2a\x4d\x18")) {
		return s.stream(io.NewSectionReader(f, 0, math.MaxInt64), fromStart)
	}
	var errs []error
	for at := range s.places() {
		if err := s.stream(io.NewSectionReader(f, at, math.MaxInt64-at), at); err != nil {
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}

// places are the bytes at which captures are that are looked for, each once.
func (s *search) places() func(func(int64) bool) {
	var all []int64
	for _, c := range s.left {
		if c.Offset >= 0 { // a record may say what it likes
			all = append(all, c.Offset)
		}
	}
	return slices.Values(slices.Compact(all))
}

// fromStart says that a file is read from its beginning to its end.
const fromStart = -1

// stream searches records one after the other: all, or those that begin with the byte at which r stands in its file, of which there are several in one
// gzip member.
func (s *search) stream(r io.Reader, base int64) error {
	whole := base == fromStart
	wr, err := warc.NewReader(r)
	if err != nil {
		return err
	}
	for {
		if err := s.ctx.Err(); err != nil {
			return err
		}
		rec, err := wr.Next()
		var bad *warc.Fault
		switch {
		case err == io.EOF:
			return nil
		case errors.As(err, &bad) && whole:
			continue // costs no other
		case err != nil:
			return err
		case !whole && rec.Offset > 0:
			return nil
		}
		at := base
		if whole {
			at = rec.Offset
		}
		if !slices.ContainsFunc(s.left, func(c tawatur.Capture) bool { return is(c, at, rec) }) {
			continue
		}
		if err := s.take(at, rec); err != nil && !whole {
			return err
		}
	}
}

// is reports whether a record may be that of a capture, by all but its content.
func is(c tawatur.Capture, at int64, rec *warc.Record) bool {
	return c.Offset == at && c.URL == rec.URI && c.At == rec.At() && c.SHA256 != ""
}

// take takes a record whose content has the hash of a capture.
func (s *search) take(at int64, rec *warc.Record) error {
	content, err := io.ReadAll(io.LimitReader(rec.Body, warc.MostPage+1))
	if err != nil {
		return err
	}
	if len(content) > warc.MostPage {
		return warc.ErrLarge
	}
	plain, err := rec.Plain(content)
	if err != nil {
		return err
	}
	rec.Body = bytes.NewReader(content)
	res, err := rec.Response()
	if err != nil {
		return err
	}
	if _, err := res.Body(warc.MostPage); err != nil {
		return err
	}
	sum := res.PayloadSHA256()
	packed, err := warc.Member(plain)
	if err != nil {
		return err
	}
	s.left = slices.DeleteFunc(s.left, func(c tawatur.Capture) bool {
		if !is(c, at, rec) || c.SHA256 != sum {
			return false
		}
		s.found = append(s.found, Found{Capture: c, Path: s.path, Record: packed})
		return true
	})
	return nil
}
