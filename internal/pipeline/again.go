package pipeline

import (
	"html"
	"regexp"
	"strconv"
	"strings"
	"sync"
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

// ReadsAs reports whether a text is what is read now from one of some pages, or from those of them that are parts of one article.
func ReadsAs(sha256 string, pages []Source, selectors func(address string) article.Selectors) bool {
	opt := acquire.Options{Selectors: selectors}
	parts := map[string][]acquire.Item{}
	for _, p := range pages {
		items := acquire.Captured(p.URL, p.ContentType, p.Body, p.At, opt)
		for _, it := range items {
			if it.Err == nil && it.Report.TextSHA256 == sha256 {
				return true
			}
		}
		parts[p.URL] = items
	}
	for _, first := range parts {
		if len(first) == 1 && first[0].Err == nil && joined(first[0], parts).Report.TextSHA256 == sha256 {
			return true
		}
	}
	return false
}

// joined is an article with the parts that follow it.
func joined(first acquire.Item, parts map[string][]acquire.Item) acquire.Item {
	var further []acquire.Item
	seen := map[string]bool{}
	for next := first.Next; len(parts[next]) > 0 && !seen[next]; {
		seen[next] = true
		further = append(further, parts[next]...)
		next = parts[next][0].Next
	}
	if len(further) == 0 {
		return first
	}
	return acquire.Joined(first, further, acquire.Options{})
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
		all.WriteString(strings.Join(arabic.Words(bare(html.UnescapeString(bare(page)))), "") + "\n") // mark-up stands within words, too
	}
	held := all.String()
	for line := range strings.Lines(text) {
		if !strings.Contains(held, strings.Join(arabic.Words(line), "")) {
			return false
		}
	}
	return true
}

// numbered finds letters that a script writes by their numbers.
var numbered = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\\u[0-9a-fA-F]{4}`) })

// unescaped is a page whose letters are written as themselves where scripts write them by their numbers.
func unescaped(page string) string {
	if !strings.Contains(page, `\u06`) && !strings.Contains(page, `\n`) {
		return page
	}
	page = numbered().ReplaceAllStringFunc(page, func(s string) string {
		n, err := strconv.ParseUint(s[2:], 16, 16)
		if err != nil {
			return s
		}
		return string(rune(n))
	})
	return strings.NewReplacer(`\n`, " ", `\r`, " ", `\t`, " ", `\"`, `"`, `\/`, "/").Replace(page)
}
