//go:build unix

package acquire

import (
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"syscall"
	"testing"

	"tawatur/internal/acquire/archive/archivetest"
)

// endlessArchive writes an archive of some length into a named pipe, from which it is read as a file is.
func endlessArchive(t *testing.T, most int64, c archivetest.Crawl) (path string, wrote <-chan archivetest.Wrote) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "crawl.warc")
	if err := syscall.Mkfifo(path, 0o600); err != nil {
		t.Skipf("needs named pipes, which are not to be had: %v", err)
	}
	done := make(chan archivetest.Wrote, 1)
	go func() {
		defer close(done)
		f, err := os.OpenFile(path, os.O_WRONLY, 0)
		if err != nil {
			t.Error(err)
			return
		}
		defer f.Close()
		n, err := c.Write(f, most)
		if err != nil {
			t.Error(err)
		}
		done <- n
	}()
	return path, done
}

// TestMemoryIsFlat reads three hundred megabytes of archive: what is held does not grow with it. docs/input.md has the figures of ten
// gigabytes.
func TestMemoryIsFlat(t *testing.T) {
	const length, bound = 300 << 20, 48 << 20
	path, wrote := endlessArchive(t, length, archivetest.Crawl{Arabic: 0.05, Texts: []archivetest.Text{{Title: "قصف", Body: sentence, Day: "2024-08-10"}}})
	var heap []uint64
	pages := 0
	for it := range Walk(t.Context(), []string{path}, nil, Options{Closed: true}) {
		for _, it := range it.Open() {
			if it.Err != nil {
				t.Fatal(it.Err)
			}
			pages++
		}
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		heap = append(heap, m.HeapAlloc)
	}
	w := <-wrote
	if pages != w.Arabic || w.Bytes < length {
		t.Errorf("%d pages read of %+v", pages, w)
	}
	if most := slices.Max(heap); most > bound {
		t.Errorf("%d MB were held at a time, at most %d are right", most>>20, bound>>20)
	}
	t.Logf("%d MB, %d pages, %d in Arabic; %d MB held at most", w.Bytes>>20, w.Pages, w.Arabic, slices.Max(heap)>>20)
}
