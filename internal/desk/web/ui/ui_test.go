package ui

import (
	"bytes"
	"compress/gzip"
	"strings"
	"testing"
	"testing/fstest"
)

func squeezed(t *testing.T, text string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestFrom(t *testing.T) {
	manifest := `{"script": "app-1.js", "fontStyle": "font-2.css", "font": "naskh-3.woff2", "licences": "licenses.txt"}`
	files := fstest.MapFS{
		"manifest.json": {Data: []byte(manifest)}, "README.md": {Data: []byte("words")}, "app-1.js.gz": {Data: squeezed(t, "let a = 1")},
		"font-2.css.gz": {Data: squeezed(t, "@font-face{}")}, "naskh-3.woff2": {Data: []byte("wOF2")}, "licenses.txt.gz": {Data: squeezed(t, "ours")},
	}
	u, err := From(files)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"app-1.js": "let a = 1", "naskh-3.woff2": "wOF2", "licenses.txt": "ours"} {
		if got, err := u.Files[name].Bytes(); err != nil || string(got) != want {
			t.Errorf("%s holds %q, %v; want %q", name, got, err, want)
		}
	}
	if len(u.Files) != 4 {
		t.Errorf("%d files are served, want 4: neither manifest nor README", len(u.Files))
	}
	delete(files, "naskh-3.woff2")
	if _, err := From(files); err == nil || !strings.Contains(err.Error(), `"naskh-3.woff2"`) {
		t.Errorf("a build without its font gives %v", err)
	}
}

func TestNothingBuiltIsNoError(t *testing.T) {
	u, err := From(fstest.MapFS{"README.md": {Data: []byte("words")}})
	if err != nil || u.Script != "" || len(u.Files) != 0 {
		t.Errorf("an empty folder gives %+v, %v", u, err)
	}
}
