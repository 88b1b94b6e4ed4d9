package proof

import (
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"time"

	"tawatur/internal/proof/chain"
)

// stampDir holds the tokens of time-stamping authorities.
const stampDir = "timestamps"

// ErrStamped says that nothing came into the log since it was stamped last.
var ErrStamped = errors.New("nothing was added since the last time stamp")

// Stamp has the head of the log stamped: ask is given its hash and returns a token with the time that stands in it. The token is kept, and
// its hash logged. Nothing else is kept meanwhile.
func (k *Keeper) Stamp(ask func(sha256 []byte) (token []byte, at time.Time, err error)) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	if err := k.stamp(ask); err != nil {
		return fmt.Errorf("stamp %s: %w", k.dir, err)
	}
	return nil
}

func (k *Keeper) stamp(ask func(sha256 []byte) (token []byte, at time.Time, err error)) error {
	switch {
	case k.failed != nil:
		return k.failed
	case k.seq == 0 || k.stamped == k.seq:
		return ErrStamped
	}
	head, err := hex.DecodeString(k.head)
	if err != nil {
		return err
	}
	token, at, err := ask(head)
	if err != nil {
		return err
	}
	name := path.Join(stampDir, fmt.Sprintf("%08d.tst", k.seq))
	if err := k.putToken(name, token); err != nil {
		return err
	}
	_, err = k.note(chain.Line{Kind: chain.KindTimestamp, At: at.UTC().Format(time.RFC3339Nano), File: name, Length: int64(len(token)), SHA256: chain.Hash(token)})
	return err
}

// putToken writes a token and waits until it is on disk.
func (k *Keeper) putToken(name string, token []byte) error {
	dir := filepath.Join(k.dir, stampDir)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	f, err := os.Create(filepath.Join(k.dir, filepath.FromSlash(name)))
	if err != nil {
		return err
	}
	_, err = f.Write(token)
	if err == nil {
		err = f.Sync()
	}
	return errors.Join(err, f.Close(), syncDir(dir))
}
