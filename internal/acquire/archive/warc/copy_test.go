package warc

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"tawatur/internal/acquire/archive/archivetest"

	"github.com/klauspost/compress/gzip"
)

// TestPlain: a copy unpacks to the very bytes that the record has in its file, whatever that is packed with and however its head is written.
func TestPlain(t *testing.T) {
	one := record("response", "http://a.example/1", answer("Content-Type: text/html\r\n", page))
	odd := strings.Replace(record("resource", "http://a.example/2", page), "WARC-Type: ", "warc-type:  ", 1)
	for name, file := range map[string]string{"plain": one + odd, "gzip": archivetest.Gzip(one, odd), "gzip, one member": archivetest.Gzip(one + odd), "zstandard": archivetest.Zstd(one, odd)} {
		wr, err := NewReader(strings.NewReader(file))
		if err != nil {
			t.Fatal(name, err)
		}
		for _, want := range []string{one, odd} {
			rec, err := wr.Next()
			if err != nil {
				t.Fatal(name, err)
			}
			content, err := io.ReadAll(rec.Body)
			if err != nil {
				t.Fatal(name, err)
			}
			if _, err := rec.Plain(content[1:]); err == nil {
				t.Errorf("%s: a piece of a record was copied", name)
			}
			plain, err := rec.Plain(content)
			if err != nil {
				t.Fatal(name, err)
			}
			b, err := Member(plain)
			if err != nil {
				t.Fatal(name, err)
			}
			z, err := gzip.NewReader(bytes.NewReader(b))
			if err != nil {
				t.Fatal(name, err)
			}
			if got, err := io.ReadAll(z); err != nil || string(got) != want {
				t.Errorf("%s: %v\n%q\nwant\n%q", name, err, got, want)
			}
		}
	}
}
