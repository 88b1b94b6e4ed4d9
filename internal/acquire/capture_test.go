package acquire

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"testing"

	"tawatur"
)

// TestCaptureOfReport: a report of an archive says where in it its bytes are, and what their hash is as the server sent them.
func TestCaptureOfReport(t *testing.T) {
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	if _, err := z.Write([]byte(pageOf)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	head := "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
	half := packed.Len() / 2
	chunks := hexSize(half) + "\r\n" + packed.String()[:half] + "\r\n" + hexSize(packed.Len()-half) + "\r\n" + packed.String()[half:] + "\r\n0\r\n\r\n"
	bodies := []struct{ answer, payload string }{
		{head + "\r\n" + pageOf, pageOf},
		{head + "Content-Encoding: gzip\r\n\r\n" + packed.String(), packed.String()},
		{head + "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks, packed.String()},
	}
	dir := t.TempDir()
	for _, b := range bodies {
		first := capture("warcinfo", "", "software: x")
		write(t, dir, "crawl.warc", first+capture("response", "https://a.example/news/1", b.answer))
		n := 0
		for it := range Walk(t.Context(), []string{dir + "/crawl.warc"}, strings.NewReader(""), Options{}) {
			if it.Err != nil {
				t.Fatal(it.Err)
			}
			n++
			sum := sha256.Sum256([]byte(b.payload))
			want := tawatur.Capture{At: "2024-08-10T09:00:00Z", URL: "https://a.example/news/1", File: "crawl.warc", Offset: int64(len(first)), SHA256: hex.EncodeToString(sum[:])}
			if it.Capture == nil || *it.Capture != want {
				t.Errorf("%+v\nwant %+v", it.Capture, want)
			}
		}
		if n != 1 {
			t.Errorf("%d reports", n)
		}
	}
}

func hexSize(n int) string {
	const digits = "0123456789abcdef"
	return string([]byte{digits[n>>12&15], digits[n>>8&15], digits[n>>4&15], digits[n&15]})
}

func TestBaseName(t *testing.T) {
	for path, want := range map[string]string{
		"/a/b/crawl.warc.gz": "crawl.warc.gz", "crawl.warc": "crawl.warc", "/a/b/event.wacz!archive/data.warc.gz": "event.wacz!archive/data.warc.gz",
	} {
		if got := baseName(path); got != want {
			t.Errorf("%s: %s, want %s", path, got, want)
		}
	}
}
