package acquire

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"

	"tawatur"
)

// capture writes one record of a web archive.
func capture(kind, uri, content string) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nWARC-Date: 2024-08-10T09:00:00Z\r\n"+
		"Content-Type: application/http\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", kind, uri, len(content), content)
}

func answered(status int, kind, body string) string {
	return fmt.Sprintf("HTTP/1.1 %d X\r\nContent-Type: %s\r\n\r\n%s", status, kind, body)
}

const pageOf = `<html><head><title>قصف</title><meta property="article:published_time" content="2024-08-10T08:30:00+03:00">
<link rel="canonical" href="/news/1"></head><body><article><p>` + sentence + `</p></article></body></html>`

// archived is a web archive with a record of every kind.
func archived(t *testing.T) []string {
	t.Helper()
	old, err := charmap.Windows1256.NewEncoder().String("<html><body><p>" + sentence + "</p></body></html>")
	if err != nil {
		t.Fatal(err)
	}
	return []string{
		capture("warcinfo", "", "software: x"),
		capture("response", "https://a.example/news/1?utm=x", answered(200, "text/html; charset=utf-8", pageOf)),
		capture("request", "https://a.example/news/1", "GET / HTTP/1.1"),
		capture("revisit", "https://a.example/news/1", "HTTP/1.1 200 OK\r\n\r\n"),
		capture("response", "https://a.example/picture", answered(200, "image/png", "\x89PNG")),
		capture("response", "https://a.example/gone", answered(404, "text/html", pageOf)),
		capture("response", "http://www.b.example/old", answered(200, "text/html", old)),
		capture("response", "http://c.example/latin", answered(200, "text/html; charset=iso-8859-1", "<p>La ville est assi\xe9g\xe9e depuis hier soir.</p>")),
		capture("response", "http://c.example/empty", answered(200, "text/html", "<html></html>")),
		capture("response", "http://c.example/broken", "nothing\r\n"),
		capture("response", "dns:a.example", "20240810 127.0.0.1"),
	}
}

func TestWebArchive(t *testing.T) {
	dir := t.TempDir()
	all := strings.Join(archived(t), "")
	write(t, dir, "a.warc", all)
	write(t, dir, "noname", all)
	for _, name := range []string{"a.warc", "noname"} {
		var notes, got []string
		path := filepath.Join(dir, name)
		its := collect(t, Options{Note: func(s string) { notes = append(notes, s) }}, "", path)
		for _, it := range its {
			if it.Err != nil {
				got = append(got, "! "+it.Err.Error())
				continue
			}
			got = append(got, it.Report.ID[:9]+" "+it.Report.Status)
		}
		want := []string{"a.example ", "b.example ", "c.example not-arabic"}
		if !slices.Equal(got[:3], want) || len(got) != 4 || !strings.Contains(got[3], "a.warc at byte ") && name == "a.warc" || !strings.Contains(got[3], "(http://c.example/broken): no HTTP answer") {
			t.Errorf("%s: %q", name, got)
		}
		first := its[0].Report
		if first.URL != "https://a.example/news/1" || first.Text != sentence || first.Published.Value == nil || *first.Published.Value != "2024-08-10T08:30:00+03:00" {
			t.Errorf("%+v", first)
		}
		if second := its[1].Report; second.Text != sentence || second.Published.Value != nil || second.Published.Basis != tawatur.BasisUnknown || !strings.Contains(strings.Join(second.Published.Why, ""), "2024-08-10T09:00:00Z") {
			t.Errorf("%+v", second)
		}
		note := strings.Join(notes, "\n")
		for _, want := range []string{"answers that are not HTML: 1", "answers with status 404: 1", "records of no web address: 1", "revisits of what was captured before: 1", "metadata): 2", "pages without Arabic letters: 1"} {
			if !strings.Contains(note, want) {
				t.Errorf("%q is not in %s", want, note)
			}
		}
	}
}

// TestClosedPagesAreTheSame opens the pages of an archive later, as the pipeline does.
func TestClosedPagesAreTheSame(t *testing.T) {
	path := write(t, t.TempDir(), "a.warc", strings.Join(archived(t), ""))
	var opened []Item
	closed := 0
	for _, it := range collect(t, Options{Closed: true}, "", path) {
		if it.Report.ID == "" && it.Err == nil {
			closed++
		}
		opened = append(opened, it.Open()...)
	}
	if at := collect(t, Options{}, "", path); closed != 3 || !reflect.DeepEqual(opened, at) {
		t.Errorf("%d closed; opened %+v\nat once %+v", closed, opened, at)
	}
}

func TestAPageThatPanicsIsAnError(t *testing.T) {
	items := guarded("a.warc at byte 7", func() []Item { panic("out of range") })
	if len(items) != 1 || items[0].Err == nil || !strings.Contains(items[0].Err.Error(), "a.warc at byte 7: panic") {
		t.Errorf("%+v", items)
	}
}

func TestCapturesOfOneAddressHaveOneID(t *testing.T) {
	same := []string{"http://www.a.example/x", "https://WWW.a.example/x#top"}
	if a, b := pageID(same[0]), pageID(same[1]); a != b || !strings.HasPrefix(a, "a.example-") {
		t.Errorf("%s, %s", a, b)
	}
	if pageID("http://a.example/x") == pageID("http://a.example/y") {
		t.Error("two addresses have one id")
	}
	if id := pageID("http://user:p@ss/\n" + strings.Repeat("a", 500)); strings.ContainsAny(id, "/@:\n") || len(id) > 100 {
		t.Error(id)
	}
}

func TestWACZ(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range []string{"datapackage.json", "archive/data.warc", "pages/pages.jsonl"} {
		f, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(capture("response", "https://a.example/news/1", answered(200, "text/html", pageOf)))); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	p := write(t, dir, "a.wacz", b.String())
	its := collect(t, Options{}, "", dir)
	if len(its) != 1 || its[0].Err != nil || its[0].Report.Text != sentence || !strings.HasPrefix(its[0].Name, p+"!archive/data.warc at byte 0") {
		t.Errorf("%+v", its)
	}
	for _, content := range []string{"", "PK", b.String()[:200]} {
		if err := os.WriteFile(p, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		if its := collect(t, Options{}, "", p); len(its) != 1 || its[0].Err == nil || !strings.Contains(its[0].Err.Error(), "not a WACZ file") {
			t.Errorf("%q: %+v", content, its)
		}
	}
}

func TestAnEmptyArchiveIsSaid(t *testing.T) {
	p := write(t, t.TempDir(), "a.warc.gz", "")
	its := collect(t, Options{}, "", p)
	if len(its) != 1 || its[0].Err == nil || !strings.Contains(its[0].Err.Error(), "no WARC record in it") {
		t.Errorf("%+v", its)
	}
}

func TestAWalkOfAnArchiveStops(t *testing.T) {
	p := write(t, t.TempDir(), "a.warc", strings.Join(archived(t), ""))
	for it := range Walk(context.Background(), []string{p}, nil, Options{}) {
		if it.Err != nil {
			t.Error(it.Err)
		}
		break
	}
}
