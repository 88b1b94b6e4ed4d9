package article

import (
	"cmp"
	"net/url"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html/atom"

	"tawatur/arabic"
	"tawatur/internal/acquire/onepage"
	"tawatur/internal/read/layout"
)

// mainOf returns the linked data of the article that the page is about: the one whose headline or address is the page's, or
// the first with a date.
func mainOf(all []linked, s *scan, address string) *linked {
	var best *linked
	score := -1
	own := []string{s.folds.of(s.title), s.folds.of(s.meta1("og:title"))}
	for i := range all {
		l := &all[i]
		n := 0
		head := s.folds.of(l.headline)
		for _, t := range own {
			if head != "" && sameTitle(t, head) {
				n += 2
			}
		}
		if address != "" && l.url != "" && strings.TrimSuffix(l.url, "/") == strings.TrimSuffix(address, "/") {
			n += 2
		}
		if l.published != "" {
			n++
		}
		if l.typ == "VideoObject" && n < 2 {
			continue // a clip of something else
		}
		if n > score {
			best, score = l, n
		}
	}
	if score < 2 && len(all) > 1 && own[0]+own[1] != "" {
		return nil // a list of others
	}
	return best
}

// ownAddress returns the address that the page calls its own, "" where it calls none so that is believed.
func (s *scan) ownAddress(main *linked, address string) string {
	link, shared, data := s.canonical, s.meta1("og:url"), ""
	if main != nil {
		data = main.url
	}
	return cmp.Or(onepage.Own(address, link, shared, data), onepage.Own(address, shared, link, data))
}

// meta1 returns the first content under the first of the names that has one.
func (s *scan) meta1(names ...string) string {
	for _, n := range names {
		if v := s.metas[n]; len(v) > 0 {
			return v[0]
		}
	}
	return ""
}

// item returns the first microdatum of a name.
func (s *scan) item1(name string) string {
	for _, m := range s.items {
		if m.name == name && m.in.left() == "" && m.value != "" {
			return plain(m.value)
		}
	}
	return ""
}

// titleOf returns the headline of the page.
func (s *scan) titleOf(main *linked) string {
	var given []string
	if main != nil {
		given = append(given, main.headline)
	}
	given = append(given, s.item1("headline"), s.meta1("og:title"), s.meta1("dcterms.title", "dc.title", "parsely-title", "twitter:title", "title"))
	for _, t := range given {
		if t = s.withoutSite(plain(t)); t != "" {
			return s.whole(t)
		}
	}
	page := plain(s.title)
	best, padded := "", " "+s.folds.of(page)+" "
	for _, l := range s.lines {
		if l.heading > 0 && l.heading <= 4 && l.words >= 2 && l.in.left() == "" && strings.Contains(padded, " "+l.fold()+" ") && len(l.text) > len(best) {
			best = l.text
		}
	}
	if best != "" && s.folds.of(best) != s.folds.of(s.site(page)) {
		return best
	}
	for _, l := range s.lines {
		if l.heading == 1 && l.words >= 3 && l.linked == 0 && l.in.left() == "" {
			return l.text
		}
	}
	if first := s.firstHeading(); page == "" || s.genericTitle(page) && countWords(first) >= 3 || s.paperOnly(page, first) {
		return first
	}
	return s.withoutSite(page)
}

// genericTitle reports whether a page's title says nothing of the page: the name of the site and "طباعة", or less.
func (s *scan) genericTitle(page string) bool {
	for _, piece := range pieces(page) {
		if s.marks.generic[s.folds.of(piece)] {
			return countWords(page) <= 8
		}
	}
	return false
}

// mostInName is how many words the name of a paper has.
const mostInName = 4

// paperOnly reports whether a page's title is the name of the paper alone, as all pages of an old site have it: short, in one piece, no
// line of the page, and with less than half of its words in the heading above the text, which is longer.
func (s *scan) paperOnly(page, heading string) bool {
	if n := countWords(page); n == 0 || n > mostInName || countWords(heading) <= mostInName || len(pieces(page)) > 1 {
		return false
	}
	name := s.folds.of(page)
	of := strings.Fields(s.folds.of(heading))
	shared := slices.DeleteFunc(strings.Fields(name), func(w string) bool { return !slices.Contains(of, w) })
	return len(shared)*2 < countWords(page) && !slices.ContainsFunc(s.lines, func(l *line) bool { return l.words <= 2*mostInName && l.linked == 0 && l.foldsTo(name) })
}

