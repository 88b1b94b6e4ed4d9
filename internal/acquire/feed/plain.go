package feed

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// plain is the text of a piece of markup, paragraphs apart by an empty line. Text without markup stays as it is but for its
// blanks.
func plain(markup string) string {
	if !strings.ContainsAny(markup, "<&") {
		return paragraphs(strings.Split(markup, "\n\n"))
	}
	var lines []string
	var cur strings.Builder
	hidden := 0
	z := html.NewTokenizer(strings.NewReader(markup))
	for {
		switch tt := z.Next(); tt {
		case html.ErrorToken:
			return paragraphs(append(lines, cur.String()))
		case html.TextToken:
			if hidden == 0 {
				cur.WriteString(string(z.Text()))
			}
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
			name, _ := z.TagName()
			a := atom.Lookup(name)
			if silent(a) && tt != html.SelfClosingTagToken {
				hidden = max(0, hidden+step(tt))
			}
			if !inline(a) {
				lines = append(lines, cur.String())
				cur.Reset()
			}
		}
	}
}

func step(tt html.TokenType) int {
	if tt == html.StartTagToken {
		return 1
	}
	return -1
}

// plainLine is plain in one line.
func plainLine(markup string) string { return strings.Join(strings.Fields(plain(markup)), " ") }

func paragraphs(lines []string) string {
	var out []string
	for _, l := range lines {
		// What is escaped twice, as titles often are, is unescaped here a second time.
		if l = strings.Join(strings.Fields(html.UnescapeString(l)), " "); l != "" {
			out = append(out, l)
		}
	}
	return strings.Join(out, "\n\n")
}

// silent are the elements whose text is not shown.
func silent(a atom.Atom) bool {
	return a == atom.Script || a == atom.Style || a == atom.Noscript || a == atom.Template
}

// inline are the elements within a line; all others, and those not known, end one.
func inline(a atom.Atom) bool {
	switch a {
	case atom.A, atom.Abbr, atom.B, atom.Bdi, atom.Bdo, atom.Big, atom.Cite, atom.Code, atom.Del, atom.Em, atom.Font, atom.I, atom.Img,
		atom.Ins, atom.Mark, atom.Q, atom.S, atom.Small, atom.Span, atom.Strike, atom.Strong, atom.Sub, atom.Sup, atom.Time, atom.Tt, atom.U, atom.Wbr:
		return true
	}
	return false
}
