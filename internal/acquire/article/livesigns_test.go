package article_test

import (
	"fmt"
	"strings"
	"testing"

	"tawatur/internal/acquire/article"
)

// timedPage is a page with boxes that each have a name, a time and a paragraph, under a headline.
func timedPage(head, box string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, box, 40-i, 20-i, "أفاد شهود في الحي الغربي بأن القصف تجدد قرب المخبز القديم، وأن سيارات الإسعاف لم تصل بعد.")
	}
	return `<html lang="ar"><body><div class="page">` + head + `<div class="list">` + b.String() + `</div></div></body></html>`
}

// TestLiveSigns asks by what a page is known to be live, and that other pages of boxes with times are not.
func TestLiveSigns(t *testing.T) {
	const (
		plain  = `<h1>اليوم التاسع من القصف على المدينة</h1>`
		entry  = `<div class="u" id="u-%d"><time datetime="2024-05-18T%d:05:00+03:00">05</time><p>%s</p></div>`
		apart  = `<section><div class="u" id="u-%d"><time datetime="2024-05-18T%d:05:00+03:00">05</time><p>%s</p></div></section>`
		post   = `<div class="u" id="post-%d"><time datetime="2024-05-18T%d:05:00+03:00">05</time><p>%s</p></div>`
		teaser = `<div class="u" id="u-%d"><h3><a href="/n">قصف جديد على أطراف الحي الغربي</a></h3><time datetime="2024-05-18T%d:05:00+03:00">05</time><p>%s</p></div>`
		unread = "https://outlet.example/news/9"
	)
	for name, c := range map[string]struct {
		head, box, address string
		n, want            int
	}{
		"its form":                     {plain, entry, unread, 3, 3},
		"two are no form":              {plain, entry, unread, 2, 0},
		"not beside one another":       {plain, apart, unread, 3, 0},
		"a folder of its address":      {plain, apart, "https://outlet.example/live-blog/2024/day-nine", 3, 3},
		"the word within a name":       {plain, apart, "https://outlet.example/news/live-fire-drill/9", 3, 0},
		"a label above the headline":   {`<div><span>تغطية حية</span>` + plain + `</div>`, apart, unread, 3, 3},
		"a label in English":           {`<div><b>LIVE</b>` + plain + `</div>`, apart, unread, 3, 3},
		"a link among menus":           {`<div><a href="/tv">مباشر</a></div><div>` + plain + `</div>`, apart, unread, 3, 0},
		"linked data":                  {`<script type="application/ld+json">{"@type":"LiveBlogPosting","headline":"اليوم التاسع من القصف على المدينة"}</script>` + plain, apart, unread, 3, 3},
		"posts of a thread":            {plain, post, unread, 4, 0},
		"titles that lead to articles": {plain, teaser, unread, 4, 0},
	} {
		t.Run(name, func(t *testing.T) {
			p, err := article.Read(timedPage(c.head, c.box, c.n), c.address)
			if err != nil {
				t.Fatal(err)
			}
			if len(p.Entries) != c.want {
				t.Errorf("%d entries, want %d: %+v", len(p.Entries), c.want, p.Entries)
			}
		})
	}
}
