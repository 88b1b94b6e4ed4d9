package audit

import (
	"bytes"
	"fmt"

	"tawatur"
	"tawatur/internal/acquire/archive/warc"
	"tawatur/internal/proof"
)

// Page is what a capture holds.
type Page struct {
	Capture     tawatur.Capture
	ContentType string
	Body        []byte
}

// Reading is how a text stands in the pages of its captures.
type Reading uint8

const (
	// ReadOther says that the text does not stand in them.
	ReadOther Reading = iota
	// ReadWithin says that all of it stands in them, and that another text is read from them now: by another version of the program, or since something was
	// left out of it.
	ReadWithin
	// ReadSame says that it is what is read from them.
	ReadSame
)

// pages finds the pages of reports in the proof. A nil one finds none.
type pages struct {
	archive *proof.Archive
	of      map[string][]tawatur.Capture
	read    func(tawatur.Report, []Page) Reading
}

// pages opens the archive for reading what is whole in it; nil where there is nothing to read, or what is wrong was said already.
func (a *Answer) pages(dir string, pointed map[string][]tawatur.Capture, read func(tawatur.Report, []Page) Reading) (*pages, error) {
	if read == nil || a.Proof == nil || len(pointed) == 0 {
		return nil, nil
	}
	archive, err := proof.OpenArchive(dir)
	if err != nil {
		return nil, nil //nolint:nilerr // the check of the proof has named it
	}
	return &pages{archive, pointed, read}, nil
}

// again holds the text of a report against what its captures hold. It is the text that nobody can change together with its hash: the captures are under the log.
func (a *Answer) again(p *pages, r tawatur.Report) {
	if p == nil {
		return
	}
	var held []Page
	for _, c := range p.of[r.ID] {
		if !c.Kept || a.Proof.State(c) != proof.StateWhole {
			continue
		}
		if pg, ok := p.page(c); ok {
			held = append(held, pg)
		}
	}
	if len(held) == 0 {
		return
	}
	switch p.read(r, held) {
	case ReadSame:
		a.Read++
	case ReadWithin:
		a.Within++
	default:
		a.problem(r.ID, fmt.Sprintf("its text does not stand in its capture, %s at byte %d", held[0].Capture.File, held[0].Capture.Offset))
	}
}

// page reads a capture; one whose content cannot be read holds nothing against anybody.
func (p *pages) page(c tawatur.Capture) (Page, bool) {
	b, err := p.archive.Read(p.archive.Original(c))
	if err != nil {
		return Page{}, false
	}
	r, err := warc.NewReader(bytes.NewReader(b))
	if err != nil {
		return Page{}, false
	}
	rec, err := r.Next()
	if err != nil || rec.Type == "revisit" { // of what was redacted
		return Page{}, false
	}
	res, err := rec.Response()
	if err != nil {
		return Page{}, false
	}
	body, err := res.Body(warc.MostPage)
	return Page{c, res.ContentType, body}, err == nil
}
