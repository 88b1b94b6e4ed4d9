package acquire

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"mime"
	"path/filepath"
	"slices"
	"strings"

	"tawatur"
	"tawatur/internal/acquire/archive/warc"
	"tawatur/internal/acquire/letters"
)

// warc reads the pages of a web archive. What is no page is counted and passed over.
func (w *walker) warc(path string, r io.Reader) error {
	wr, err := warc.NewReader(r)
	if err != nil {
		return w.fail(path, reason(err))
	}
	passed := tally{}
	records := 0
	for {
		rec, err := wr.Next()
		var bad *warc.Fault
		switch {
		case err == io.EOF:
			w.told(path, passed)
			if records == 0 {
				return w.fail(path, errors.New("no WARC record in it"))
			}
			return nil
		case errors.As(err, &bad):
			records++
			err = w.fail(path, err)
		case err != nil:
			return w.fail(path, reason(err))
		default:
			records++
			err = w.record(path, rec, passed)
		}
		if err != nil {
			return err
		}
	}
}

// record makes the reports of one record, or counts why it is none.
func (w *walker) record(path string, rec *warc.Record, passed tally) error {
	name := fmt.Sprintf("%s at byte %d (%s)", path, rec.Offset, rec.URI)
	var content bytes.Buffer
	if w.opt.Records {
		rec.Body = io.TeeReader(rec.Body, &content)
	}
	res, why, err := response(rec)
	switch {
	case err != nil:
		return w.fail(name, err)
	case why != "":
		passed[why]++
		return nil
	}
	b, err := res.Body(w.opt.MaxText * 2) // as for a page of its own
	if err != nil {
		return w.fail(name, err)
	}
	capture := &tawatur.Capture{At: rec.At(), URL: rec.URI, File: baseName(path), Offset: rec.Offset, SHA256: res.PayloadSHA256()}
	if !letters.MayBeArabic(b) {
		passed["pages without Arabic letters"]++
		return nil
	}
	plain, err := w.plain(rec, &content)
	if err != nil {
		return w.fail(name, err)
	}
	uri, date := rec.URI, rec.Date
	return w.page(name, len(b), func() []Item {
		items := capturedAs(name, uri, res.ContentType, b, date, w.opt)
		packed, err := packedRecord(plain)
		if err != nil {
			return []Item{failed(name, err)}
		}
		for i := range items {
			items[i].Capture, items[i].Record = capture, packed
		}
		return items
	})
}

// plain returns a record as it stands in its file, nil where nobody asks for it. content is what was read of it until now.
func (w *walker) plain(rec *warc.Record, content *bytes.Buffer) ([]byte, error) {
	if !w.opt.Records {
		return nil, nil
	}
	if _, err := io.Copy(io.Discard, io.LimitReader(rec.Body, int64(w.opt.MaxText))); err != nil { // which content reads with it
		return nil, err
	}
	return rec.Plain(content.Bytes())
}

// packedRecord packs a record, if there is one.
func packedRecord(plain []byte) ([]byte, error) {
	if plain == nil {
		return nil, nil
	}
	return warc.Member(plain)
}

// baseName is the name of a file, or of one in a WACZ, without the folders that it lies in on this machine.
func baseName(path string) string {
	outer, inner, in := strings.Cut(path, "!")
	if !in {
		return filepath.Base(path)
	}
	return filepath.Base(outer) + "!" + inner
}

// response opens the answer of a record that holds a page; why says why it holds none.
func response(rec *warc.Record) (res *warc.Response, why string, err error) {
	switch {
	case rec.Type == "revisit":
		return nil, "revisits of what was captured before", nil
	case rec.Type == "continuation" || rec.Segment != "":
		return nil, "pieces of split records", nil
	case rec.Type != "response" && rec.Type != "resource":
		return nil, "records that hold no answer (requests, metadata)", nil
	case !strings.HasPrefix(rec.URI, "http://") && !strings.HasPrefix(rec.URI, "https://"):
		return nil, "records of no web address", nil
	}
	if res, err = rec.Response(); err != nil {
		return nil, "", err
	}
	kind, _, _ := mime.ParseMediaType(res.ContentType)
	switch {
	case res.Status != 200:
		return nil, fmt.Sprintf("answers with status %d", res.Status), nil
	case kind != "text/html" && kind != "application/xhtml+xml":
		return nil, "answers that are not HTML", nil
	}
	return res, "", nil
}

// wacz reads the WARC files in a WACZ, which is a zip.
func (w *walker) wacz(path string, r io.ReaderAt, size int64) error {
	z, err := zip.NewReader(r, size)
	if err != nil {
		return w.fail(path, fmt.Errorf("not a WACZ file: %w", err))
	}
	found := false
	for _, entry := range z.File {
		if sh, _ := shapeOf(entry.Name); sh != shapeWARC {
			continue
		}
		found = true
		if err := w.waczEntry(path+"!"+entry.Name, entry); err != nil {
			return err
		}
	}
	if !found {
		return w.fail(path, errors.New("no WARC file in it"))
	}
	return nil
}

func (w *walker) waczEntry(name string, entry *zip.File) error {
	r, err := entry.Open()
	if err != nil {
		return w.fail(name, err)
	}
	defer r.Close()
	return w.warc(name, r)
}

// tally counts what was passed over, by the reason.
type tally map[string]int

// told notes what a file held that became no report.
func (w *walker) told(path string, passed tally) {
	if len(passed) == 0 {
		return
	}
	var reasons, words []string
	for why := range passed {
		reasons = append(reasons, why)
	}
	slices.Sort(reasons)
	for _, why := range reasons {
		words = append(words, fmt.Sprintf("%s: %d", why, passed[why]))
	}
	w.note(fmt.Sprintf("%s: passed over %s", path, strings.Join(words, "; ")))
}

func (w *walker) note(line string) {
	if w.opt.Note != nil {
		w.opt.Note(line)
	}
}

func (t tally) add(why string, n int) {
	if n > 0 {
		t[why] += n
	}
}
