// Package elsewhere reads captures from archives that were taken in and are not kept in the proof: it finds the files by their names in folders
// that a user names, and holds what they have against the hashes in the record. A file of the same name that holds something else is never taken for it.
//
//	lib := elsewhere.Library{Folders: []string{"/mnt/crawls"}, Near: []string{"."}}
//	err := lib.Read(ctx, captures, func(f elsewhere.Found) error { … })
//
// It changes nothing, and knows neither reports nor SQL. What it hands out is a record as it stood, packed as a gzip member.
package elsewhere

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"tawatur"
)

// Errors of one capture.
var (
	// ErrAbsent says that there is no archive of that name where it was looked for.
	ErrAbsent = errors.New("there is no file of this name")
	// ErrOther says that there are archives of that name, and none has the capture with its hash.
	ErrOther = errors.New("a file of this name is there, and the capture is not in it with its SHA-256")
	// ErrUnhashed says that nobody computed the hash, so that nothing can be held against it.
	ErrUnhashed = errors.New("its SHA-256 is not known, so that it cannot be checked")
)

// Library is where archives are looked for.
type Library struct {
	// Folders are looked through to the bottom; a file among them is tried for every capture, whatever its name.
	Folders []string
	// Near are folders of which only they themselves and those directly below are looked through.
	Near []string
}

// Found is what was found of a capture.
type Found struct {
	Capture tawatur.Capture
	// Path is the file, Record the bytes, a gzip member; Err one of the errors above, or that of reading.
	Path   string
	Record []byte
	Err    error
}

// Read looks for captures and tells each what was found of it, in the order of their files. An error of each, and the end of the context, ends it.
func (l Library) Read(ctx context.Context, captures []tawatur.Capture, each func(Found) error) error {
	byFile := map[string][]tawatur.Capture{}
	for _, c := range captures {
		byFile[c.File] = append(byFile[c.File], c)
	}
	paths, any, err := l.paths(ctx, byFile)
	if err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(byFile)) {
		if err := readFile(ctx, name, slices.Concat(paths[outer(name)], any), byFile[name], each); err != nil {
			return err
		}
	}
	return nil
}

// outer is the name of the file that a name of a capture's file is about: "a.wacz!archive/data.warc.gz" is in a.wacz.
func outer(name string) string {
	out, _, _ := strings.Cut(name, "!")
	return out
}

// paths finds the files of some names, and those that are tried for all.
func (l Library) paths(ctx context.Context, wanted map[string][]tawatur.Capture) (of map[string][]string, any []string, err error) {
	names := map[string]bool{}
	for name := range wanted {
		names[outer(name)] = true
	}
	of = map[string][]string{}
	note := func(path string) {
		if name := filepath.Base(path); names[name] && !slices.Contains(of[name], path) {
			of[name] = append(of[name], path)
		}
	}
	for _, f := range l.Folders {
		st, err := os.Stat(f)
		switch {
		case err != nil:
			return nil, nil, fmt.Errorf("look for archives in %s: %w", f, plain(err))
		case !st.IsDir():
			any = append(any, f)
		default:
			if err := walk(ctx, f, deep, note); err != nil {
				return nil, nil, err
			}
		}
	}
	for _, f := range l.Near {
		if err := walk(ctx, f, near, note); err != nil {
			return nil, nil, err
		}
	}
	return of, any, nil
}

// How many folders below one another are looked through.
const deep, near = 1 << 10, 1

// walk notes the files below a folder. What may not be read is passed over, and so are hidden folders.
func walk(ctx context.Context, root string, depth int, note func(path string)) error {
	return filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case err != nil && d != nil && d.IsDir():
			return fs.SkipDir
		case err != nil:
			return nil
		case !d.IsDir():
			note(path)
			return nil
		}
		below, err := filepath.Rel(root, path)
		if err != nil || below == "." {
			return err
		}
		if strings.HasPrefix(d.Name(), ".") || strings.Count(below, string(filepath.Separator)) >= depth {
			return fs.SkipDir
		}
		return nil
	})
}

// readFile looks for captures of one file in all files that it may be.
func readFile(ctx context.Context, name string, paths []string, captures []tawatur.Capture, each func(Found) error) error {
	if len(paths) == 0 {
		for _, c := range captures {
			if err := each(Found{Capture: c, Err: ErrAbsent}); err != nil {
				return err
			}
		}
		return nil
	}
	left := slices.Clone(captures)
	var last error
	for _, path := range paths {
		found, err := readArchive(ctx, path, name, left)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			last = fmt.Errorf("%s: %w", path, plain(err))
		}
		for _, f := range found {
			if err := each(f); err != nil {
				return err
			}
		}
		left = slices.DeleteFunc(left, func(c tawatur.Capture) bool {
			return slices.ContainsFunc(found, func(f Found) bool { return f.Capture == c })
		})
	}
	for _, c := range left {
		err := errors.Join(ErrOther, last)
		if c.SHA256 == "" {
			err = ErrUnhashed
		}
		if err := each(Found{Capture: c, Path: paths[0], Err: err}); err != nil {
			return err
		}
	}
	return nil
}

// plain is an error of a file without its path, which stands before it already.
func plain(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}
