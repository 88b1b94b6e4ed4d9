package web

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// testExports has one format of two files; what it is asked for it writes.
type testExports struct{ during func() error }

func (testExports) Files() []ExportFile {
	return []ExportFile{{"acled.csv", "text/csv", "acled"}, {"acled.zip", "application/zip", "acled"}}
}

func (x testExports) Write(_ context.Context, w io.Writer, path string, asked ExportAsked) error {
	if x.during != nil {
		if err := x.during(); err != nil {
			return err
		}
	}
	_, err := io.WriteString(w, path+" type="+asked.Filter.Type+" status="+asked.Words["status"]+" event="+asked.Event+" after="+asked.Filter.After)
	return err
}

// exportSite serves the sample record with downloads.
func exportSite(t *testing.T, x Exports) http.Handler {
	t.Helper()
	st := open(t, true)
	h, err := New(st, Options{Exports: x})
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func download(h http.Handler, method, path string) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(method, path, nil))
	return w
}

func TestDownloads(t *testing.T) {
	h := exportSite(t, testExports{})
	w := download(h, "GET", "/export/acled.csv?type=shelling&status=disputed&after=x")
	if got := w.Body.String(); w.Code != 200 || got != "acled.csv type=shelling status=disputed event= after=" {
		t.Errorf("%d %s", w.Code, got)
	}
	if got := w.Header().Get("Content-Disposition"); got != `attachment; filename="tawatur-acled.csv"` || w.Header().Get("X-Content-Type-Options") != "nosniff" {
		t.Error(w.Header())
	}
	for path, want := range map[string]int{"/export/acled.pdf": 404, "/export/acled.csv?from=yesterday": 400, "/export/acled.csv?status=true": 400, "/export/acled.zip?event=none": 404, "/export/acled.zip?event=e1": 200} {
		if got := download(h, "GET", path); got.Code != want || want != 200 && got.Header().Get("Content-Disposition") != "" {
			t.Errorf("%s: %d, want %d", path, got.Code, want)
		}
	}
	if w := download(h, "HEAD", "/export/acled.csv"); w.Code != 200 || w.Body.Len() > 0 {
		t.Errorf("HEAD: %d, %d bytes", w.Code, w.Body.Len())
	}
}

func TestPagesLinkTheirDownloads(t *testing.T) {
	h := exportSite(t, testExports{})
	for path, want := range map[string]string{
		"/?type=shelling&after=": `href="/export/acled.csv?type=shelling"`, "/": `href="/export/acled.zip"`, "/events/e1": `href="/export/acled.csv?event=e1"`,
	} {
		if body := download(h, "GET", path).Body.String(); !strings.Contains(body, want) {
			t.Errorf("%s lacks %s", path, want)
		}
	}
	if body := download(exportSite(t, nil), "GET", "/").Body.String(); strings.Contains(body, "/export/") {
		t.Error("a desk without exports links some")
	}
}

func TestTooManyDownloadsAtOnceAreRefused(t *testing.T) {
	begun, end := make(chan struct{}), make(chan struct{})
	h := exportSite(t, testExports{during: func() error { begun <- struct{}{}; <-end; return nil }})
	done := make(chan int)
	for range exportsAtOnce {
		go func() { done <- download(h, "GET", "/export/acled.csv").Code }()
		<-begun
	}
	if w := download(h, "GET", "/export/acled.csv"); w.Code != http.StatusServiceUnavailable || w.Header().Get("Retry-After") == "" {
		t.Errorf("%d %v", w.Code, w.Header())
	}
	close(end)
	for range exportsAtOnce {
		if code := <-done; code != 200 {
			t.Errorf("one that had begun: %d", code)
		}
	}
}

func TestADownloadThatFailsIsNotTakenForTheWhole(t *testing.T) {
	h := exportSite(t, testExports{during: func() error { return errors.New("disk gone") }})
	if w := download(h, "GET", "/export/acled.csv"); w.Code != http.StatusInternalServerError || strings.Contains(w.Body.String(), "disk gone") {
		t.Errorf("nothing sent yet: %d", w.Code)
	}
	srv := httptest.NewServer(exportSite(t, bigExports{}))
	defer srv.Close()
	res, err := http.Get(srv.URL + "/export/acled.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	if _, err := io.ReadAll(res.Body); err == nil {
		t.Error("a part was taken for the whole")
	}
}

// bigExports fail after more than is held back.
type bigExports struct{ testExports }

func (bigExports) Write(_ context.Context, w io.Writer, _ string, _ ExportAsked) error {
	_, err := io.WriteString(w, strings.Repeat("x", 1<<20))
	return errors.Join(err, errors.New("disk gone"))
}
