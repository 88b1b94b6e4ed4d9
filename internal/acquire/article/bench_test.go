package article_test

import (
	"os"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"tawatur/internal/acquire/article"
	"tawatur/internal/acquire/letters"
)

// sources are the decoded pages of the fixture site.
func sources(b *testing.B) (pages []string, size int64) {
	b.Helper()
	for _, path := range site(b) {
		raw, err := os.ReadFile(path)
		if err != nil {
			b.Fatal(err)
		}
		src, err := letters.DecodeWeb(raw, "text/html")
		if err != nil {
			b.Fatal(err)
		}
		pages = append(pages, src)
		size += int64(len(src))
	}
	return pages, size
}

// BenchmarkRead reads the fixture site; BenchmarkParse only parses it, which is the least that reading can take.
func BenchmarkRead(b *testing.B) {
	pages, size := sources(b)
	b.SetBytes(size)
	for b.Loop() {
		for _, src := range pages {
			if _, err := article.Read(src, ""); err != nil {
				b.Fatal(err)
			}
		}
	}
}

func BenchmarkParse(b *testing.B) {
	pages, size := sources(b)
	b.SetBytes(size)
	for b.Loop() {
		for _, src := range pages {
			if _, err := html.Parse(strings.NewReader(src)); err != nil {
				b.Fatal(err)
			}
		}
	}
}
