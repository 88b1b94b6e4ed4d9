// Package proof keeps what went over the wire beside the record: every exchange as WARC records, and a log that is chained by hash.
// What is in it can be checked years later, without this program and without the record.
//
//	k, err := proof.Open(proof.Dir("record.db"), proof.Options{Software: "tawatur v1"})
//	if err != nil { ... }
//	defer k.Close()
//	c, err := k.Keep(proof.Exchange{URL: "https://outlet.example/1", At: at, Request: req, Response: res})
//
// The folder holds log.jsonl (see package chain) and archive/DAY-NNN.warc.gz, which any reader of WARC opens. It reads no pages,
// and knows neither reports nor the network.
package proof

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync"
	"time"

	"tawatur"
	"tawatur/internal/proof/chain"
)

// The names in a proof's folder.
const (
	logName    = "log.jsonl"
	lockName   = "lock"
	archiveDir = "archive"
	fileEnd    = ".warc.gz"
)

// defaultMaxFile is how large a WARC file grows before the next one is begun: what other archives use, and what copies well.
const defaultMaxFile = 1 << 30

// Errors that callers tell apart.
var (
	// ErrBusy says that another process has the proof open for writing.
	ErrBusy = errors.New("another process is writing to it")
	// ErrBroken says that the log does not hold together, so that nothing is added to it.
	ErrBroken = errors.New("the log is broken")
	// ErrRedacted says that what came was redacted before; it is not kept again.
	ErrRedacted = errors.New("it was redacted")
)

// emptyPayload is the hash of nothing, which many answers have.
var emptyPayload = chain.Hash(nil)

// Exchange is one request and its answer as they went over the wire.
type Exchange struct {
	// URL is the address that was asked for; At is when.
	URL string
	At  time.Time
	// IP is the address that answered, "" where it is not known.
	IP string
	// Request and Response are HTTP messages, heads and bodies. A request may be absent.
	Request, Response []byte
	// Truncated says why the answer is not whole, in the words of WARC-Truncated: "length", "time" or "disconnect"; "" if it is.
	Truncated string
	// Certificate is the SHA-256 of the server's certificate in hexadecimal, "" where there was none.
	Certificate string
}

// Options say how a proof is kept. The zero value takes the defaults.
type Options struct {
	// MaxFile is how many bytes a file may have before the next is begun.
	MaxFile int64
	// Software names the program in the first record of each file.
	Software string
	// Now and Rand are the clock and the source of the records' ids.
	Now  func() time.Time
	Rand io.Reader
	// Sync waits until a file is on disk (nil: its own Sync). Tests that keep thousands of captures, which no crash of the machine will see, do not wait.
	Sync func(*os.File) error
}

