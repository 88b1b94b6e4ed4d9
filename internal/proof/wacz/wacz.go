// Package wacz packs captures as WACZ 1.1.1, a ZIP file that viewers of web archives open and show as the pages were: the WARC records as they
// were kept, an index of them, a list of pages, and the hash of every file in it. The same captures give the same bytes.
//
//	p := wacz.Pack{Title: "…", Software: "tawatur v1", Exchanges: exchanges, Pages: pages, Extra: extra}
//	err := p.Write(w)
//
// It decides nothing about what is packed, and signs nothing: what it is a pack of can be held against the log of the proof.
package wacz

import (
	"archive/zip"
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"tawatur/internal/acquire/archive/warc"
)

// The names of the files, as the specification has them.
const (
	dataName  = "archive/data.warc.gz"
	indexName = "indexes/index.cdx"
	pagesName = "pages/pages.jsonl"
	packName  = "datapackage.json"
	sumName   = "datapackage-digest.json"
)

// Page is one page of the list that viewers show first.
type Page struct {
	// URL and At are as captured: the address, and an ISO 8601 date-time.
	URL   string
	At    string
	Title string
}

// File is a file beside what the specification names.
type File struct {
	Path string
	Data []byte
}

// Pack is what is packed.
type Pack struct {
	Title, Description string
	// Software names the program, Created is when the newest of it was captured: the clock has no say in it.
	Software, Created string
	// Exchanges are the captures: gzip members, a record each.
	Exchanges [][]byte
	Pages     []Page
	Extra     []File
}

// Write writes the pack. The order of exchanges and pages does not matter; what is given twice is packed once.
func (p Pack) Write(w io.Writer) error {
	data, index, err := p.archive()
	if err != nil {
		return fmt.Errorf("pack: %w", err)
	}
	pages, err := p.pages()
	if err != nil {
		return fmt.Errorf("pack: %w", err)
	}
	files := append([]File{{dataName, data}, {indexName, index}, {pagesName, pages}}, p.Extra...)
	described, err := p.describe(files)
	if err != nil {
		return fmt.Errorf("pack: %w", err)
	}
	digest, err := encode(map[string]string{"path": packName, "hash": hash(described)}, "  ")
	if err != nil {
		return fmt.Errorf("pack: %w", err)
	}
	return zipped(w, append(files, File{packName, described}, File{sumName, digest}))
}

// zipped writes files into a ZIP file. Archive and index are stored as they are, so that viewers can read pieces of them.
func zipped(w io.Writer, files []File) error {
	z := zip.NewWriter(w)
	for _, f := range files {
		h := &zip.FileHeader{Name: f.Path, Method: zip.Deflate, Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)}
		if f.Path == dataName || f.Path == indexName {
			h.Method = zip.Store
		}
		e, err := z.CreateHeader(h)
		if err != nil {
			return err
		}
		if _, err := e.Write(f.Data); err != nil {
			return err
		}
	}
	return z.Close()
}

// archive puts the exchanges one behind the other, and lists the answers in them.
func (p Pack) archive() (data, index []byte, err error) {
	sorted := slices.Clone(p.Exchanges)
	slices.SortFunc(sorted, bytes.Compare)
	sorted = slices.CompactFunc(sorted, bytes.Equal)
	info, err := warc.Pack([]warc.Field{
		{Name: "WARC-Type", Value: "warcinfo"}, {Name: "WARC-Record-ID", Value: "<urn:uuid:" + idOf(sorted) + ">"}, {Name: "WARC-Date", Value: p.Created},
		{Name: "WARC-Filename", Value: "data.warc.gz"}, {Name: "Content-Type", Value: "application/warc-fields"},
	}, []byte("software: "+p.Software+"\r\nformat: WARC File Format 1.1\r\n"))
	if err != nil {
		return nil, nil, err
	}
	data = append(data, info...)
	var lines []string
	for _, ex := range sorted {
		found, err := entries(ex, int64(len(data)))
		if err != nil {
			return nil, nil, err
		}
		lines, data = append(lines, found...), append(data, ex...)
	}
	slices.Sort(lines)
	return data, []byte(strings.Join(lines, "")), nil
}

// idOf makes an id for the first record, of all that stands behind it.
func idOf(exchanges [][]byte) string {
	h := sha256.New()
	for _, ex := range exchanges {
		h.Write(ex)
	}
	s := hex.EncodeToString(h.Sum(nil))
	return s[:8] + "-" + s[8:12] + "-4" + s[13:16] + "-8" + s[17:20] + "-" + s[20:32]
}

// entries makes the lines of the index (CDXJ) for the answers of an exchange, whose first byte stands at one of the file.
func entries(exchange []byte, at int64) (out []string, err error) {
	r, err := warc.NewReader(bytes.NewReader(exchange))
	if err != nil {
		return nil, err
	}
	type answer struct {
		rec *warc.Record
		res *warc.Response
		sum string
	}
	var last *answer
	end := func(next int64) error {
		if last == nil {
			return nil
		}
		line, err := entry(last.rec, last.res, last.sum, at+last.rec.Offset, next-last.rec.Offset)
		out, last = append(out, line), nil
		return err
	}
	for {
		rec, err := r.Next()
		if err == io.EOF {
			return out, end(int64(len(exchange)))
		}
		if err != nil {
			return nil, err
		}
		if err := end(rec.Offset); err != nil {
			return nil, err
		}
		if rec.Type != "response" && rec.Type != "revisit" && rec.Type != "resource" {
			continue
		}
		res, err := rec.Response()
		if err != nil {
			return nil, err
		}
		sum, err := payloadOf(rec, res) // before the next record is read
		if err != nil {
			return nil, err
		}
		last = &answer{rec, res, sum}
	}
}

