package web

import (
	"compress/gzip"
	"io/fs"
	"net/http"
	"path"
	"sync"

	"tawatur/internal/desk/answer"
	"tawatur/internal/desk/web/ui"
)

// asset is a file that pages link.
type asset struct {
	answer.File
	// fixed says that its name stands for these bytes for ever.
	fixed bool
}

// assets are the files under /static/ by name, and which of them a page links.
type assets struct {
	files map[string]asset
	ui    ui.UI
}

// HasScripts reports whether the program was built with what npm makes for the pages.
func HasScripts() bool {
	u, err := ui.Open()
	return err == nil && u.Script != ""
}

// staticAssets returns what is embedded with a front end.
func staticAssets(u ui.UI) (*assets, error) {
	files, err := fs.Sub(staticFiles, "static")
	if err != nil {
		return nil, err
	}
	return readAssets(files, u)
}

// readAssets puts what is ours beside what npm made.
func readAssets(files fs.FS, u ui.UI) (*assets, error) {
	a := &assets{files: map[string]asset{}, ui: u}
	names, err := fs.Glob(files, "*.*")
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		body, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		a.add(name, body)
	}
	style, err := styleSheet(files)
	if err != nil {
		return nil, err
	}
	a.add("style.css", style)
	for name, f := range u.Files {
		a.files[name] = builtAsset(name, f, name != u.Licences)
	}
	return a, nil
}

// builtAsset is a file that npm made. Few clients want it as it is, so it is unpacked for those only.
func builtAsset(name string, f ui.File, fixed bool) asset {
	out := asset{fixed: fixed, File: answer.File{Kind: kindOf(name), Tag: answer.Tag(append(f.Gzip, f.Plain...))}}
	out.Plain = func() []byte {
		body, err := f.Bytes()
		if err != nil {
			return nil // it was embedded whole: unpacking it cannot fail
		}
		return body
	}
	if f.Gzip != nil {
		out.Gzip = func() []byte { return f.Gzip }
	}
	return out
}

// add keeps a file of ours; it is compressed when it is first asked for.
func (a *assets) add(name string, body []byte) {
	a.files[name] = asset{File: answer.File{
		Kind: kindOf(name), Tag: answer.Tag(body), Plain: func() []byte { return body },
		Gzip: sync.OnceValue(func() []byte { return answer.Zip(body, gzip.BestCompression) }),
	}}
}

// href is the address of one of our files, with its tag so that it can be kept for ever; empty when there is no such file.
func (a *assets) href(name string) string {
	f, ok := a.files[name]
	switch {
	case !ok:
		return ""
	case f.fixed:
		return "/static/" + name
	}
	return "/static/" + name + "?v=" + f.Tag
}

// styleSheet joins the parts of the style in the order of their names.
func styleSheet(files fs.FS) ([]byte, error) {
	parts, err := fs.Glob(files, "style/*.css")
	if err != nil {
		return nil, err
	}
	var all []byte
	for _, name := range parts {
		part, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		all = append(all, part...)
	}
	return all, nil
}

// static serves one of the files; the name is a single path segment, so it cannot climb.
func (s *site) static(w http.ResponseWriter, r *http.Request) {
	f, ok := s.assets.files[r.PathValue("file")]
	if !ok {
		s.page(s.nowhere)(w, r)
		return
	}
	if f.fixed || r.URL.Query().Get("v") == f.Tag {
		w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	f.Send(w, r, http.StatusOK)
}

func kindOf(name string) string {
	switch path.Ext(name) {
	case ".css":
		return "text/css; charset=utf-8"
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".json":
		return "application/json; charset=utf-8"
	case ".svg":
		return "image/svg+xml"
	case ".woff2":
		return "font/woff2"
	}
	return "text/plain; charset=utf-8"
}
