package acquire

import (
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/mail"
	"net/url"
	"os"
	"regexp"
	"strings"

	"tawatur/internal/acquire/archive/mbox"
	"tawatur/internal/acquire/letters"
)

// savedPage makes the reports of a page in a file. A page that says where it was published has the id of that address, as one from the web
// has, so that what was saved twice is one report or versions of one; any other has the file's name.
func savedPage(path, stem, address, src string, opt Options) []Item {
	if address == "" {
		address = savedFrom(src)
	}
	items, err := pageItems(path, stem, address, src, opt)
	if err != nil {
		return []Item{failed(path, err)}
	}
	return items
}

// savedFrom returns the address that a browser noted in a page when it saved it, "" if there is none: "saved from url=(0028)https://..."
// of Internet Explorer and Chromium, "url: https://..." of SingleFile.
func savedFrom(src string) string {
	const near = 4 << 10
	head := strings.ToValidUTF8(src[:min(len(src), near)], "")
	m := regexp.MustCompile(`(?s)<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*)(\S+)`).FindStringSubmatch(head)
	if m == nil {
		return ""
	}
	if a := strings.TrimSuffix(m[1], "-->"); isWeb(a) {
		return a
	}
	return ""
}

// isWeb reports whether an address is one of a page of the web.
func isWeb(address string) bool {
	u, err := url.Parse(address)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != ""
}

// besidePage reports whether a folder holds what a browser saved beside a page: pictures, scripts, and pages in frames, mostly
// advertisements. Browsers name it after the page, some in their own language.
func besidePage(dir string) bool {
	for _, end := range []string{"_files", "_fichiers", "_archivos", "_arquivos", "_file", "_dosyalar", "_soubory", "_ملفات", "_файлы", "-Dateien", ".files"} {
		stem, ok := strings.CutSuffix(dir, end)
		for _, ext := range []string{".html", ".htm", ".xhtml"} {
			if _, err := os.Stat(stem + ext); ok && err == nil {
				return true
			}
		}
	}
	return false
}

// mhtml reads a page that a browser saved whole in one file, which is a message by mail: of its parts the page itself.
func (w *walker) mhtml(path, stem string, r io.Reader) error {
	m, err := mail.ReadMessage(r)
	if err != nil {
		return w.fail(path, fmt.Errorf("not a page saved as MHTML: %w", err))
	}
	p, err := pageIn(m, int64(w.opt.MaxText)*2)
	if err != nil {
		return w.fail(path, err)
	}
	return w.page(path, len(p.body), func() []Item {
		src, err := letters.DecodeWeb(p.body, p.kind)
		if err != nil {
			return []Item{failed(path, err)}
		}
		if !isWeb(p.address) {
			p.address = ""
		}
		return savedPage(path, stem, p.address, src, w.opt)
	})
}

// savedPart is the page in an MHTML file.
type savedPart struct {
	address, kind string
	body          []byte
}

// pageIn finds the page among the parts of a message: the first that is HTML.
func pageIn(m *mail.Message, most int64) (savedPart, error) {
	address := m.Header.Get("Snapshot-Content-Location")
	kind, params, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	if err != nil || !strings.HasPrefix(kind, "multipart/") {
		return partOf(m.Header.Get, m.Body, address, most)
	}
	const maxParts = 1000
	mr := multipart.NewReader(m.Body, params["boundary"])
	for range maxParts {
		part, err := mr.NextRawPart()
		if err != nil {
			break // what ends the parts is told below: there is no page
		}
		if kind, _, _ := mime.ParseMediaType(part.Header.Get("Content-Type")); kind == "text/html" || kind == "application/xhtml+xml" {
			return partOf(part.Header.Get, part, address, most)
		}
	}
	return savedPart{}, errors.New("no page in it")
}

func partOf(head func(string) string, r io.Reader, address string, most int64) (savedPart, error) {
	b, err := io.ReadAll(io.LimitReader(mbox.Unpacked(head("Content-Transfer-Encoding"), r), most+1))
	switch {
	case err != nil && len(b) == 0:
		return savedPart{}, fmt.Errorf("the page cannot be decoded: %w", err)
	case int64(len(b)) > most:
		return savedPart{}, fmt.Errorf("larger than the limit of %d bytes", most)
	}
	if address == "" {
		address = head("Content-Location")
	}
	return savedPart{address, head("Content-Type"), b}, nil
}