// firstHeading returns the first heading above the text of a page that has no title.
func (s *scan) firstHeading() string {
	for _, l := range s.lines {
		switch {
		case l.good():
			return ""
		case l.heading > 0 && l.words >= 2 && l.linked == 0 && l.in.left() == "":
			return l.text
		}
	}
	return ""
}

// whole returns the heading of the page of which a title is the beginning: titles in mark-up are cut.
func (s *scan) whole(title string) string {
	cut := s.folds.of(strings.TrimRight(title, "…."))
	for _, l := range s.lines {
		if l.heading > 0 && l.words < 60 && len(l.fold()) > len(cut) && countWords(title) >= 4 && strings.HasPrefix(l.fold(), cut) && strings.HasSuffix(title, "…") {
			return l.text
		}
	}
	return title
}

// titleMarks are what stands between a title and the name of the site.
const titleMarks = "|-–—:•·»«/،<>›‹"

// pieces cuts the title of a page at the marks between its title and the name of its site.
func pieces(title string) []string {
	var out []string
	from := 0
	for i, r := range title {
		if !strings.ContainsRune(titleMarks, r) {
			continue
		}
		loose := i > 0 && title[i-1] == ' '
		if r == '|' || r == '»' || r == '«' || loose || r == ':' {
			if piece := strings.TrimSpace(title[from:i]); piece != "" {
				out = append(out, piece)
			}
			from = i + len(string(r))
		}
	}
	if piece := strings.TrimSpace(title[from:]); piece != "" || len(out) == 0 {
		out = append(out, piece)
	}
	return out
}

// withoutSite takes the name of the site off a title: a piece at its end or beginning that is the site's name, or that the
// page's headline has not.
func (s *scan) withoutSite(title string) string {
	parts := pieces(title)
	if len(parts) < 2 {
		return title
	}
	whole := s.folds.of(title)
	behind := strings.TrimSpace(strings.TrimPrefix(whole, s.folds.of(parts[0])))
	before := strings.TrimSpace(strings.TrimSuffix(whole, s.folds.of(parts[len(parts)-1])))
	for _, l := range s.lines {
		if l.words >= 3 && l.words < 60 && l.linked == 0 && (l.foldsTo(behind) || l.foldsTo(before)) && l.in.left() == "" {
			return l.text
		}
	}
	site := s.folds.of(s.siteName())
	for _, end := range []int{len(parts) - 1, 0} {
		if site != "" && s.folds.of(parts[end]) == site {
			return trimPiece(title, parts[end], end == 0)
		}
	}
	if last := parts[len(parts)-1]; site == "" && countWords(last) <= 4 && strings.ContainsAny(title, "|–—") && countWords(title) >= 2*countWords(last)+1 {
		return trimPiece(title, last, false)
	}
	return title
}

func trimPiece(title, piece string, front bool) string {
	title = strings.TrimFunc(title, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(titleMarks, r) })
	if front {
		title = strings.TrimPrefix(title, piece)
	} else {
		title = strings.TrimSuffix(title, piece)
	}
	return strings.TrimFunc(title, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(titleMarks, r) })
}

// siteName is the name that the mark-up gives the site.
func (s *scan) siteName() string {
	return s.meta1("og:site_name", "application-name", "dcterms.publisher", "dc.publisher", "apple-mobile-web-app-title")
}

// isHome reports whether a link leads to the first page of the site.
func (s *scan) isHome(href string) bool {
	u, err := url.Parse(strings.TrimSpace(href))
	if err != nil || !isFirstPage(strings.Trim(u.Path, "/")) || u.RawQuery != "" || u.Fragment != "" || href == "" {
		return false
	}
	own, err := url.Parse(cmp.Or(s.canonical, s.meta1("og:url")))
	return u.Host == "" || err == nil && strings.EqualFold(u.Host, own.Host)
}

// isFirstPage reports whether a path without its strokes is that of the first page of a site.
func isFirstPage(path string) bool {
	name, kind, _ := strings.Cut(strings.ToLower(path), ".")
	return path == "" || path == "ar" || kind != "" && !strings.Contains(path, "/") && (name == "index" || name == "default")
}