func (o Options) filled() Options {
	if o.MaxFile <= 0 {
		o.MaxFile = defaultMaxFile
	}
	if o.Software == "" {
		o.Software = "tawatur"
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Rand == nil {
		o.Rand = rand.Reader
	}
	if o.Sync == nil {
		o.Sync = (*os.File).Sync
	}
	return o
}

// Dir is where the proof of a record lies: beside it, under its name.
func Dir(db string) string { return db + ".proof" }

// Keeper adds to a proof. It is safe for concurrent use; two processes cannot have one proof open.
type Keeper struct {
	dir  string
	opt  Options
	lock *os.File

	mu   sync.Mutex
	log  *os.File
	head string
	seq  int64
	// stamped is the line that tells of the last time stamp.
	stamped int64
	// file is the WARC file that is written to, nil before the first; name, size and number are its.
	file   *os.File
	name   string
	size   int64
	number int
	// kept are the captures by where they are; seen is where payloads are kept, by their hash; refused are the hashes of those that were
	// redacted.
	kept    map[place]extent
	seen    map[string]place
	refused map[string]bool
	// copies are the records that were copied, by the hash of their bytes.
	copies map[string]place
	// told is what the log tells of the record.
	told told
	// failed is an error after which nothing is added: what stands in the files is then not known.
	failed error
}

// place is where a record begins.
type place struct {
	file   string
	offset int64
}

// extent is how many bytes a capture has, and what became of it.
type extent struct {
	length   int64
	payload  string
	redacted bool
}

// Open opens the proof in a folder, which it makes. What a killed program left half written is cut off, and what it wrote whole and did
// not log is logged. A log that does not hold together is ErrBroken, and is left as it is.
func Open(dir string, opt Options) (*Keeper, error) {
	k := &Keeper{dir: dir, opt: opt.filled(), kept: map[place]extent{}, seen: map[string]place{}, refused: map[string]bool{}, copies: map[string]place{}, told: newTold()}
	if err := k.open(); err != nil {
		return nil, fmt.Errorf("open proof %s: %w", dir, errors.Join(err, k.release()))
	}
	return k, nil
}

func (k *Keeper) open() error {
	if err := os.MkdirAll(filepath.Join(k.dir, archiveDir), 0o755); err != nil {
		return err
	}
	var err error
	if k.lock, err = os.OpenFile(filepath.Join(k.dir, lockName), os.O_CREATE|os.O_RDWR, 0o644); err != nil {
		return err
	}
	if err := lockFile(k.lock); err != nil {
		return err
	}
	if k.log, err = os.OpenFile(filepath.Join(k.dir, logName), os.O_CREATE|os.O_RDWR, 0o644); err != nil {
		return err
	}
	return k.recover()
}

// Head is the hash of the log's last line, and Lines how many there are.
func (k *Keeper) Head() (hash string, lines int64) {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.head, k.seq
}

// Close ends the keeping. Everything kept is on disk before.
func (k *Keeper) Close() error {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.failed == nil {
		k.failed = errors.New("it is closed")
	}
	return k.release()
}

func (k *Keeper) release() error {
	var errs []error
	for _, f := range []*os.File{k.file, k.log, k.lock} {
		if f != nil {
			errs = append(errs, f.Close())
		}
	}
	k.file, k.log, k.lock = nil, nil, nil
	return errors.Join(errs...)
}

// Keep writes an exchange and its line in the log, and returns when both are on disk.
func (k *Keeper) Keep(ex Exchange) (tawatur.Capture, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	c, err := k.keep(ex)
	if err != nil {
		return tawatur.Capture{}, fmt.Errorf("keep %s: %w", ex.URL, err)
	}
	return c, nil
}

func (k *Keeper) keep(ex Exchange) (tawatur.Capture, error) {
	if k.failed != nil {
		return tawatur.Capture{}, k.failed
	}
	rec, err := k.records(ex)
	if err != nil {
		return tawatur.Capture{}, err
	}
	if k.refused[rec.payload] {
		return tawatur.Capture{}, ErrRedacted
	}
	if err := k.room(ex.At.UTC().Format(time.DateOnly)); err != nil {
		return tawatur.Capture{}, err
	}
	line, err := k.append(rec.bytes, chain.Line{Kind: chain.KindCapture, At: rec.at, Payload: rec.payload, Same: rec.same})
	if err != nil {
		return tawatur.Capture{}, err
	}
	return tawatur.Capture{At: rec.at, URL: ex.URL, File: line.File, Offset: line.Offset, Length: line.Length, SHA256: rec.payload, Kept: true}, nil
}

// remember notes what a line says of a capture.
func (k *Keeper) remember(l chain.Line) {
	where := place{l.File, l.Offset}
	switch l.Kind {
	case chain.KindCapture:
		k.kept[where] = extent{length: l.Length, payload: l.Payload}
		if !l.Same {
			k.seen[l.Payload] = where
		}
	case chain.KindCopy:
		k.kept[where] = extent{length: l.Length, payload: l.Payload}
		k.copies[l.SHA256] = where
	case chain.KindTimestamp:
		k.stamped = l.Seq
	case chain.KindReport, chain.KindTombstone:
		k.told.remember(l)
	case chain.KindRedaction:
		e := k.kept[where]
		e.redacted = true
		k.kept[where] = e
		if e.payload != emptyPayload {
			k.refused[e.payload] = true
		}
		delete(k.seen, e.payload)
	}
}

// append writes bytes to the file and their line to the log, and waits until they are on disk. After an error nothing is added any
// more: the next opening finds out what stands there.
func (k *Keeper) append(b []byte, l chain.Line) (chain.Line, error) {
	l.File, l.Offset, l.Length, l.SHA256 = k.name, k.size, int64(len(b)), chain.Hash(b)
	if _, err := k.file.Write(b); err != nil {
		return l, k.fail(err)
	}
	if err := k.opt.Sync(k.file); err != nil {
		return l, k.fail(err)
	}
	k.size += int64(len(b))
	return k.note(l)
}

// note writes a line to the log, remembers what it says, and waits until it is on disk.
func (k *Keeper) note(l chain.Line) (chain.Line, error) {
	l, err := k.write(l)
	if err != nil {
		return l, err
	}
	return l, k.synced()
}

// write writes a line to the log, and remembers what it says.
func (k *Keeper) write(l chain.Line) (chain.Line, error) {
	l, b, err := chain.Append(l, k.head, k.seq)
	if err != nil {
		return l, err
	}
	if _, err := k.log.Write(b); err != nil {
		return l, k.fail(err)
	}
	k.head, k.seq = chain.Hash(b[:len(b)-1]), l.Seq
	k.remember(l)
	return l, nil
}

// synced waits until the log is on disk.
func (k *Keeper) synced() error {
	if err := k.opt.Sync(k.log); err != nil {
		return k.fail(err)
	}
	return nil
}

func (k *Keeper) fail(err error) error {
	k.failed = fmt.Errorf("the proof could not be written before, so it has to be opened again: %w", err)
	return err
}

// room sees to it that there is a file to write to: the one of the day, or the next when that is full.
func (k *Keeper) room(day string) error {
	if k.file != nil && k.size < k.opt.MaxFile && day <= k.name[:len(time.DateOnly)] {
		return nil
	}
	number := 1
	if k.file != nil {
		if was := k.name[:len(time.DateOnly)]; day <= was {
			day, number = was, k.number+1
		}
	}
	return k.begin(day, number)
}

// begin begins a file.
func (k *Keeper) begin(day string, number int) error {
	name := fmt.Sprintf("%s-%03d"+fileEnd, day, number)
	f, err := os.OpenFile(k.path(name), os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o644)
	if err != nil {
		return err
	}
	if k.file != nil {
		if err := k.file.Close(); err != nil {
			return k.fail(errors.Join(err, f.Close()))
		}
	}
	k.file, k.name, k.size, k.number = f, name, 0, number
	if err := syncDir(filepath.Join(k.dir, archiveDir)); err != nil {
		return k.fail(err)
	}
	at := k.opt.Now().UTC().Truncate(time.Second).Format(time.RFC3339)
	b, err := k.info(name, at)
	if err != nil {
		return err
	}
	_, err = k.append(b, chain.Line{Kind: chain.KindFile, At: at})
	return err
}

// path is that of a WARC file.
func (k *Keeper) path(name string) string { return filepath.Join(k.dir, archiveDir, name) }

// syncDir makes sure that a new file's name is on disk.
func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(ignoreUnsupported(d.Sync()), d.Close())
}
