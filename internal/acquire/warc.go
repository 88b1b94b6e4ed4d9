package acquire

import (
	"archive/zip"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/url"
	"os"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html/charset"

	"tawatur/internal/acquire/archive/warc"
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
			err = w.captured(path, rec, passed)
		}
		if err != nil {
			return err
		}
	}
}

// captured makes a report of one record, or counts why it is none.
func (w *walker) captured(path string, rec *warc.Record, passed tally) error {
	name := fmt.Sprintf("%s at byte %d (%s)", path, rec.Offset, rec.URI)
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
	src, err := decodePage(b, res.ContentType)
	if err != nil {
		return w.fail(name, err)
	}
	rep, err := page(src)
	if err != nil && !errors.Is(err, errNoText) {
		return w.fail(name, err)
	}
	rep.ID, rep.URL = capturedID(rec.URI), addressOf(rec.URI, rep.URL)
	if rep.Published.Value == nil && rec.Date != "" {
		rep.Published.Why = append(rep.Published.Why, "captured "+rec.Date+"; the page names no date")
	}
	return w.report(name, rep)
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

// decodePage decodes a page as [Decode] does, and where no encoding of Arabic fits by what the server or the page says,
// as browsers do.
func decodePage(b []byte, contentType string) (string, error) {
	s, err := Decode(b)
	if err == nil || errors.Is(err, errBinary) {
		return s, err
	}
	enc, _, _ := charset.DetermineEncoding(b, contentType)
	out, err := enc.NewDecoder().Bytes(b)
	return string(out), err
}

// capturedID is the id of a page: its host, and a hash of its address without scheme and fragment. Captures of one
// address are versions of one report.
func capturedID(address string) string {
	_, rest, _ := strings.Cut(address, "://")
	rest, _, _ = strings.Cut(rest, "#")
	host, path, _ := strings.Cut(rest, "/")
	host = strings.ToLower(host)
	sum := sha256.Sum256([]byte(host + "/" + path))
	return plainName(strings.TrimPrefix(host, "www.")) + "-" + hex.EncodeToString(sum[:8])
}

// plainName makes a name that can stand in an id: letters, digits, dots and hyphens, and not long.
func plainName(s string) string {
	const longest = 60
	r := []rune(s)
	s = strings.Map(func(r rune) rune {
		if r == '.' || unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return '-'
	}, string(r[:min(len(r), longest)]))
	return strings.Trim(s, "-.")
}

// addressOf prefers the address that a page calls its own, if it is one of an article on the same host.
func addressOf(captured, own string) string {
	a, err := url.Parse(captured)
	if err != nil {
		return captured
	}
	b, err := a.Parse(own)
	if own == "" || err != nil || !strings.EqualFold(a.Host, b.Host) || strings.Trim(b.Path, "/") == "" {
		return captured
	}
	return b.String()
}

// wacz reads the WARC files in a WACZ, which is a zip.
func (w *walker) wacz(path string, f *os.File) error {
	st, err := f.Stat()
	if err != nil {
		return w.fail(path, reason(err))
	}
	z, err := zip.NewReader(f, st.Size())
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
	if w.opt.Note == nil || len(passed) == 0 {
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
	w.opt.Note(fmt.Sprintf("%s: passed over %s", path, strings.Join(words, "; ")))
}

func (t tally) add(why string, n int) {
	if n > 0 {
		t[why] += n
	}
}
