package elsewhere

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tawatur/internal/acquire/archive/archivetest"

	"github.com/klauspost/compress/gzip"

	"tawatur"
)

func page(n int) string {
	return strings.Repeat(fmt.Sprintf("<p>قصفت المدفعية القرية رقم %d صباح اليوم.</p>", n), 20)
}

func record(n int) string {
	content := "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page(n)
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/%d\r\nWARC-Date: 2024-08-10T09:00:00Z\r\n"+
		"Content-Type: application/http\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", n, len(content), content)
}

func zipOf(t *testing.T, method uint16, name, content string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: method})
	if err == nil {
		_, err = io.WriteString(w, content)
	}
	if err != nil || z.Close() != nil {
		t.Fatal(err)
	}
	return b.String()
}

// capture is that of record n.
func capture(file string, offset, n int) tawatur.Capture {
	sum := sha256.Sum256([]byte(page(n)))
	return tawatur.Capture{At: "2024-08-10T09:00:00Z", URL: fmt.Sprintf("https://a.example/%d", n), File: file, Offset: int64(offset), SHA256: hex.EncodeToString(sum[:])}
}

func put(t *testing.T, content string, path ...string) string {
	t.Helper()
	name := filepath.Join(path...)
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

func find(t *testing.T, l Library, cs ...tawatur.Capture) []Found {
	t.Helper()
	var out []Found
	if err := l.Read(t.Context(), cs, func(f Found) error { out = append(out, f); return nil }); err != nil {
		t.Fatal(err)
	}
	return out
}

// TestEveryPacking: captures are found in archives of every form, and what is handed out unpacks to the very bytes of their records.
func TestEveryPacking(t *testing.T) {
	one, two, three := record(1), record(2), record(3)
	members := archivetest.Gzip(one, two, three)
	first, second := len(archivetest.Gzip(one)), len(archivetest.Gzip(one, two))
	for name, c := range map[string]struct {
		file, content string
		at            [3]int
	}{
		"plain":            {"a.warc", one + two + three, [3]int{0, len(one), len(one + two)}},
		"gzip":             {"a.warc.gz", members, [3]int{0, first, second}},
		"gzip, one member": {"a.warc.gz", archivetest.Gzip(one + two + three), [3]int{0, 0, 0}},
		"zstandard":        {"a.warc.zst", archivetest.Zstd(one, two, three), [3]int{0, len(one), len(one + two)}},
		"wacz":             {"a.wacz!archive/x.warc.gz", zipOf(t, zip.Store, "archive/x.warc.gz", members), [3]int{0, first, second}},
		"wacz, deflated":   {"a.wacz!archive/x.warc.gz", zipOf(t, zip.Deflate, "archive/x.warc.gz", members), [3]int{0, first, second}},
	} {
		dir := t.TempDir()
		put(t, c.content, dir, "deep", "down", outer(c.file))
		found := find(t, Library{Folders: []string{dir}}, capture(c.file, c.at[2], 3), capture(c.file, c.at[0], 1), capture(c.file, c.at[1], 2))
		if len(found) != 3 {
			t.Errorf("%s: %d answers", name, len(found))
		}
		for _, f := range found {
			n := int(f.Capture.URL[len(f.Capture.URL)-1] - '0')
			if f.Err != nil {
				t.Errorf("%s: record %d: %v", name, n, f.Err)
				continue
			}
			z, err := gzip.NewReader(bytes.NewReader(f.Record))
			if err != nil {
				t.Fatal(name, err)
			}
			if got, err := io.ReadAll(z); err != nil || string(got) != record(n) {
				t.Errorf("%s: record %d: %v %q", name, n, err, got)
			}
		}
	}
}

// TestNeverAnother: what is not the capture by place, address, time and hash is not taken for it, and what is wrong is told apart.
func TestNeverAnother(t *testing.T) {
	good := capture("a.warc", 0, 1)
	changed := func(f func(*tawatur.Capture)) tawatur.Capture { c := good; f(&c); return c }
	for name, c := range map[string]struct {
		capture tawatur.Capture
		content string
		want    error
	}{
		"as it was":       {good, record(1), nil},
		"another content": {good, strings.Replace(record(1), "القرية", "المدينة"[:len("القرية")], 1), ErrOther},
		"another place":   {changed(func(c *tawatur.Capture) { c.Offset = 7 }), record(1), ErrOther},
		"another time":    {changed(func(c *tawatur.Capture) { c.At = "2024-08-11T09:00:00Z" }), record(1), ErrOther},
		"another address": {changed(func(c *tawatur.Capture) { c.URL = "https://a.example/2" }), record(1), ErrOther},
		"no hash":         {changed(func(c *tawatur.Capture) { c.SHA256 = "" }), record(1), ErrUnhashed},
		"another name":    {changed(func(c *tawatur.Capture) { c.File = "b.warc" }), record(1), ErrAbsent},
		"beyond the end":  {changed(func(c *tawatur.Capture) { c.Offset = 1 << 40 }), record(1), ErrOther},
		"before the file": {changed(func(c *tawatur.Capture) { c.Offset = -5 }), record(1), ErrOther},
		"cut off":         {good, record(1)[:300], ErrOther},
		"empty":           {good, "", ErrOther},
		"no archive":      {good, "words", ErrOther},
		"no zip":          {changed(func(c *tawatur.Capture) { c.File = "a.warc!x" }), record(1), ErrOther},
	} {
		dir := t.TempDir()
		put(t, c.content, dir, "a.warc")
		found := find(t, Library{Folders: []string{dir}}, c.capture)
		if len(found) != 1 || !errors.Is(found[0].Err, c.want) || c.want != nil && found[0].Record != nil {
			t.Errorf("%s: %+v, want %v", name, found, c.want)
		}
	}
}

// TestWhereItLooks: the folders to the bottom, those nearby one folder down and no hidden ones, a file whatever its name; of several of a name the
// one that holds the capture.
func TestWhereItLooks(t *testing.T) {
	c := capture("a.warc", 0, 1)
	dir := t.TempDir()
	deep := put(t, record(1), dir, "1", "2", "a.warc")
	for name, l := range map[string]struct {
		lib  Library
		want bool
	}{
		"to the bottom": {Library{Folders: []string{dir}}, true},
		"nearby":        {Library{Near: []string{filepath.Join(dir, "1")}}, true},
		"too deep":      {Library{Near: []string{dir}}, false},
		"nowhere":       {Library{}, false},
		"not there":     {Library{Near: []string{filepath.Join(dir, "none")}}, false},
		"a file":        {Library{Folders: []string{put(t, record(1), dir, "renamed")}}, true},
	} {
		found := find(t, l.lib, c)
		if got := len(found) == 1 && found[0].Err == nil; got != l.want {
			t.Errorf("%s: %+v", name, found)
		}
	}
	put(t, record(2), dir, "0", "a.warc")
	put(t, record(1), dir, ".hidden", "a.warc")
	if found := find(t, Library{Folders: []string{dir}}, c); len(found) != 1 || found[0].Path != deep {
		t.Errorf("of several: %+v", found)
	}
	if err := (Library{Folders: []string{filepath.Join(dir, "none")}}).Read(t.Context(), []tawatur.Capture{c}, nil); err == nil {
		t.Error("a folder that is not there was looked through")
	}
	ctx, end := context.WithCancel(t.Context())
	end()
	if err := (Library{Folders: []string{dir}}).Read(ctx, []tawatur.Capture{c}, func(Found) error { return nil }); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
	full := errors.New("full")
	if err := (Library{Folders: []string{dir}}).Read(t.Context(), slices.Repeat([]tawatur.Capture{c}, 2), func(Found) error { return full }); !errors.Is(err, full) {
		t.Errorf("%v", err)
	}
}
