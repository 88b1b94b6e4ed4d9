package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// errExists says that what was to be written is there already.
var errExists = errors.New("is there already; --force overwrites it")

// free returns an error when a file is there and may not be overwritten.
func free(path string, force bool) error {
	_, err := os.Lstat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case !force:
		return fmt.Errorf("%s %w", path, errExists)
	}
	return nil
}

// saveBytes is saveFile for what is at hand as a whole.
func saveBytes(path string, b []byte) error {
	return saveFile(path, func(w io.Writer) error { _, err := w.Write(b); return err })
}

// saveFile writes a file in one step: what is half done never bears its name. write is given what to write to.
func saveFile(path string, write func(io.Writer) error) (err error) {
	tmp, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	if err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	defer func() {
		if err != nil {
			_ = tmp.Close() // closed already where that went well
			err = errors.Join(err, os.Remove(tmp.Name()))
		}
	}()
	if err := write(tmp); err != nil {
		return err
	}
	if err := errors.Join(tmp.Chmod(0o644), tmp.Sync(), tmp.Close()); err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	return os.Rename(tmp.Name(), path)
}

// saveFolder writes a folder in one step where it was not there, else file by file. fill is given what opens its files.
func saveFolder(dir string, force bool, fill func(open func(string) (io.WriteCloser, error)) error) (err error) {
	dir = filepath.Clean(dir)
	if old, err := os.ReadDir(dir); err == nil && len(old) > 0 && !force {
		return fmt.Errorf("%s %w", dir, errExists)
	}
	if err := os.MkdirAll(filepath.Dir(dir), 0o755); err != nil {
		return err
	}
	tmp, err := os.MkdirTemp(filepath.Dir(dir), "."+filepath.Base(dir)+".*")
	if err != nil {
		return fmt.Errorf("write %s: %w", dir, err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(tmp)) }()
	open := func(name string) (io.WriteCloser, error) { return os.Create(filepath.Join(tmp, name)) }
	if err := fill(open); err != nil {
		return err
	}
	if err := os.Chmod(tmp, 0o755); err != nil {
		return err
	}
	if err := os.Rename(tmp, dir); err == nil { // it was not there, or empty
		return nil
	}
	return moveAll(tmp, dir)
}

// moveAll moves the files of a folder into another, over those of their names.
func moveAll(from, to string) error {
	files, err := os.ReadDir(from)
	if err != nil {
		return err
	}
	for _, f := range files {
		if err := os.Rename(filepath.Join(from, f.Name()), filepath.Join(to, f.Name())); err != nil {
			return err
		}
	}
	return nil
}
