package main

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"tawatur/internal/acquire/source"
	"tawatur/internal/proof"
)

// proofFlags say how a proof is kept. They win over the table [proof] of the sources.
type proofFlags struct {
	Proof    string `name:"proof" placeholder:"FOLDER" help:"Where the proof of a new record is made; beside the record there is a link to it. Else folder in [proof] of the sources, or beside the record."`
	WARCSize string `name:"warc-size" placeholder:"SIZE" help:"How large a WARC file grows before the next is begun, as 500MB. Else warc_size in [proof] of the sources, or 1GiB."`
}

// settings are the flags, and what a list of sources, if there is one, says beside them.
func (f proofFlags) settings(l *followList) (how source.Proof, err error) {
	if l != nil {
		how = l.proof
	}
	how.Folder = cmp.Or(f.Proof, how.Folder)
	if f.WARCSize != "" {
		if how.WARCSize, err = source.ParseSize(f.WARCSize); err != nil {
			err = fmt.Errorf("%w: --warc-size %w", errUsage, err)
		}
	}
	return how, err
}

// beginProof opens the proof of a record for writing, and makes it where it is wanted.
func beginProof(db string, how source.Proof) (*proof.Keeper, error) {
	if how.Folder != "" {
		if err := placeProof(db, how.Folder); err != nil {
			return nil, fmt.Errorf("proof of %s: %w", db, err)
		}
	}
	return writeProof(db, how)
}

// placeProof makes the folder of a proof within another, and beside the record a link by which every verb finds it. What is there already is never moved, and
// never taken for what it may not be.
func placeProof(db, folder string) error {
	link := proof.Dir(db)
	want, err := filepath.Abs(filepath.Join(folder, filepath.Base(link)))
	if err != nil {
		return err
	}
	is, err := os.Stat(link)
	if err == nil {
		if there, err := os.Stat(want); err == nil && os.SameFile(is, there) {
			return nil
		}
		real, err := filepath.EvalSymlinks(link)
		if err != nil {
			return err
		}
		return fmt.Errorf("it is in %s and is wanted in %s: end what works on it, move it there and link it (mv, ln -s), or take the folder back", real, want)
	}
	if to, err := os.Readlink(link); err == nil {
		return fmt.Errorf("it is in %s, which is not there; is a disk not mounted?", to)
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if entries, err := os.ReadDir(want); err == nil && len(entries) > 0 {
		return fmt.Errorf("%s is there already, and may be the proof of another record of this name; if it is of this one: ln -s %s %s", want, want, link)
	}
	if err := os.MkdirAll(want, 0o755); err != nil {
		return err
	}
	if err := os.Symlink(want, link); err != nil {
		return fmt.Errorf("link it: %w; where no links can be made it can only be beside the record", err)
	}
	return nil
}
