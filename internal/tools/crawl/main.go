// Command crawl writes a web archive of any length to standard output, in the shape of a crawl of the world's news, around the texts
// of reports:
//
//	go run ./internal/tools/crawl -bytes 10G samples | tawatur extract /dev/stdin > /dev/null
//
// By it the memory and the speed of reading archives are measured without one on the disk. See docs/input.md for figures.
package main

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"strconv"
	"strings"
	"syscall"

	"tawatur/internal/acquire"
	"tawatur/internal/acquire/archive/archivetest"
)

func main() {
	size := flag.String("bytes", "100M", "length of the archive, with K, M or G")
	arabic := flag.Float64("arabic", 0.05, "share of the pages that are Arabic, from 0 to 1")
	weight := flag.Int("weight", 0, "bytes of mark-up around each article (0: 80000)")
	packed := flag.Bool("gzip", false, "pack each record")
	flag.Parse()
	if err := run(*size, archivetest.Crawl{Arabic: *arabic, Weight: *weight, Gzip: *packed}, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "crawl:", err)
		os.Exit(1)
	}
}

func run(size string, c archivetest.Crawl, paths []string) error {
	most, err := bytesOf(size)
	if err != nil {
		return err
	}
	for it := range acquire.Walk(context.Background(), paths, os.Stdin, acquire.Options{}) {
		if it.Err != nil {
			return it.Err
		}
		if it.Report.Status == "" {
			c.Texts = append(c.Texts, archivetest.Text{Title: it.Report.Title, Body: it.Report.Text, Day: it.Report.Published.Day()})
		}
	}
	out := bufio.NewWriterSize(os.Stdout, 1<<20)
	done, err := c.Write(out, most)
	if err = errors.Join(err, out.Flush()); errors.Is(err, syscall.EPIPE) {
		err = nil // the reader has had enough
	}
	fmt.Fprintf(os.Stderr, "crawl: %d bytes, %d pages, %d of them Arabic\n", done.Bytes, done.Pages, done.Arabic)
	return err
}

// bytesOf reads a length such as 10G.
func bytesOf(s string) (int64, error) {
	digits := strings.TrimRight(s, "KMG")
	n, err := strconv.ParseInt(digits, 10, 64)
	if err != nil || len(s)-len(digits) > 1 || n < 0 {
		return 0, fmt.Errorf("-bytes %q is not a length such as 500M", s)
	}
	return n << (10 * (1 + strings.IndexByte("KMG", (s + " ")[len(digits)]))), nil
}
