package pipeline

import (
	"html"
	"regexp"
	"strconv"
	"strings"
	"time"

	"tawatur/arabic"
	"tawatur/internal/acquire"
	"tawatur/internal/acquire/article"
	"tawatur/internal/acquire/letters"
)

// Source is a page as it was captured.
type Source struct {
	URL, ContentType string
	At               time.Time
	Body             []byte
}

// ReadsAs reports whether a text is what is read from one of some pages now.
func ReadsAs(sha256 string, pages []Source, selectors func(address string) article.Selectors) bool {
	for _, p := range pages {
		for _, it := range acquire.Captured(p.URL, p.ContentType, p.Body, p.At, acquire.Options{Selectors: selectors}) {
			if it.Err == nil && it.Report.TextSHA256 == sha256 {
				return true
			}
		}
	}
	return false
}

// StandsIn reports whether every line of a text stands in one of some pages, by its words: in its mark-up, in a feed that has it marked up once more, or in data that
// a script would write. What was left out of a text is not missed.
func StandsIn(text string, pages []Source) bool {
	var all strings.Builder
	for _, p := range pages {
		page, err := letters.DecodeWeb(p.Body, p.ContentType)
		if err != nil {
			continue
		}
		page = unescaped(page)
		all.WriteString(" " + strings.Join(arabic.Words(bare(html.UnescapeString(bare(page)))), " ") + " \n")
	}
	held := all.String()
	for line := range strings.Lines(text) {
		if words := arabic.Words(line); len(words) > 0 && !strings.Contains(held, " "+strings.Join(words, " ")+" ") {
			return false
		}
	}
	return true
}

// unescaped is a page whose letters are written as themselves where scripts write them by their numbers.
func unescaped(page string) string {
	if !strings.Contains(page, `\u06`) && !strings.Contains(page, `\n`) {
		return page
	}
	page = regexp.MustCompile(`\\u[0-9a-fA-F]{4}`).ReplaceAllStringFunc(page, func(s string) string {
		n, err := strconv.ParseUint(s[2:], 16, 16)
		if err != nil {
			return s
		}
		return string(rune(n))
	})
	return strings.NewReplacer(`\n`, " ", `\r`, " ", `\t`, " ", `\"`, `"`, `\/`, "/").Replace(page)
}
