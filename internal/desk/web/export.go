package web

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"tawatur/internal/store"
)

// Exports writes a record for other programs.
type Exports interface {
	// Files lists the files that can be had, those of one format one after the other and the main one first.
	Files() []ExportFile
	// Write writes one of them.
	Write(ctx context.Context, w io.Writer, path string, asked ExportAsked) error
}

// ExportFile is a file that can be had: its name, what it is, and of which format. The last of a format is the whole of it with its codebook.
type ExportFile struct{ Path, MediaType, Format string }

// ExportAsked is what of the record is wanted. Words are the filters as asked for, by name.
type ExportAsked struct {
	Filter store.Filter
	Event  string
	Words  map[string]string
}

// exportFilters are the names of the filters that an export takes, as on the overview, and the single event.
func exportFilters() []string {
	return []string{"q", "type", "place", "actor", "outlet", "status", "from", "to", "box", "event"}
}

// exportsAtOnce is how many exports are written at once: each may read the whole record.
const exportsAtOnce = 2

// exportLinks are the downloads of one format.
type exportLinks struct {
	Label string
	// File is the main file, Whole all files with the codebook.
	File, Whole exportLink
}

type exportLink struct{ Name, Href string }

// exports offers what a page shows as files; q is the query of the page.
func (n namer) exports(q url.Values) []exportLinks {
	if n.s.opt.Exports == nil {
		return nil
	}
	asked := url.Values{}
	for _, name := range exportFilters() {
		if v := strings.TrimSpace(q.Get(name)); v != "" {
			asked.Set(name, v)
		}
	}
	var out []exportLinks
	last := ""
	for _, f := range n.s.opt.Exports.Files() {
		link := exportLink{f.Path, "/export/" + url.PathEscape(f.Path)}
		if len(asked) > 0 {
			link.Href += "?" + asked.Encode()
		}
		if f.Format != last {
			out = append(out, exportLinks{Label: n.T("export.format." + f.Format), File: link})
			last = f.Format
			continue
		}
		out[len(out)-1].Whole = link
	}
	return out
}

// export sends a file of the record. It goes out as it is written: an error after the first bytes breaks the connection off, so that
// nobody takes a part for the whole.
func (s *site) export(w http.ResponseWriter, r *http.Request) {
	f, asked, err := s.exportAsked(r)
	if err != nil {
		s.page(func(*request) (view, error) { return nil, err })(w, r)
		return
	}
	h := w.Header()
	h.Set("Content-Type", f.MediaType)
	if strings.HasPrefix(f.MediaType, "text/") {
		h.Set("Content-Type", f.MediaType+"; charset=utf-8")
	}
	h.Set("Content-Disposition", `attachment; filename="tawatur-`+f.Path+`"`)
	h.Set("Cache-Control", "no-cache")
	if r.Method == http.MethodHead {
		return
	}
	select {
	case s.exporting <- struct{}{}:
		defer func() { <-s.exporting }()
	default:
		s.refuse(w, r)
		return
	}
	out := &patient{to: w, control: http.NewResponseController(w), now: s.opt.Now}
	_ = out.control.SetReadDeadline(time.Time{}) // the request is read; its time limit would end the work
	buffered := bufio.NewWriterSize(out, 1<<16)
	err = s.opt.Exports.Write(r.Context(), buffered, f.Path, asked)
	if err == nil {
		err = buffered.Flush()
	}
	if err != nil {
		s.broken(w, r, out.begun, err)
	}
}

// refuse says that others are being served.
func (s *site) refuse(w http.ResponseWriter, r *http.Request) {
	w.Header().Del("Content-Disposition")
	w.Header().Set("Retry-After", "20")
	s.page(func(*request) (view, error) {
		return nil, &problem{http.StatusServiceUnavailable, "err.export", "err.export.help", ""}
	})(w, r)
}

// broken ends an export that failed: with the page of the error where nothing was sent yet.
func (s *site) broken(w http.ResponseWriter, r *http.Request, begun bool, err error) {
	if begun || r.Context().Err() != nil {
		s.opt.Log.Error("web: export broken off", "path", r.URL.Path, "err", err)
		panic(http.ErrAbortHandler)
	}
	w.Header().Del("Content-Disposition")
	s.page(func(*request) (view, error) { return nil, err })(w, r)
}

// exportAsked reads which file is wanted, and of what.
func (s *site) exportAsked(r *http.Request) (ExportFile, ExportAsked, error) {
	asked := ExportAsked{Event: r.URL.Query().Get("event"), Words: map[string]string{}}
	i := -1
	if s.opt.Exports != nil {
		i = slices.IndexFunc(s.opt.Exports.Files(), func(f ExportFile) bool { return f.Path == r.PathValue("file") })
	}
	if i < 0 {
		return ExportFile{}, asked, fmt.Errorf("web: export %q: %w", r.PathValue("file"), store.ErrNotFound)
	}
	f, err := readFilter(r.URL.Query())
	if err != nil {
		return ExportFile{}, asked, err
	}
	if asked.Event != "" {
		if _, err := s.st.Event(r.Context(), asked.Event); err != nil {
			return ExportFile{}, asked, fmt.Errorf("web: export: %w", err)
		}
	}
	f.After = ""
	if asked.Filter, _, err = s.asked(r.Context(), f); err != nil {
		return ExportFile{}, asked, fmt.Errorf("web: export: %w", err)
	}
	for _, name := range exportFilters() {
		if v := strings.TrimSpace(r.URL.Query().Get(name)); v != "" {
			asked.Words[name] = v
		}
	}
	return s.opt.Exports.Files()[i], asked, nil
}

// patient gives a client a minute for each piece, and notes that something was sent.
type patient struct {
	to      io.Writer
	control *http.ResponseController
	now     func() time.Time
	begun   bool
}

func (p *patient) Write(b []byte) (int, error) {
	p.begun = true
	_ = p.control.SetWriteDeadline(p.now().Add(time.Minute)) // a server that knows no deadlines waits as long as it likes
	return p.to.Write(b)
}
