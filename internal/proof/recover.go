package proof

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"tawatur/internal/acquire/archive/warc"
	"tawatur/internal/proof/chain"
)

// recover reads the log and brings it and the newest file to agree.
func (k *Keeper) recover() error {
	last, err := k.readLog()
	if err != nil {
		return err
	}
	name, err := k.newest()
	if err != nil {
		return err
	}
	if name < last.File {
		return fmt.Errorf("%w: the file %s that it names is gone", ErrBroken, last.File)
	}
	if name == "" {
		return nil
	}
	logged := int64(0)
	if name == last.File {
		logged = last.Offset + last.Length
	}
	return k.resume(name, logged)
}

// readLog follows the log to its end and returns the line that reaches furthest in the newest file. A last line that is cut off
// is taken away.
func (k *Keeper) readLog() (last chain.Line, err error) {
	r := chain.NewReader(k.log)
	var redactions []chain.Line
	for {
		l, err := r.Next()
		switch {
		case err == io.EOF, errors.Is(err, chain.ErrCut):
			k.head, k.seq = r.Head(), r.Seq()
			if err := k.log.Truncate(r.Size()); err != nil {
				return last, err
			}
			if _, err := k.log.Seek(0, io.SeekEnd); err != nil {
				return last, err
			}
			return last, k.finishAll(redactions)
		case err != nil:
			return last, fmt.Errorf("%w: %w; nothing is added to it: tawatur verify says more", ErrBroken, err)
		}
		k.remember(l)
		if l.Kind == chain.KindRedaction {
			redactions = append(redactions, l)
		}
		if l.Kind == chain.KindFile || l.Kind == chain.KindCapture || l.Kind == chain.KindCopy {
			last = l
		}
	}
}

// finishAll does what was logged as redacted and not done.
func (k *Keeper) finishAll(redactions []chain.Line) error {
	for _, l := range redactions {
		if err := k.finish(l); err != nil {
			return err
		}
	}
	return nil
}

// newest returns the name of the WARC file begun last, "" when there is none.
func (k *Keeper) newest() (string, error) {
	names, err := fileNames(k.dir)
	if err != nil || len(names) == 0 {
		return "", err
	}
	return names[len(names)-1], nil
}

// fileNames lists the WARC files of a proof in the order in which they were begun.
func fileNames(dir string) ([]string, error) {
	all, err := os.ReadDir(filepath.Join(dir, archiveDir))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	var out []string
	for _, e := range all {
		if strings.HasSuffix(e.Name(), fileEnd) {
			out = append(out, e.Name())
		}
	}
	slices.Sort(out)
	return out, err
}

// resume opens the newest file for writing. What stands in it behind what is logged is logged where it is whole and cut off where it
// is not.
func (k *Keeper) resume(name string, logged int64) error {
	f, err := os.OpenFile(k.path(name), os.O_RDWR, 0o644)
	if err != nil {
		return err
	}
	st, err := f.Stat()
	if err != nil {
		return errors.Join(err, f.Close())
	}
	if st.Size() < logged {
		return errors.Join(fmt.Errorf("%w: %s has %d bytes and the log tells of %d; tawatur verify says more", ErrBroken, name, st.Size(), logged), f.Close())
	}
	k.file, k.name, k.size = f, name, logged
	k.number, _ = strconv.Atoi(strings.TrimSuffix(name[min(len(name), len(time.DateOnly)+1):], fileEnd))
	whole, err := unlogged(f, logged, st.Size())
	if err != nil {
		return err
	}
	for _, p := range whole {
		if err := k.adopt(p); err != nil {
			return err
		}
	}
	if err := f.Truncate(k.size); err != nil {
		return err
	}
	_, err = f.Seek(k.size, io.SeekStart)
	return err
}

// piece is an exchange in a file: the record of the answer and that of the request behind it; or the first record of a file.
type piece struct {
	kind, at, payload string
	from, to          int64
}

// unlogged finds the exchanges that stand whole between two bytes of a file.
func unlogged(f io.ReaderAt, from, to int64) ([]piece, error) {
	if from == to {
		return nil, nil
	}
	r, err := warc.NewReader(io.NewSectionReader(f, from, to-from))
	if err != nil {
		return nil, err
	}
	var out []piece
	for {
		rec, err := r.Next()
		if err != nil {
			return closed(out, err, to), nil
		}
		at := from + rec.Offset
		if n := len(out); n > 0 {
			out[n-1].to = at // whole, since there is one behind it
		}
		if n := len(out); n > 0 && rec.Type == "request" {
			out[n-1].to = 0
			continue
		}
		out = append(out, piece{rec.Type, rec.Date, strings.TrimPrefix(rec.Field("WARC-Payload-Digest"), digest("")), at, 0})
	}
}

// closed ends the last of some pieces where the file ends; if it ends in the middle of it, that piece is left out.
func closed(out []piece, err error, to int64) []piece {
	n := len(out)
	switch {
	case n == 0 || out[n-1].to != 0:
		return out
	case err == io.EOF:
		out[n-1].to = to
		return out
	}
	return out[:n-1]
}

// adopt logs what a killed program had written and not logged.
func (k *Keeper) adopt(p piece) error {
	b := make([]byte, p.to-p.from)
	if _, err := k.file.ReadAt(b, p.from); err != nil {
		return err
	}
	l := chain.Line{Kind: chain.KindCapture, At: p.at, Payload: p.payload, Same: p.kind == "revisit", Found: true,
		File: k.name, Offset: p.from, Length: p.to - p.from, SHA256: chain.Hash(b)}
	switch {
	case p.kind == "warcinfo":
		l.Kind = chain.KindFile
	case len(p.payload) != len(chain.Start): // not one of ours
		var err error
		if l.At, l.Payload, err = copied(bytes.NewReader(b)); err != nil {
			return fmt.Errorf("%w: %s at byte %d: a record that cannot be read stands behind what is logged: %w", ErrBroken, k.name, p.from, err)
		}
		l.Kind, l.Same = chain.KindCopy, false
	}
	if _, err := k.note(l); err != nil {
		return err
	}
	k.size = p.to
	return nil
}
