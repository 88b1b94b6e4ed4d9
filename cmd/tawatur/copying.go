package main

import (
	"context"
	"errors"
	"fmt"

	"tawatur"
	"tawatur/internal/acquire"
	"tawatur/internal/count"
	"tawatur/internal/pipeline"
	"tawatur/internal/proof"
	"tawatur/internal/proof/chain"
	"tawatur/internal/proof/elsewhere"
	"tawatur/internal/proof/ledger"
	"tawatur/internal/store"
	"tawatur/internal/store/sqlite"
)

// copier copies the records that reports come from into a proof. A nil one does nothing.
type copier struct {
	keeper *proof.Keeper
	ledger *ledger.Ledger
	// refused are records in which something is that was redacted before, by their hash: another entry of the same page may come and is not
	// copied.
	refused             map[string]bool
	added, had, untaken int
}

// copying opens the proof and has a pipeline copy, if that is wanted.
func (c *ingestCmd) copying(s *streams, line *pipeline.Line, l *followList) (*copier, error) {
	if !c.Keep {
		return nil, nil
	}
	how, err := c.settings(l)
	if err != nil {
		return nil, err
	}
	k, err := beginProof(c.DB, how)
	if err != nil {
		return nil, err
	}
	cp := &copier{keeper: k, refused: map[string]bool{}}
	line.Copy, line.Refused = cp.copy, func(it acquire.Item, tomb tawatur.Tombstone) { cp.refuse(s, it, tomb) }
	c.records = true
	return cp, nil
}

// loggedAtOnce is how many reports an ingest keeps before it logs them.
const loggedAtOnce = 100

// writer is the record, with its reports logged in the proof.
func (cp *copier) writer(ctx context.Context, s *streams, st *sqlite.Store) (_ store.Writer, err error) {
	if cp == nil {
		return st, nil
	}
	if cp.ledger, err = openLedger(ctx, s, st, cp.keeper, ledger.Options{Every: loggedAtOnce}); err != nil {
		return nil, err
	}
	return cp.ledger.Writer(st), nil
}

// copy copies the record of an item, and returns nil where that was redacted.
func (cp *copier) copy(it acquire.Item) (*tawatur.Capture, error) {
	if cp.refused[chain.Hash(it.Record)] {
		cp.untaken++
		return nil, nil
	}
	c, added, err := cp.keeper.Copy(*it.Capture, it.Record)
	switch {
	case errors.Is(err, proof.ErrRedacted):
		cp.untaken++
		return nil, nil
	case err != nil:
		return nil, err
	case added:
		cp.added++
	default:
		cp.had++
	}
	return &c, nil
}

// refuse sees to it that no copy is kept of a record with something in it that was redacted.
func (cp *copier) refuse(s *streams, it acquire.Item, tomb tawatur.Tombstone) {
	if it.Record == nil {
		return
	}
	cp.refused[chain.Hash(it.Record)] = true
	if c, there := cp.keeper.Copied(it.Record); there {
		if err := cp.keeper.Redact(tomb.Reason, c); err != nil {
			s.failures++
			s.complain(err)
		}
	}
}

// end closes the proof and says what was copied.
func (cp *copier) end(s *streams) error {
	if cp == nil {
		return nil
	}
	words := fmt.Sprintf("%s copied into the proof beside the record, %d there already", count.Of(cp.added, "capture"), cp.had)
	if cp.untaken > 0 {
		words += fmt.Sprintf(", %d not copied since something in them was redacted", cp.untaken)
	}
	if cp.added+cp.had+cp.untaken == 0 {
		words = "nothing was copied into the proof: --keep copies the records of web archives (.warc, .warc.gz, .warc.zst, .wacz)"
	}
	s.say("%s", words)
	return cp.keeper.Close()
}

// library is where archives are, nil where the user named none.
func (f archivesFlag) library() *elsewhere.Library {
	if len(f.Archives) == 0 {
		return nil
	}
	return &elsewhere.Library{Folders: f.Archives}
}

// archivesFlag says where archives are that were taken in and are not kept in the proof.
type archivesFlag struct {
	Archives []string `name:"archives" sep:"none" placeholder:"PATH" help:"A folder in which archives lie that were taken in without --keep, looked through to the bottom, or such a file whatever its name; may be repeated. Without it, the folder of the record and this one."`
}
