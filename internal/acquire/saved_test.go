package acquire

import (
	"bytes"
	"mime/quotedprintable"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestSavedPages(t *testing.T) {
	dir := t.TempDir()
	plain := "<html><body><p>" + sentence + "</p></body></html>"
	write(t, dir, "a.html", "<!DOCTYPE html>\n<!-- saved from url=(0029)https://a.example/news/1?utm=x -->\n"+plain)
	write(t, dir, "a again.html", "<html><!--\n Page saved with SingleFile \n url: https://a.example/news/1?utm=x \n saved date: Sat Aug 10 2024 \n-->"+plain)
	write(t, dir, "b.html", strings.Replace(plain, "<body>", `<head><link rel="canonical" href="https://b.example/news/2"></head><body>`, 1))
	write(t, dir, "c.html", plain)
	write(t, dir, "c_files/frame.html", plain)
	write(t, dir, "d_ملفات/page.html", plain) // beside no page: a folder like any other
	got := map[string]string{}
	for _, it := range collect(t, Options{}, "", dir) {
		if it.Err != nil {
			t.Error(it.Err)
		}
		name, err := filepath.Rel(dir, it.Name)
		if err != nil {
			t.Fatal(err)
		}
		got[name] = it.Report.ID + " " + it.Report.URL
	}
	a := pageID("https://a.example/news/1?utm=x") + " https://a.example/news/1?utm=x"
	want := map[string]string{"a.html": a, "a again.html": a, "b.html": pageID("https://b.example/news/2") + " https://b.example/news/2", "c.html": "c ", filepath.Join("d_ملفات", "page.html"): "page "}
	if len(got) != len(want) {
		t.Errorf("%q", got)
	}
	for name, w := range want {
		if got[name] != w {
			t.Errorf("%s: %q, want %q", name, got[name], w)
		}
	}
}

func TestPagesInOneFile(t *testing.T) {
	var body bytes.Buffer
	q := quotedprintable.NewWriter(&body)
	if _, err := q.Write([]byte(pageOf)); err != nil {
		t.Fatal(err)
	}
	if err := q.Close(); err != nil {
		t.Fatal(err)
	}
	const head = "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://a.example/news/1\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"x\"\r\n\r\n"
	parts := func(s ...string) string {
		return head + "\r\n--x\r\n" + strings.Join(s, "\r\n--x\r\n") + "\r\n--x--\r\n"
	}
	page := "Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://a.example/news/1\r\n\r\n" + body.String()
	picture := "Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0K"
	for name, c := range map[string]struct{ in, want string }{
		"a page":        {parts(page, picture), sentence},
		"behind":        {parts(picture, page), sentence},
		"no page":       {parts(picture), "! no page in it"},
		"a bare page":   {"Content-Type: text/html\r\nContent-Location: https://a.example/news/1\r\n\r\n" + pageOf, sentence},
		"not a message": {"nothing", "! not a page saved as MHTML: malformed header line: nothing"},
	} {
		path := write(t, t.TempDir(), "a.mhtml", c.in)
		its := collect(t, Options{}, "", path)
		if len(its) != 1 {
			t.Fatalf("%s: %+v", name, its)
		}
		got := its[0].Report.Text
		if its[0].Err != nil {
			got = "! " + strings.TrimPrefix(its[0].Err.Error(), "acquire "+path+": ")
		}
		if got != c.want || its[0].Err == nil && its[0].Report.ID != pageID("https://a.example/news/1") {
			t.Errorf("%s: %q %q, want %q", name, its[0].Report.ID, got, c.want)
		}
	}
}

func TestSavedFrom(t *testing.T) {
	var got []string
	for _, s := range []string{"<!-- saved from url=(0014)about:internet -->", "<!-- saved from url=(0022)https://a.example/1-->", "<!-- saved from url=(0022)file:///home/x/1 -->", ""} {
		got = append(got, savedFrom(s))
	}
	if want := []string{"", "https://a.example/1", "", ""}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