// site returns what is left of a page's title beside its headline.
func (s *scan) site(page string) string {
	if name := s.siteName(); name != "" {
		return name
	}
	page = undated(page)
	parts := pieces(page)
	if len(parts) < 2 {
		return ""
	}
	if rest := slices.DeleteFunc(slices.Clone(parts), func(p string) bool { return s.marks.generic[s.folds.of(p)] }); len(rest) == 1 && len(parts) == 2 && !s.lineOf(s.folds.of(rest[0])) {
		return rest[0]
	}
	if s.lineOf(s.folds.of(parts[0])) {
		return parts[len(parts)-1] // title | section | outlet
	}
	if last := parts[len(parts)-1]; countWords(parts[0]) <= mostInName && (len(parts) > 2 || countWords(last) > mostInName) && s.lineOf(s.folds.of(last)) {
		return parts[0] // outlet > section > title
	}
	for _, end := range []int{len(parts) - 1, 0} {
		rest := s.folds.of(trimPiece(page, parts[end], end == 0))
		if rest != "" && countWords(rest) > countWords(parts[end]) && rest == s.folds.of(plain(s.meta1("og:title"))) {
			return parts[end]
		}
		for _, l := range s.lines {
			if l.words >= 2 && l.words < 60 && l.foldsTo(rest) && s.titled(l) {
				return parts[end]
			}
		}
	}
	if last := parts[len(parts)-1]; countWords(last) <= 4 && strings.ContainsAny(page, "|–—") {
		return last
	}
	return ""
}

// lineOf reports whether a line of the page that is no link has these folded words and no others.
func (s *scan) lineOf(folded string) bool {
	for _, l := range s.lines {
		if l.words >= 3 && l.words < 60 && s.titled(l) && l.foldsTo(folded) {
			return true
		}
	}
	return false
}

// titled reports whether a line may be the page's title: it is no link, or a heading that does not lead to the first page of the site.
func (s *scan) titled(l *line) bool {
	if l.linked < l.words {
		return true
	}
	return l.heading > 0 && !slices.ContainsFunc(s.anchors, func(a anchor) bool { return a.heading && s.isHome(a.href) && s.folds.of(a.text) == l.fold() })
}

// undated takes a date off the end of a page's title: "... | الراصد | 05.03.2016", "... - 05.03.2020, الراصد".
func undated(title string) string {
	all := layout.PrintedDates(title)
	if len(all) == 0 {
		return title
	}
	rs, last := []rune(title), all[len(all)-1]
	before := strings.TrimRightFunc(string(rs[:last.Start]), func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(titleMarks, r) })
	behind := strings.TrimLeft(string(rs[last.End:]), " ,"+titleMarks)
	switch {
	case countWords(before) < 3:
		return title
	case behind == "":
		return before
	case countWords(behind) <= 4:
		return before + " | " + behind
	}
	return title
}

// outletOf returns the name of the publisher.
func (s *scan) outletOf(main *linked) string {
	names := []string{s.meta1("og:site_name"), "", s.item1("publisher"), s.site(plain(s.title))}
	if main != nil {
		names[1] = main.publisher
	}
	for _, name := range names {
		if name != "" && !strings.Contains(name, "://") && !s.marks.platforms[s.folds.of(name)] {
			return name
		}
	}
	if page := plain(s.title); main == nil && s.paperOnly(page, s.firstHeading()) {
		return page
	}
	for _, a := range s.anchors {
		if a.heading && s.isHome(a.href) && countWords(a.text) >= 1 && countWords(a.text) <= 8 {
			return a.text // the name of the site over all its pages
		}
	}
	if name := s.logo(); name != "" {
		return name
	}
	for _, l := range s.lines {
		if l.heading > 0 && l.linked == l.words && l.words > 0 && strings.HasPrefix(s.folds.of(s.title)+" ", l.fold()+" ") && l.in.left() == "" {
			return l.text // a post under the linked name of whom it is from
		}
	}
	return ""
}

// mostAboveName is how many lines stand above the name of the site at most.
const mostAboveName = 3

// logo returns the name that leads to the first page of the site, in words or under a picture.
func (s *scan) logo() string {
	for _, a := range s.anchors {
		if !s.isHome(a.href) {
			continue
		}
		if n := countWords(a.text); n >= 2 && n <= 2*mostInName && a.at <= mostAboveName && !s.marks.generic[s.folds.of(a.text)] && !s.marks.platforms[s.folds.of(a.text)] && !isFurniture(a.text) {
			return plain(a.text)
		}
		for d := range a.node.Descendants() {
			if d.DataAtom != atom.Img {
				continue
			}
			name := plain(attr(d, "alt"))
			if first, rest, _ := strings.Cut(name, " "); s.marks.generic[s.folds.of(first)] {
				name = rest
			}
			if n := countWords(name); n > 0 && n <= 2*mostInName && letters(name) > 2 && !s.marks.generic[s.folds.of(name)] && !s.marks.platforms[s.folds.of(name)] {
				return name
			}
		}
	}
	return ""
}

