package feed

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// Bounds of mending: how often, and in how large a document, since each time asks for another walk.
const (
	maxMended    = 200
	maxMendIn    = 4 << 20
	maxMendBytes = 100 << 20 // walked through altogether
)

// errStray says that an end tag has nothing to end.
var errStray = errors.New("an end tag of nothing")

// errEnough ends a walk that has seen as many entries as are taken.
var errEnough = fmt.Errorf("more than %d are not read", maxEntries)

// whole returns as much of a document as can be read: all of it, or all but the broken ones of its entries, or those before
// the place where it is cut off. entries are the names of their elements. notes say what was left out. The error wraps ErrHostile or
// ErrNotFeed.
func whole(doc string, entries ...string) (text string, notes []string, err error) {
	dropped, strays, walked := 0, 0, 0
	var w walk
	for {
		w = walk{doc: doc, entries: entries, lastStart: -1}
		if err = w.run(); err == nil || w.hostile || errors.Is(err, errEnough) {
			break
		}
		next := w.nextEntry()
		if walked += len(doc); dropped+strays == maxMended || len(doc) > maxMendIn || walked > maxMendBytes {
			break
		}
		if errors.Is(err, errStray) {
			doc = doc[:w.strayFrom] + doc[w.strayTo:]
			strays++
			continue
		}
		if next < 0 {
			break
		}
		doc = doc[:w.lastStart] + doc[next:]
		dropped++
	}
	if strays > 0 {
		notes = append(notes, fmt.Sprintf("end tags of nothing left out: %d", strays))
	}
	if dropped > 0 {
		notes = append(notes, fmt.Sprintf("entries left out that are not well formed: %d", dropped))
	}
	switch {
	case err == nil:
		return doc, notes, nil
	case w.hostile:
		return "", notes, fmt.Errorf("%w: %w", ErrHostile, err)
	case w.count == 0:
		return "", notes, fmt.Errorf("%w: %w", ErrNotFeed, err)
	}
	return doc[:w.lastEnd] + w.closing, append(notes, fmt.Sprintf("cut off after %d entries (%v)", w.count, err)), nil
}

// walk goes through a document once without building anything, and bounds what a reader would have to do.
type walk struct {
	doc     string
	entries []string

	stack    []frame
	elements int
	copied   int
	hostile  bool
	// count entries have ended, the last at lastEnd, where closing would close what is open; the last began at lastStart.
	count, lastStart, lastEnd int
	closing                   string
	// offset is where the walk stands, pending the name of an end tag that is still to close its element.
	offset  int
	pending string
	// strayFrom and strayTo are the bytes of that tag.
	strayFrom, strayTo int
}

// frame is an open element: its name as written, and the bytes of text in it so far.
type frame struct {
	name  string
	bytes int
	xmlns int
}

func (w *walk) run() error {
	d := xml.NewDecoder(strings.NewReader(w.doc))
	d.Strict = false
	for {
		before := int(d.InputOffset())
		tok, err := d.Token()
		w.offset = int(d.InputOffset())
		if err == io.EOF && len(w.stack) > 0 {
			err = io.ErrUnexpectedEOF
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if err := w.token(tok, before); err != nil {
			return err
		}
		if len(w.stack) == 0 && w.elements > 0 {
			return nil // what follows the root is not read
		}
	}
}

func (w *walk) token(tok xml.Token, before int) error {
	switch t := tok.(type) {
	case xml.StartElement:
		return w.start(t, before)
	case xml.EndElement:
		return w.end(t.Name.Local, before)
	case xml.CharData:
		if n := len(w.stack); n > 0 {
			f := &w.stack[n-1]
			f.bytes += len(t)
			w.copied += f.bytes
		}
	}
	if w.copied > maxCopied {
		return w.refuse("texts in too many pieces")
	}
	return nil
}

func (w *walk) start(t xml.StartElement, before int) error {
	f := frame{name: rawName(w.doc[before:w.offset], t.Name.Local)}
	if n := len(w.stack); n > 0 {
		f.xmlns = w.stack[n-1].xmlns
	}
	for _, a := range t.Attr {
		if a.Name.Space == "xmlns" || a.Name.Local == "xmlns" {
			f.xmlns++
		}
	}
	w.elements++
	w.copied += f.xmlns // a reader keeps the prefixes of each element
	switch {
	case len(w.stack) >= maxDepth:
		return w.refuse("elements nested more than %d deep", maxDepth)
	case len(t.Attr) > maxAttrs || f.xmlns > maxAttrs:
		return w.refuse("more than %d attributes", maxAttrs)
	case w.elements > maxElements:
		return w.refuse("more than %d elements", maxElements)
	}
	if w.isEntry(t.Name.Local) && len(w.stack) <= 2 {
		w.lastStart = before + strings.IndexByte(w.doc[before:], '<')
	}
	w.stack = append(w.stack, f)
	return nil
}

// end takes an element off. The decoder closes what is open when it meets an end tag of something else, as of a "<br>"; that an
// entry or the root is closed so means that the tag is astray.
func (w *walk) end(name string, before int) error {
	n := len(w.stack) - 1
	if n < 0 {
		return nil
	}
	w.stack = w.stack[:n]
	if raw, ok := strings.CutPrefix(w.doc[before:w.offset], "</"); ok {
		w.strayFrom, w.strayTo = before, w.offset
		w.pending = local(strings.TrimRight(raw, "> \t\r\n"))
	}
	if w.pending != "" && w.pending != name {
		if (n == 0 || n <= 2 && w.isEntry(name)) && !w.open(w.pending) {
			return fmt.Errorf("<%s> is closed by </%s>: %w", name, w.pending, errStray)
		}
		if n > 2 || !w.isEntry(name) {
			return nil
		}
	} else {
		w.pending = ""
	}
	if n <= 2 && w.isEntry(name) {
		w.count++
		w.lastEnd, w.closing = w.offset, ""
		for _, f := range slices.Backward(w.stack) {
			w.closing += "</" + f.name + ">"
		}
		if w.count == maxEntries {
			return errEnough
		}
	}
	return nil
}

// open reports whether an element of a name is open.
func (w *walk) open(name string) bool {
	return slices.ContainsFunc(w.stack, func(f frame) bool { return local(f.name) == name })
}

// local is a name without its prefix.
func local(name string) string {
	if _, l, ok := strings.Cut(name, ":"); ok {
		return l
	}
	return name
}

func (w *walk) isEntry(name string) bool {
	return slices.ContainsFunc(w.entries, func(e string) bool { return strings.EqualFold(e, name) })
}

func (w *walk) refuse(format string, args ...any) error {
	w.hostile = true
	return fmt.Errorf(format, args...)
}

// nextEntry is where the entry behind the broken one begins; -1 if there is none.
func (w *walk) nextEntry() int {
	if w.lastStart < w.lastEnd || w.lastStart < 0 {
		return -1
	}
	best := -1
	for _, e := range w.entries {
		for _, end := range []string{">", " "} {
			from := max(w.offset-1, w.lastStart+1)
			if i := strings.Index(w.doc[from:], "<"+e+end); i >= 0 && (best < 0 || from+i < best) {
				best = from + i
			}
		}
	}
	return best
}

// rawName is the name of an element as its tag writes it, with its prefix.
func rawName(tag, name string) string {
	_, raw, _ := strings.Cut(tag, "<")
	if i := strings.IndexAny(raw, " \t\r\n/>"); i > 0 {
		return raw[:i]
	}
	return name
}
