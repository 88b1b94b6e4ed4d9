package acquire

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode"

	"tawatur"
	"tawatur/internal/acquire/article"
	"tawatur/internal/acquire/letters"
)

// Captured makes the reports of a page that was captured from the web: one, or one for each entry of a live blog. It is the
// only place that does, so that a page has the same id however it came: captures of one address are versions of one report.
// The name of the items is the address. A page that cannot be read is one item with the error; captured is kept among the
// reasons of a page that names no day of publication, which it is not itself.
func Captured(address, contentType string, body []byte, captured time.Time, opt Options) []Item {
	day := ""
	if !captured.IsZero() {
		day = captured.UTC().Format(time.RFC3339)
	}
	return capturedAs(address, address, contentType, body, day, opt.filled())
}

// capturedAs is Captured under the name of an item, with the time as an archive writes it.
func capturedAs(name, address, contentType string, body []byte, captured string, opt Options) []Item {
	src, err := letters.DecodeWeb(body, contentType)
	if err != nil {
		return []Item{failed(name, err)}
	}
	reps, next, err := pageReports(capturedID(address), address, src, opt)
	if err != nil && !errors.Is(err, article.ErrNoText) {
		return []Item{failed(name, err)}
	}
	items := make([]Item, len(reps))
	for i, rep := range reps {
		if rep.Published.Value == nil && captured != "" {
			rep.Published.Why = append(rep.Published.Why, "captured "+captured+"; the page names no date")
		}
		items[i] = finished(name, rep, opt)
		items[i].Next = next
	}
	return items
}

// pageReports makes the reports of a page, which has the id and was found at the address, if that is known. next is the address of
// its next part.
func pageReports(id, address, src string, opt Options) (reps []tawatur.Report, next string, err error) {
	var by article.Selectors
	if opt.Selectors != nil {
		by = opt.Selectors(address)
	}
	p, err := article.ReadBy(src, address, by)
	if err != nil && !errors.Is(err, article.ErrNoText) {
		return nil, "", err
	}
	whole := reportOf(p)
	whole.ID = id
	if whole.URL == "" {
		whole.URL = address
	}
	if len(p.Entries) == 0 {
		return []tawatur.Report{whole}, p.Next, err
	}
	reps = make([]tawatur.Report, len(p.Entries))
	for i, e := range p.Entries {
		reps[i] = whole
		reps[i].ID = id + "-" + plainName(e.Anchor)
		reps[i].Text, reps[i].Published = e.Text, e.Published
		if e.Title != "" {
			reps[i].Title = e.Title
		}
		if whole.URL != "" {
			base, _, _ := strings.Cut(whole.URL, "#")
			reps[i].URL = base + "#" + e.Anchor
		}
	}
	return reps, p.Next, nil
}

// reportOf is a page as one report, without an id.
func reportOf(p article.Page) tawatur.Report {
	rep := tawatur.Report{URL: p.Canonical, Title: p.Title, Text: p.Text, Published: p.Published}
	if p.Outlet != "" {
		rep.Outlet = &tawatur.Outlet{Name: p.Outlet}
	}
	return rep
}

// capturedID is the id of a page: its host, and a hash of the usual spelling of its address without scheme and fragment. Captures
// of one address are versions of one report.
func capturedID(address string) string {
	_, rest, _ := strings.Cut(Usual(address), "://")
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

func failed(name string, err error) Item {
	return Item{Name: name, Err: fmt.Errorf("acquire %s: %w", name, err)}
}
