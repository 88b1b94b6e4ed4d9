package main

import (
	"context"
	"errors"
	"io/fs"
	"os"

	"tawatur/internal/acquire/source"
	"tawatur/internal/proof"
	"tawatur/internal/proof/ledger"
	"tawatur/internal/store/sqlite"
)

// openLedger logs in a proof what the record states of reports of which its log does not tell yet.
func openLedger(ctx context.Context, s *streams, st *sqlite.Store, k *proof.Keeper, opt ledger.Options) (*ledger.Ledger, error) {
	update, end := s.progress("reports logged in the proof")
	defer end()
	opt.Progress = update
	return ledger.Open(ctx, st, k, opt)
}

// logged logs what an ingest without --keep took in, above a number, in the proof of the record if there is one. That this cannot be done keeps nobody from taking
// reports in: whoever opens the proof next logs them. Whoever has it open now does, too.
func (c *ingestCmd) logged(ctx context.Context, s *streams, st *sqlite.Store, above int64) {
	if _, err := os.Lstat(proof.Dir(c.DB)); errors.Is(err, fs.ErrNotExist) {
		return
	}
	k, err := writeProof(c.DB, source.Proof{})
	if errors.Is(err, proof.ErrBusy) {
		return
	}
	if err == nil {
		_, err = openLedger(context.WithoutCancel(ctx), s, st, k, ledger.Options{Normal: true, After: above})
		err = errors.Join(err, k.Close())
	}
	if err != nil {
		s.say("the reports are kept, and the proof beside the record does not tell of them yet: %v", err)
	}
}