// payloadOf is the digest of an answer as its record has it; of a record that has none, as those of others may, it is computed.
func payloadOf(rec *warc.Record, res *warc.Response) (string, error) {
	if sum := rec.Field("WARC-Payload-Digest"); sum != "" || rec.Type == "revisit" {
		return sum, nil
	}
	_, err := res.Body(warc.MostPage)
	return "sha256:" + res.PayloadSHA256(), err
}

// entry makes one line of the index.
func entry(rec *warc.Record, res *warc.Response, sum string, at, length int64) (string, error) {
	when, err := time.Parse(time.RFC3339, rec.Date)
	if err != nil {
		return "", fmt.Errorf("a record without a time: %w", err)
	}
	kind, _, _ := mime.ParseMediaType(res.ContentType)
	if rec.Type == "revisit" {
		kind = "warc/revisit"
	}
	doc, err := encode(struct {
		URL      string `json:"url"`
		MIME     string `json:"mime,omitempty"`
		Status   string `json:"status"`
		Digest   string `json:"digest,omitempty"`
		Length   string `json:"length"`
		Offset   string `json:"offset"`
		Filename string `json:"filename"`
	}{rec.URI, kind, strconv.Itoa(res.Status), sum, strconv.FormatInt(length, 10), strconv.FormatInt(at, 10), "data.warc.gz"}, "")
	return surt(rec.URI) + " " + when.UTC().Format("20060102150405") + " " + string(doc), err
}

// surt turns an address about, so that those of a host stand together: https://www.outlet.example/News?b=1&a=2 is
// example,outlet)/news?a=2&b=1.
func surt(address string) string {
	u, err := url.Parse(strings.ToLower(address))
	if err != nil || u.Host == "" {
		return address
	}
	host := strings.Split(strings.TrimPrefix(u.Hostname(), "www."), ".")
	slices.Reverse(host)
	out := strings.Join(host, ",")
	if p := u.Port(); p != "" && !(u.Scheme == "http" && p == "80") && !(u.Scheme == "https" && p == "443") {
		out += ":" + p
	}
	out += ")" + cmp.Or(u.EscapedPath(), "/")
	if u.RawQuery != "" {
		parts := strings.Split(u.RawQuery, "&")
		slices.Sort(parts)
		out += "?" + strings.Join(parts, "&")
	}
	return strings.ReplaceAll(out, " ", "%20")
}

// pages lists the pages, earliest first.
func (p Pack) pages() ([]byte, error) {
	sorted := slices.Clone(p.Pages)
	slices.SortFunc(sorted, func(a, b Page) int {
		return cmp.Or(strings.Compare(a.At, b.At), strings.Compare(a.URL, b.URL), strings.Compare(a.Title, b.Title))
	})
	out, err := encode(map[string]string{"format": "json-pages-1.0", "id": "pages", "title": "All Pages"}, "")
	if err != nil {
		return nil, err
	}
	for _, pg := range slices.Compact(sorted) {
		sum := sha256.Sum256([]byte(pg.At + " " + pg.URL))
		line, err := encode(map[string]string{"id": hex.EncodeToString(sum[:8]), "url": pg.URL, "ts": pg.At, "title": pg.Title}, "")
		if err != nil {
			return nil, err
		}
		out = append(out, line...)
	}
	return out, nil
}

// resource is a file as the description names it.
type resource struct {
	Name  string `json:"name"`
	Path  string `json:"path"`
	Hash  string `json:"hash"`
	Bytes int    `json:"bytes"`
}

// shown is what ReplayWeb.page shows of a pack, which heeds neither title nor description where the specification has them. It opens with the description, before
// the list of pages.
type shown struct {
	Title string `json:"title,omitempty"`
	Desc  string `json:"desc,omitempty"`
}

func (p Pack) shown() shown {
	if p.Description == "" {
		return shown{Title: p.Title}
	}
	return shown{p.Title, p.Description + " The pages are listed under Pages."}
}

// describe makes datapackage.json.
func (p Pack) describe(files []File) ([]byte, error) {
	d := struct {
		Profile     string     `json:"profile"`
		Version     string     `json:"wacz_version"`
		Title       string     `json:"title,omitempty"`
		Description string     `json:"description,omitempty"`
		Software    string     `json:"software"`
		Created     string     `json:"created"`
		MainPage    string     `json:"mainPageUrl,omitempty"`
		MainDate    string     `json:"mainPageDate,omitempty"`
		Metadata    shown      `json:"metadata"`
		Resources   []resource `json:"resources"`
	}{Profile: "data-package", Version: "1.1.1", Title: p.Title, Description: p.Description, Software: p.Software, Created: p.Created, Metadata: p.shown()}
	if len(p.Pages) > 0 {
		first := slices.MinFunc(p.Pages, func(a, b Page) int { return cmp.Or(strings.Compare(a.At, b.At), strings.Compare(a.URL, b.URL)) })
		d.MainPage, d.MainDate = first.URL, first.At
	}
	seen := map[string]bool{}
	for _, f := range files {
		if seen[f.Path] {
			return nil, errors.New("two files are called " + f.Path)
		}
		seen[f.Path] = true
		d.Resources = append(d.Resources, resource{f.Path[strings.LastIndex(f.Path, "/")+1:], f.Path, hash(f.Data), len(f.Data)})
	}
	return encode(d, "  ")
}

// hash writes the hash of a file as WACZ does.
func hash(b []byte) string {
	sum := sha256.Sum256(b)
	return "sha256:" + hex.EncodeToString(sum[:])
}

// encode writes JSON with its signs as they are, and a line end.
func encode(v any, indent string) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", indent)
	err := enc.Encode(v)
	return b.Bytes(), err
}
