package acquire

import (
	"bufio"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"tawatur"
	"tawatur/internal/acquire/archive/telegram"
	"tawatur/internal/acquire/letters"
)

// shape is how the content of a file is to be read.
type shape uint8

const (
	shapeUnknown shape = iota
	shapeText
	shapeJSON
	shapeHTML
	shapeWARC
	shapeWACZ
	shapeMbox
	shapeTable
	shapeTweets
	shapeMHTML
)

// shapeOf tells the shape of a file by its name, and the name without its extensions.
func shapeOf(path string) (shape, string) {
	base := filepath.Base(path)
	if trimmed := strings.TrimSuffix(base, ".zst"); strings.HasSuffix(strings.ToLower(trimmed), ".warc") {
		base = trimmed
	}
	base = strings.TrimSuffix(base, ".gz")
	ext := filepath.Ext(base)
	stem := strings.TrimSuffix(base, ext)
	if stem == "" {
		stem = base
	}
	switch strings.ToLower(ext) {
	case ".txt", ".text":
		return shapeText, stem
	case ".json", ".jsonl", ".ndjson":
		return shapeJSON, stem
	case ".html", ".htm", ".xhtml":
		return shapeHTML, stem
	case ".warc":
		return shapeWARC, stem
	case ".wacz":
		return shapeWACZ, stem
	case ".mbox":
		return shapeMbox, stem
	case ".mht", ".mhtml":
		return shapeMHTML, stem
	case ".csv", ".tsv", ".tab":
		return shapeTable, stem
	case ".js":
		if s := strings.ToLower(stem); strings.HasPrefix(s, "tweet") && !strings.Contains(s, "-") {
			return shapeTweets, stem
		}
	}
	return shapeUnknown, base
}

// skipped reports whether a directory's entry is left out by its name.
func skipped(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasSuffix(name, ".gold.json")
}

// path reads a file or a directory. named says that the user named it, and not a directory that holds it.
func (w *walker) path(path string, named bool) error {
	st, err := os.Stat(path)
	switch {
	case err != nil:
		return w.fail(path, reason(err))
	case st.IsDir():
		return w.dir(path)
	case !named && !st.Mode().IsRegular():
		return nil
	}
	sh, stem := shapeOf(path)
	if sh == shapeUnknown && !named {
		return nil
	}
	if sh == shapeUnknown && filepath.Ext(stem) != "" {
		return w.fail(path, fmt.Errorf("files of kind %q are not read (txt, html, mhtml, json, jsonl, ndjson, csv, tsv, warc and mbox are, also as .gz; warc.zst and wacz are)", filepath.Ext(stem)))
	}
	return w.file(path, sh, stem, named)
}

// dir reads the entries of a directory in sorted order, once even where symbolic links lead back to it.
func (w *walker) dir(path string) error {
	real, err := filepath.EvalSymlinks(path)
	if err != nil {
		return w.fail(path, reason(err))
	}
	if real, err = filepath.Abs(real); err != nil {
		return w.fail(path, reason(err))
	}
	if w.seen[real] {
		return nil
	}
	w.seen[real] = true
	entries, err := os.ReadDir(path)
	if err != nil {
		return w.fail(path, reason(err))
	}
	for _, e := range entries {
		if skipped(e.Name()) || e.IsDir() && besidePage(filepath.Join(path, e.Name())) {
			continue
		}
		if err := w.path(filepath.Join(path, e.Name()), false); err != nil {
			return err
		}
	}
	return nil
}

// file opens one file and reads it by its shape; a file without an extension is JSON if it begins like JSON.
func (w *walker) file(path string, sh shape, stem string, named bool) error {
	f, err := os.Open(path)
	if err != nil {
		return w.fail(path, reason(err))
	}
	defer f.Close()
	br := bufio.NewReaderSize(f, 64<<10)
	switch {
	case sh == shapeWACZ:
		st, err := f.Stat()
		if err != nil {
			return w.fail(path, reason(err))
		}
		return w.wacz(path, f, st.Size())
	case sh == shapeWARC || sh == shapeUnknown && sniff(br) == shapeWARC:
		return w.warc(path, br)
	}
	if strings.HasSuffix(path, ".gz") {
		z, err := gzip.NewReader(br)
		if err != nil {
			return w.fail(path, fmt.Errorf("not a gzip file: %w", err))
		}
		br = bufio.NewReaderSize(z, 64<<10)
	}
	if sh == shapeUnknown {
		sh = sniff(br)
	}
	return w.content(path, sh, stem, named, br)
}

// content reads what is in a file by its shape.
func (w *walker) content(path string, sh shape, stem string, named bool, br *bufio.Reader) error {
	switch sh {
	case shapeJSON:
		if head, _ := br.Peek(br.Size()); telegram.Is(head) {
			return w.telegram(path, br)
		}
		return w.json(path, br)
	case shapeHTML:
		if head, _ := br.Peek(4096); telegram.IsPage(head) {
			return w.telegramPage(path, br)
		}
	case shapeMbox:
		return w.mbox(path, stem, br)
	case shapeMHTML:
		return w.mhtml(path, stem, br)
	case shapeTable:
		return w.table(path, stem, named, br)
	case shapeTweets:
		return w.tweets(path, br)
	}
	return w.whole(path, sh, stem, br)
}

func sniff(br *bufio.Reader) shape {
	b, _ := br.Peek(7) // of a shorter file, what there is
	switch {
	case len(b) > 0 && (b[0] == '{' || b[0] == '['):
		return shapeJSON
	case string(b) == "WARC/1.":
		return shapeWARC
	}
	return shapeText
}

// whole reads a file that is one report: text or a page.
func (w *walker) whole(path string, sh shape, stem string, r io.Reader) error {
	// UTF-16 and the mark-up of a page may take more bytes than the text that comes out, which report limits.
	limit := int64(w.opt.MaxText) * 2
	b, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err != nil {
		return w.fail(path, fmt.Errorf("reading: %w", reason(err)))
	}
	if int64(len(b)) > limit {
		return w.fail(path, fmt.Errorf("larger than the limit of %d bytes", limit))
	}
	text, err := letters.Decode(b)
	if err != nil {
		return w.fail(path, err)
	}
	if sh != shapeHTML {
		return w.report(path, tawatur.Report{ID: stem, Text: text})
	}
	return w.page(path, len(text), func() []Item { return savedPage(path, stem, "", text, w.opt) })
}

// reason drops the path that the standard library puts before an error, since ours names it already.
func reason(err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	return err
}
