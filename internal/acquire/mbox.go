package acquire

import (
	"errors"
	"fmt"
	"io"
	"net/mail"
	"time"

	"golang.org/x/net/html/charset"

	"tawatur"
	"tawatur/internal/acquire/archive/mbox"
	"tawatur/internal/acquire/article"
	"tawatur/internal/acquire/letters"
	"tawatur/internal/acquire/stamp"
)

// mbox reads the messages of a mail folder.
func (w *walker) mbox(path, stem string, r io.Reader) error {
	mr := mbox.NewReader(r, w.opt.MaxText*2)
	for n := 0; ; n++ {
		raw, at, err := mr.Next()
		name := fmt.Sprintf("%s at byte %d", path, at)
		switch {
		case err == io.EOF && n == 0:
			return w.fail(path, errors.New("no message in it: an mbox file begins with a line \"From \""))
		case err == io.EOF:
			return nil
		case errors.Is(err, mbox.ErrTooLarge):
		case err != nil:
			return w.fail(name, fmt.Errorf("reading: %w", reason(err)))
		}
		var rep tawatur.Report
		if err == nil {
			rep, err = w.mailed(raw)
		}
		if err != nil {
			err = w.fail(name, err)
		} else {
			if rep.ID == "" {
				rep.ID = fmt.Sprintf("%s:%d", stem, at)
			}
			err = w.report(name, rep)
		}
		if err != nil {
			return err
		}
	}
}

// mailed makes a report of a message.
func (w *walker) mailed(raw []byte) (tawatur.Report, error) {
	m, err := mbox.Parse(raw, w.opt.MaxText)
	if err != nil {
		return tawatur.Report{}, err
	}
	text, err := mailText(m)
	if err != nil {
		return tawatur.Report{}, err
	}
	rep := tawatur.Report{Text: text}
	if m.HTML {
		page, err := article.Read(text, m.Archived)
		if err != nil && !errors.Is(err, article.ErrNoText) {
			return tawatur.Report{}, err
		}
		rep = reportOf(page)
	}
	rep.ID, rep.Title, rep.Outlet = m.ID, m.Subject, nil
	if m.Outlet != "" {
		rep.Outlet = &tawatur.Outlet{Name: m.Outlet}
	}
	if m.Archived != "" {
		rep.URL = m.Archived
	}
	rep.Published = stamp.Of(m.Date)
	if t, err := mail.ParseDate(m.Date); err == nil {
		rep.Published = stamp.Of(t.Format(time.RFC3339))
	}
	return rep, nil
}

// mailText decodes by the charset that the message names, which a browser would believe too, or as [letters.Decode] does.
func mailText(m mbox.Message) (string, error) {
	enc, name := charset.Lookup(m.Charset)
	if enc == nil || name == "utf-8" {
		return letters.Decode(m.Body)
	}
	b, err := enc.NewDecoder().Bytes(m.Body)
	return string(b), err
}