// bylineOf returns who wrote the article, "" where that is the outlet itself.
func (s *scan) bylineOf(main *linked, outlet string, r region) string {
	var given []string
	if main != nil && len(main.authors) > 0 {
		given = append(given, strings.Join(main.authors, "، "))
	}
	given = append(given, s.meta1("author", "parsely-author", "article:author_name", "article:author", "cxenseparse:author", "dcterms.creator", "dc.creator", "sailthru.author", "byl"), s.item1("author"))
	for _, n := range []string{"1", "2"} { // as plug-ins fill the card of a link
		if label := strings.Fields(s.folds.of(s.meta1("twitter:label" + n))); len(label) > 0 && s.marks.labels[label[0]] {
			given = append(given, s.meta1("twitter:data"+n))
		}
	}
	for _, a := range s.anchors {
		if strings.Contains(a.rel, "author") {
			given = append(given, a.text)
		}
	}
	marked := len(given)
	for i := max(0, r.headline-3); i < min(len(s.lines), r.to+4); i++ {
		l := s.lines[i]
		if l.words > 10 || l.in.left() != "" && !(l.in.authors() && s.aboveText(i, r)) || i > r.headline+farFromHeadline && i < r.to-2 {
			continue
		}
		if m := l.alone(); m.Kind == layout.Byline && (m.Announced || l.linked > 0 && l.words-l.linked == 1) || l.roles&roleByline != 0 && l.words <= 6 {
			given = append(given, l.text)
		}
	}
	for i := max(0, r.headline+1); i < min(len(s.lines), r.headline+farFromHeadline); i++ {
		if name := s.pieceByline(i, r); name != "" && s.lines[i].in.left() == "" {
			given = append(given, name)
		}
	}
	for i, g := range given {
		g = plain(g)
		if i >= marked {
			g = strings.TrimSuffix(strings.TrimSuffix(withoutLabel(g), " on"), " بتاريخ") // before a date of its own
			g = strings.TrimRight(g, " :،")
		}
		n := countWords(g)
		if s.marks.nobodies[arabic.Fold(g)] || loginName(g) {
			continue
		}
		if n > 0 && n <= 12 && !strings.Contains(g, "://") && !strings.Contains(g, "@") && (i < marked || !strings.ContainsAny(arabic.Digits(g), "0123456789")) && !ofOutlet(g, outlet) {
			return g
		}
	}
	return ""
}

// ofOutlet reports whether a byline is the outlet, or a part of its name.
func ofOutlet(byline, outlet string) bool {
	of := arabic.Fold(outlet)
	for _, piece := range pieces(byline) {
		by := arabic.Fold(piece)
		if !strings.Contains(" "+of+" ", " "+by+" ") && (by == arabic.Fold(byline) || !marks().nobodies[by]) {
			return false
		}
	}
	return true
}

// withoutLabel takes the label off a byline, "بقلم: ...", "بواسطة ..."; "" if there is nothing else.
func withoutLabel(s string) string {
	if marks().labels[arabic.Fold(s)] {
		return ""
	}
	label, rest, colon := strings.Cut(s, ":")
	if colon && countWords(label) <= 2 && strings.TrimSpace(rest) != "" {
		return strings.TrimSpace(rest)
	}
	if first, rest, _ := strings.Cut(strings.TrimSpace(s), " "); marks().labels[arabic.Fold(first)] {
		return strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(rest), "/"))
	}
	return s
}

// sameTitle reports whether two folded titles are one, perhaps cut or with the name of the site behind.
func sameTitle(a, b string) bool {
	if a == b {
		return true
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	return len(a)*2 >= len(b) && strings.Count(a, " ") >= 2 && strings.Contains(" "+b+" ", " "+a+" ")
}

// loginName reports whether a name is one under which somebody logs in, "outlet_admin", "editor2".
func loginName(name string) bool {
	plain := strings.IndexFunc(name, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '_' && r != '-' && r != '.'
	}) < 0
	return plain && (strings.ContainsAny(name, "_0123456789") || strings.Contains(name, "admin"))
}
