package web

import (
	"fmt"
	"net/mail"
	"net/url"
	"strings"
)

// correction is how a reader who finds a mistake tells it: a ready text, and whom to send it to where the record's keepers say so.
type correction struct{ Href, Text string }

// Corrections reads whom readers tell mistakes to, an address of mail or of a page ("" for nobody), and returns what a link leads to.
func Corrections(to string) (string, error) {
	if to == "" {
		return "", nil
	}
	if a, err := mail.ParseAddress(strings.TrimPrefix(to, "mailto:")); err == nil && a.Name == "" {
		return "mailto:" + a.Address, nil
	}
	u, err := url.Parse(to)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" {
		return "", fmt.Errorf("%q is neither an address of mail nor of a web page", to)
	}
	return u.String(), nil
}

// correct writes the correction of what a page is about: its title, its id, and the address under which it stays as it is now.
func (n namer) correct(title, id, permalink string) *correction {
	c := &correction{Text: n.T("correct.text", "title", visible(title), "id", visible(id), "url", permalink, "d", n.today())}
	to, err := url.Parse(n.s.opt.Corrections)
	switch {
	case err != nil || to.Scheme == "":
	case to.Scheme == "mailto": // blanks are %20 there and never a plus
		c.Href = to.String() + "?subject=" + url.PathEscape(n.T("correct.subject", "id", id)) + "&body=" + strings.ReplaceAll(url.QueryEscape(c.Text), "+", "%20")
	default:
		q := to.Query()
		q.Set("page", permalink)
		to.RawQuery = q.Encode()
		c.Href = to.String()
	}
	return c
}

// citePage writes a text to cite a page by that has none of its own.
func (n namer) citePage(title, url string) string {
	return n.T("cite.page", "title", visible(title), "d", n.today(), "url", url)
}
