package acquire

import (
	"archive/zip"
	"bufio"
	"bytes"
	"context"
	"io"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"tawatur"
)

// checkItems asks of whatever came of hostile bytes that it is a report with an id and a text in UTF-8, or an error of one line.
func checkItems(t *testing.T, items []Item) {
	t.Helper()
	for _, it := range items {
		switch {
		case it.Err != nil && it.Report.ID != "":
			t.Errorf("%s: an error and a report", it.Name)
		case it.Err == nil && (it.Report.ID == "" || !utf8.ValidString(it.Report.Text) || it.Report.TextSHA256 != tawatur.HashText(it.Report.Text)):
			t.Errorf("%s: %+v", it.Name, it.Report)
		}
	}
}

// walked hands what a method of a walker makes of hostile bytes to [checkItems].
func walked(t *testing.T, read func(*walker) error) {
	t.Helper()
	var items []Item
	w := &walker{ctx: context.Background(), opt: Options{MaxText: 1 << 16, MaxLine: 1 << 14, Closed: true}.filled(), seen: map[string]bool{}}
	w.yield = func(it Item) bool { items = append(items, it.Open()...); return true }
	if err := read(w); err != nil {
		t.Errorf("the walk ended: %v", err)
	}
	checkItems(t, items)
}

func buffered(b []byte) *bufio.Reader { return bufio.NewReaderSize(bytes.NewReader(b), 1<<12) }

// seed adds texts to those that a target begins with.
func seed(f *testing.F, texts ...string) {
	for _, s := range texts {
		f.Add([]byte(s))
	}
}

func FuzzJSON(f *testing.F) {
	seed(f, `{"id":"a","text":"`+sentence+`"}`, "[{\"id\":7,\"text\":\"في\",\n\"outlet\":{\"id\":\"x\"}}]", `{"text":"في","forwarded":{"from":"x"},"edited":"2024-08-10"}`, "{\"text\":\"\xff\"}\n{", exported)
	f.Fuzz(func(t *testing.T, b []byte) {
		walked(t, func(w *walker) error { return w.json("stdin", bytes.NewReader(b)) })
	})
}

func FuzzTable(f *testing.F) {
	seed(f, "Page Name,Message,Post Created,URL\nشبكة,\""+sentence+"\",2024-08-10,https://x.com/a/status/1\n", "sep=;\nالنص;المصدر\nفي;\"س\"\n",
		"text\tusername\tid\nRT @a: في\tb\t7\n", "\xff\xfet\x00e\x00x\x00t\x00\n\x00", "text,date\n\xe3\xd1\xe5,1723248900\n")
	f.Fuzz(func(t *testing.T, b []byte) {
		walked(t, func(w *walker) error { return w.table("a.csv", "a", true, buffered(b)) })
	})
}

func FuzzTweets(f *testing.F) {
	seed(f, `window.YTD.tweets.part0 = [ {"tweet":{"id_str":"17","created_at":"Sat Aug 10 13:47:00 +0000 2024","full_text":"RT @a: في القرية"}} ]`,
		"window.YTD.tweet.part0 = [{\"id_str\":\"17\",\"text\":\"في\"},\n{", "window.YTD.tweets.part0 = ]")
	f.Fuzz(func(t *testing.T, b []byte) {
		walked(t, func(w *walker) error { return w.tweets("tweets.js", buffered(b)) })
	})
}

func FuzzWACZ(f *testing.F) {
	var packed bytes.Buffer
	z := zip.NewWriter(&packed)
	w, err := z.Create("archive/data.warc")
	if err == nil {
		_, err = io.WriteString(w, capture("response", "https://a.example/1", answered(200, "text/html", pageOf)))
	}
	if err == nil {
		err = z.Close()
	}
	if err != nil {
		f.Fatal(err)
	}
	seed(f, packed.String(), packed.String()[:100], "PK\x05\x06")
	f.Fuzz(func(t *testing.T, b []byte) {
		walked(t, func(w *walker) error { return w.wacz("a.wacz", bytes.NewReader(b), int64(len(b))) })
	})
}

// FuzzCaptured reads anything as a page of the web.
func FuzzCaptured(f *testing.F) {
	for _, s := range []string{pageOf, "<p>" + sentence, "<table><tr><td>" + sentence + "<script>" + strings.Repeat("<div>", 50), "\xef\xbb\xbf<html lang=ar>", "&#1575;&#x627;"} {
		f.Add("https://a.example/news/1", "text/html; charset=utf-8", []byte(s))
	}
	f.Add("http://[::1", "text/html; charset=windows-1256", []byte("<p>\xe3\xd1\xe5"))
	f.Fuzz(func(t *testing.T, address, kind string, b []byte) {
		checkItems(t, Captured(address, kind, b, time.Time{}, Options{MaxText: 1 << 16}))
	})
}

func FuzzMHTML(f *testing.F) {
	seed(f, "Snapshot-Content-Location: https://a.example/1\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>=D9=81=D9=8A</p>\r\n--x--",
		"Content-Type: text/html; charset=windows-1256\r\nContent-Transfer-Encoding: base64\r\n\r\nPHA+49HlPC9wPg==", "<!-- saved from url=(0022)https://a.example/1-->")
	f.Fuzz(func(t *testing.T, b []byte) {
		walked(t, func(w *walker) error { return w.mhtml("a.mhtml", "a", buffered(b)) })
		savedFrom(string(b))
	})
}
