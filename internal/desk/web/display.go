package web

import (
	"net/http"

	"tawatur/internal/desk/prefs"
)

// display is a thing about how pages look that the reader can choose at their foot.
type display struct {
	Label   string
	Options []displayOption
}

// displayOption is one of the choices; Href is the same page so.
type displayOption struct {
	Label, Href string
	Chosen      bool
}

// displays lists the choices for the page of a request.
func displays(r *request, p prefs.Prefs) []display {
	chosen := map[string]string{prefs.Theme: p.Theme, prefs.Size: p.Size}
	var out []display
	for _, name := range []string{prefs.Theme, prefs.Size} {
		d := display{Label: r.lang.T(name)}
		for _, id := range prefs.Options(name) {
			q := r.URL.Query()
			q.Set(name, id)
			d.Options = append(d.Options, displayOption{r.lang.Term(name, id), "?" + q.Encode(), id == chosen[name]})
		}
		out = append(out, d)
	}
	return out
}

// choosing leads whoever chose how pages look back to the page that they were on.
func choosing(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if to := prefs.Choose(w, r); to != "" {
			http.Redirect(w, r, to, http.StatusSeeOther)
			return
		}
		next.ServeHTTP(w, r)
	})
}
