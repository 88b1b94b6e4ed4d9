package proof

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"strconv"
	"strings"
	"time"

	"tawatur"
	"tawatur/internal/acquire/archive/warc"
	"tawatur/internal/proof/chain"
)

// Errors of a redaction.
var (
	// ErrUnknown says that the log tells of no such capture.
	ErrUnknown = errors.New("the log tells of no such capture")
	// ErrReason says that a reason is none of the codes.
	ErrReason = errors.New("no code of a reason")
)

// Redact replaces the bytes of captures, requests too, with a record that says when and why, of the same length: every other record stays
// where it is, and the file stays a WARC. The log keeps their hashes and says what was done. What is redacted already stays as it is.
// It is first logged and then done; what was broken off between is done when the proof is opened.
func (k *Keeper) Redact(reason string, captures ...tawatur.Capture) error {
	if strings.Trim(reason, "abcdefghijklmnopqrstuvwxyz-") != "" || reason == "" {
		return fmt.Errorf("redact: %q is %w", reason, ErrReason)
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	at := k.opt.Now().UTC().Truncate(time.Second).Format(time.RFC3339)
	for _, c := range captures {
		if err := k.redact(reason, at, c); err != nil {
			return fmt.Errorf("redact %s at byte %d: %w", c.File, c.Offset, err)
		}
	}
	return nil
}

func (k *Keeper) redact(reason, at string, c tawatur.Capture) error {
	if k.failed != nil {
		return k.failed
	}
	where := place{c.File, c.Offset}
	kept, known := k.kept[where]
	switch {
	case !known:
		return ErrUnknown
	case kept.redacted:
		return nil
	}
	l := chain.Line{Kind: chain.KindRedaction, At: at, Reason: reason, File: c.File, Offset: c.Offset, Length: kept.length}
	b, err := replacement(l)
	if err != nil {
		return err
	}
	l.SHA256 = chain.Hash(b)
	if l, err = k.note(l); err != nil {
		return err
	}
	return k.overwrite(l.File, l.Offset, b)
}

// overwrite puts bytes in the place of others.
func (k *Keeper) overwrite(name string, at int64, b []byte) error {
	f, err := os.OpenFile(k.path(name), os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = f.WriteAt(b, at)
	if err == nil {
		err = f.Sync()
	}
	return errors.Join(err, f.Close())
}

// finish does what the log says was redacted and was not: the program was killed between.
func (k *Keeper) finish(l chain.Line) error {
	f, err := openFile(k.dir, l.File)
	if err != nil {
		return err
	}
	defer f.Close()
	if st, err := f.Stat(); err != nil || l.Offset < 0 || l.Length < 0 || l.Offset > st.Size()-l.Length {
		return errors.Join(fmt.Errorf("%w: %s has no %d bytes at byte %d", ErrBroken, l.File, l.Length, l.Offset), err)
	}
	b := make([]byte, l.Length)
	if _, err := f.ReadAt(b, l.Offset); err != nil {
		return fmt.Errorf("%s at byte %d: %w", l.File, l.Offset, err)
	}
	if chain.Hash(b) == l.SHA256 {
		return nil
	}
	if b, err = replacement(l); err != nil {
		return err
	}
	return k.overwrite(l.File, l.Offset, b)
}

// replacement makes the bytes that stand in the place of what a line of the log redacts: one gzip member of that very length, which
// holds a record that says so. The same line gives the same bytes.
func replacement(l chain.Line) ([]byte, error) {
	text := fmt.Sprintf("redacted %s: %s\n", l.At, l.Reason)
	seed := sha256.Sum256(fmt.Appendf(nil, "%s %d %s", l.File, l.Offset, l.At))
	head := []warc.Field{
		{Name: "WARC-Type", Value: "metadata"}, {Name: "WARC-Record-ID", Value: urn([16]byte(seed[:16]))}, {Name: "WARC-Date", Value: l.At},
		{Name: "Content-Type", Value: "text/plain"},
	}
	bare, err := warc.Append(nil, head, []byte(text))
	if err != nil {
		return nil, err
	}
	missing := func(pad int64) int64 { // how many bytes, with so many blanks behind the text
		digits := len(strconv.FormatInt(int64(len(text))+pad, 10)) - len(strconv.Itoa(len(text)))
		return l.Length - memberSize(int64(len(bare)+digits)+pad)
	}
	pad := missing(0)
	for pad > 0 && missing(pad) < 0 {
		pad += missing(pad)
	}
	if pad < 0 { // too short for any record: a member that holds nothing
		return member(nil, l.Length-memberSize(0))
	}
	plain, err := warc.Append(nil, head, []byte(text+strings.Repeat(" ", int(pad))))
	if err != nil {
		return nil, err
	}
	return member(plain, missing(pad))
}

// The parts of a gzip member that holds its content as it is (RFC 1952, RFC 1951): the head with the end of a comment, the heads
// of the blocks, and the tail.
const (
	memberHead, memberTail = 10 + 1, 8
	blockHead, blockMost   = 5, 0xffff
)

// memberSize is how many bytes a member has that holds so many, with an empty comment.
func memberSize(content int64) int64 {
	blocks := max(1, (content+blockMost-1)/blockMost)
	return memberHead + blocks*blockHead + content + memberTail
}

// member packs content as it is, with a comment of so many letters.
func member(content []byte, comment int64) ([]byte, error) {
	if comment < 0 {
		return nil, errors.New("its bytes are too few to stand for anything")
	}
	const hasComment, unknownSystem = 16, 255
	b := []byte{0x1f, 0x8b, 8, hasComment, 0, 0, 0, 0, 0, unknownSystem}
	b = append(b, bytes.Repeat([]byte("x"), int(comment))...)
	b = append(b, 0)
	for rest := content; ; {
		n := min(len(rest), blockMost)
		last := byte(0)
		if n == len(rest) {
			last = 1
		}
		b = append(b, last)
		b = binary.LittleEndian.AppendUint16(b, uint16(n))
		b = binary.LittleEndian.AppendUint16(b, ^uint16(n))
		b = append(b, rest[:n]...)
		if rest = rest[n:]; last == 1 {
			break
		}
	}
	b = binary.LittleEndian.AppendUint32(b, crc32.ChecksumIEEE(content))
	return binary.LittleEndian.AppendUint32(b, uint32(len(content))), nil
}

// Find lists the captures whose content a function says yes to: what servers sent, without the encoding that it was packed in. What is
// larger than max bytes is not looked at, nor what is redacted. progress, if not nil, is told how many were looked at.
func (k *Keeper) Find(max int, holds func(contentType string, body []byte) bool, progress func(int)) ([]tawatur.Capture, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	names, err := fileNames(k.dir)
	if err != nil {
		return nil, err
	}
	var out []tawatur.Capture
	done := 0
	for _, name := range names {
		err := k.eachAnswer(name, func(rec *warc.Record) {
			if done++; progress != nil {
				progress(done)
			}
			if c, ok := k.holding(name, rec, max, holds); ok {
				out = append(out, c)
			}
		})
		if err != nil {
			return nil, fmt.Errorf("look into %s: %w", name, err)
		}
	}
	return out, nil
}

// eachAnswer calls do with each answer that is kept in a file.
func (k *Keeper) eachAnswer(name string, do func(*warc.Record)) error {
	f, err := os.Open(k.path(name))
	if err != nil {
		return err
	}
	defer f.Close()
	r, err := warc.NewReader(f)
	if err != nil {
		return err
	}
	for {
		rec, err := r.Next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if rec.Type == "response" || rec.Type == "resource" { // resources are copies
			do(rec)
		}
	}
}

// holding makes the capture of an answer that a function says yes to.
func (k *Keeper) holding(name string, rec *warc.Record, max int, holds func(string, []byte) bool) (c tawatur.Capture, yes bool) {
	kept, known := k.kept[place{name, rec.Offset}]
	if !known || kept.redacted {
		return c, false
	}
	c = tawatur.Capture{At: rec.Date, URL: rec.URI, File: name, Offset: rec.Offset, Length: kept.length, SHA256: kept.payload, Kept: true}
	res, err := rec.Response()
	if err != nil {
		return c, false
	}
	body, err := res.Body(max)
	return c, err == nil && holds(res.ContentType, body)
}
