// Package prefs keeps how somebody wants pages to look, their theme and the size of their text, in cookies of their browser: no
// script is needed and no account. It does not know what pages look like; they carry the choice as attributes of their root.
//
//	if to := prefs.Choose(w, r); to != "" { http.Redirect(w, r, to, http.StatusSeeOther); return }
//	p := prefs.Of(r) // p.Theme == "dark"
package prefs

import (
	"bytes"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// Names of what can be chosen, in addresses and cookies.
const (
	Theme = "theme"
	Size  = "size"
)

// Options lists what can be chosen of a thing, what holds unless told first; nil for what cannot be chosen.
func Options(name string) []string {
	switch name {
	case Theme:
		return []string{"device", "light", "dark"}
	case Size:
		return []string{"normal", "large", "larger"}
	}
	return nil
}

// Prefs is what somebody chose.
type Prefs struct{ Theme, Size string }

// Of returns what the cookies of a request say.
func Of(r *http.Request) Prefs { return Prefs{read(r, Theme), read(r, Size)} }

func read(r *http.Request, name string) string {
	if c, err := r.Cookie(name); err == nil && slices.Contains(Options(name), c.Value) {
		return c.Value
	}
	return Options(name)[0]
}

// Languages lists those of the pages.
func Languages() []string { return []string{"ar", "en"} }

const langCookie = "lang"

// Language returns the language of a page: that which its address asks for (?lang=, kept from then on), else the one kept, else that
// of ours which the browser likes best, else the first.
func Language(w http.ResponseWriter, r *http.Request) string {
	if code := r.URL.Query().Get("lang"); slices.Contains(Languages(), code) {
		keep(w, r, langCookie, code, age)
		return code
	}
	if c, err := r.Cookie(langCookie); err == nil && slices.Contains(Languages(), c.Value) {
		return c.Value
	}
	return accepted(r.Header.Get("Accept-Language"))
}

// accepted returns the language of ours with the highest weight in an Accept-Language header.
func accepted(header string) string {
	best, weight := Languages()[0], 0.0
	for part := range strings.SplitSeq(header, ",") {
		tag, params, _ := strings.Cut(strings.TrimSpace(part), ";")
		base, _, _ := strings.Cut(strings.ToLower(tag), "-")
		if q := quality(params); slices.Contains(Languages(), base) && q > weight {
			best, weight = base, q
		}
	}
	return best
}

func quality(params string) float64 {
	v, ok := strings.CutPrefix(strings.TrimSpace(params), "q=")
	if !ok {
		return 1
	}
	q, err := strconv.ParseFloat(v, 64)
	if err != nil {
		return 0
	}
	return q
}

func keep(w http.ResponseWriter, r *http.Request, name, value string, seconds int) {
	http.SetCookie(w, &http.Cookie{
		Name: name, Value: value, Path: "/", MaxAge: seconds, HttpOnly: true, Secure: r.TLS != nil, SameSite: http.SameSiteLaxMode,
	})
}

// Scheme is the theme as HTML's meta element color-scheme has it.
func (p Prefs) Scheme() string {
	if p.Theme == Options(Theme)[0] {
		return "light dark"
	}
	return p.Theme
}

// Mark puts the attributes data-theme and data-size on the root of a page that was made for all.
func (p Prefs) Mark(page []byte) []byte {
	return bytes.Replace(page, []byte("<html"), []byte(`<html data-theme="`+p.Theme+`" data-size="`+p.Size+`"`), 1)
}

// age is for how many seconds a browser keeps a choice.
const age = 365 * 24 * 3600

// Choose keeps what the address of a request chooses and returns the same address without it, so that nobody hands on a choice
// with a link; "" where the address chooses nothing.
func Choose(w http.ResponseWriter, r *http.Request) string {
	q, chosen := r.URL.Query(), false
	for _, name := range []string{Theme, Size} {
		at := slices.Index(Options(name), q.Get(name))
		if at < 0 {
			continue
		}
		seconds := age
		if at == 0 {
			seconds = -1 // what holds unless told needs no cookie
		}
		keep(w, r, name, q.Get(name), seconds)
		chosen = true
		q.Del(name)
	}
	if !chosen {
		return ""
	}
	return address(r.URL, q)
}

// address is a path of ours with a query. A path that begins with two strokes would lead to another machine.
func address(u *url.URL, q url.Values) string {
	to := "/" + strings.TrimLeft(u.EscapedPath(), "/\\")
	if len(q) > 0 {
		to += "?" + q.Encode()
	}
	return to
}
