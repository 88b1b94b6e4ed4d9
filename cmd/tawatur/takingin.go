package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"syscall"
	"time"

	"tawatur"
	"tawatur/internal/acquire/fetch"
	"tawatur/internal/acquire/source"
	"tawatur/internal/pipeline"
	"tawatur/internal/proof"
	"tawatur/internal/proof/ledger"
	"tawatur/internal/store"
	"tawatur/internal/store/sqlite"
)

// takingIn is a record with its proof, open to take in what servers answer.
type takingIn struct {
	line   pipeline.Line
	taught *taught
	st     *sqlite.Store
	keeper *proof.Keeper
	// ledger logs in the proof what the record states.
	ledger *ledger.Ledger
	// hosts is what hosts asked of us, in runs before and in this one.
	hosts *fetch.Memory
	// otherwise says that the list tells otherwise than the record did who belongs together.
	otherwise bool
}

// takeIn opens a record and its proof, and tells the record of a list of sources. The caller closes what it returns.
func (c *dbFlag) takeIn(ctx context.Context, s *streams, l *followList, how source.Proof) (*takingIn, error) {
	st, err := sqlite.Open(ctx, c.DB)
	if err != nil {
		return nil, err
	}
	if err := saysIfGone(ctx, s, st, c.DB); err != nil {
		return nil, errors.Join(err, st.Close())
	}
	keeper, err := beginProof(c.DB, how)
	if err != nil {
		return nil, errors.Join(err, st.Close())
	}
	reports, err := openLedger(ctx, s, st, keeper, ledger.Options{})
	if err != nil {
		return nil, errors.Join(err, keeper.Close(), st.Close())
	}
	hosts, err := fetch.OpenMemory(c.DB+"-hosts.jsonl", time.Now())
	if err != nil {
		return nil, errors.Join(err, keeper.Close(), st.Close())
	}
	t := &takingIn{taught: &taught{st: st}, st: st, keeper: keeper, ledger: reports, hosts: hosts}
	t.line = pipeline.Line{Reader: t.taught, Refused: forgetting(s, keeper)}
	if t.otherwise, err = t.tell(ctx, s, l); err != nil {
		return nil, errors.Join(err, t.close())
	}
	return t, nil
}

// tell tells the record of a list, by which all is read and derived from now on. It returns whether that changes who belongs together.
func (t *takingIn) tell(ctx context.Context, s *streams, l *followList) (otherwise bool, err error) {
	if otherwise, err = s.follow(ctx, t.st, l); err == nil {
		err = t.taught.heed(ctx)
	}
	return otherwise, err
}

// writeProof opens the proof of a record for writing.
func writeProof(db string, how source.Proof) (*proof.Keeper, error) {
	k, err := proof.Open(proof.Dir(db), proof.Options{Software: "tawatur " + version, MaxFile: how.WARCSize})
	if errors.Is(err, proof.ErrBusy) {
		err = fmt.Errorf("another watch, backfill, ingest or redaction is at work on %s; let it end first (%w)", db, err)
	}
	if errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS) {
		err = fmt.Errorf("the proof of %s cannot be written where it lies: copy it, with the record, to a folder that can be written, or mend the rights (%w)", db, err)
	}
	return k, err
}

// saysIfGone says that a new proof is begun for a record whose reports point into one.
func saysIfGone(ctx context.Context, s *streams, st store.Reader, db string) error {
	if _, err := os.Lstat(proof.Dir(db)); !errors.Is(err, fs.ErrNotExist) {
		return nil // that it cannot be read, or is a link to a disk that is away, is said when it is opened
	}
	all, err := st.Captures(ctx)
	if err != nil {
		return err
	}
	for _, of := range all {
		if slices.ContainsFunc(of, func(c tawatur.Capture) bool { return c.Kept }) {
			s.say("the proof %s is gone, into which reports of the record point: a new one is begun; if you have it elsewhere, end this and put it back", proof.Dir(db))
			return nil
		}
	}
	return nil
}

func (t *takingIn) close() error { return errors.Join(t.hosts.Close(), t.keeper.Close(), t.st.Close()) }

// weave takes what is kept into the events and says what became of them. Another verb may have told the record of outlets meanwhile.
func (t *takingIn) weave(ctx context.Context) (string, error) {
	if err := errors.Join(t.taught.heed(ctx), t.ledger.CatchUp(ctx)); err != nil { // another verb may have kept reports, too
		return "", err
	}
	done, err := pipeline.Line{Reader: t.taught}.Weave(ctx, t.st, t.taught.known().world)
	return wovenWords(done), err
}
