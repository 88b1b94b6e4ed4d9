package web

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"tawatur"
	"tawatur/internal/store"
)

// changed is a site whose feed has two changes of our own making and fifty more.
func changed(t *testing.T) http.Handler {
	t.Helper()
	st := open(t, true)
	at := time.Date(2024, 8, 8, 9, 30, 0, 0, time.UTC)
	later := at.Add(26 * time.Hour)
	changes := []tawatur.Change{}
	for i := range 50 {
		then := at.Add(-time.Duration(50-i) * time.Minute)
		changes = append(changes, tawatur.Change{At: &then, Cause: tawatur.CauseNews, Kind: tawatur.ChangeGone, Event: fmt.Sprintf("old%d", i), Type: "harm"})
	}
	changes = append(changes, tawatur.Change{
		At: &at, Cause: tawatur.CauseNews, Kind: tawatur.ChangeField, Event: "e1", Type: "shelling",
		Title: tawatur.Name{AR: "قصف على \u202Eالنخلة", EN: "Shelling of <i>al-Nakhla</i>"},
		Fields: []tawatur.FieldChange{{Field: "killed civilians", Was: "3", Now: "2..3"}, {Field: "actor agent", Now: "council, other"},
			{Field: "place", Was: "p1"}, {Field: "time", Now: "2024-08-07"}, {Field: "dispute killed", Now: "3 | 2.."},
			{Field: "injured fighters", Now: "unknown number"}, {Field: "origins", Was: "1", Now: "2"}, {Field: "type", Now: "harm"}},
		Claims: []tawatur.ClaimRef{{ID: "b#1", Report: "b", Outlet: "jisr"}},
	}, tawatur.Change{At: &later, Cause: tawatur.CauseRules, Kind: tawatur.ChangeMerged, Event: "e0", Into: "e1", Type: "harm", Title: tawatur.Name{EN: "Harm & so on"}})
	if err := st.Derive(t.Context(), func(d store.Derivation) error { return d.Record(changes) }); err != nil {
		t.Fatal(err)
	}
	return handler(t, st)
}

func TestChangesPage(t *testing.T) {
	h := changed(t)
	for _, c := range []struct {
		path     string
		has, not []string
	}{
		{"/changes?lang=en", []string{"What changed", "Shelling of &lt;i&gt;al-Nakhla", "Killed (Civilians)", "2 to 3", "Military Council, other", "al-Nakhla</bdi></del>",
			"number not stated", "Disputed: number killed", "at least 2", "Changed by news", "Changed by other rules", "Merged", `href="/events/e1"`,
			`href="/reports/b#card-b_231"`, `type="application/atom+xml"`, `rel="next"`, "9 August 2024"}, []string{"<i>al", "ZgotmplZ", "old1<"}},
		{"/changes", []string{`dir="rtl"`, "ما تغيّر", "غيّره خبر", "[U&#43;202E]", "بين 2 و3"}, []string{"\u202E"}},
		{"/changes?lang=en&event=e1", []string{"Only the changes of", "All changes", "Killed"}, []string{"Harm &amp; so on"}},
		{"/changes?lang=en&since=2024-08-09", []string{"Harm &amp; so on"}, []string{"al-Nakhla"}},
		{"/changes?lang=en&since=2030-01-01", []string{"Nothing changed"}, nil},
		{"/events/e1?lang=en", []string{`href="/changes?event=e1"`, "What changed here"}, nil},
	} {
		w := get(h, http.MethodGet, c.path)
		if w.Code != http.StatusOK {
			t.Fatalf("GET %s: status %d", c.path, w.Code)
		}
		for _, want := range c.has {
			if !strings.Contains(w.Body.String(), want) {
				t.Errorf("GET %s: no %q", c.path, want)
			}
		}
		for _, bad := range c.not {
			if strings.Contains(w.Body.String(), bad) {
				t.Errorf("GET %s: has %q", c.path, bad)
			}
		}
	}
	for _, damaged := range []string{"/changes?after=x", "/?after=%25"} {
		if w := get(h, http.MethodGet, damaged); w.Code != http.StatusBadRequest {
			t.Errorf("%s: status %d", damaged, w.Code)
		}
	}
	if w := get(h, http.MethodGet, "/changes?since=yesterday"); w.Code != http.StatusBadRequest {
		t.Errorf("a since that is no day: status %d", w.Code)
	}
}

// TestChangesTwinPages: the twin leads through the whole feed, each change once.
func TestChangesTwinPages(t *testing.T) {
	h := changed(t)
	seen := map[string]bool{}
	for path, pages := "/changes.json?lang=en", 0; path != ""; pages++ {
		var v struct {
			Changes []struct{ Event struct{ ID string } }
			Next    string
		}
		w := get(h, http.MethodGet, path)
		if err := json.Unmarshal(w.Body.Bytes(), &v); err != nil || w.Code != http.StatusOK || pages > 3 {
			t.Fatalf("GET %s: status %d, %v", path, w.Code, err)
		}
		for _, c := range v.Changes {
			if seen[c.Event.ID] {
				t.Errorf("%s twice", c.Event.ID)
			}
			seen[c.Event.ID] = true
		}
		if path = ""; v.Next != "" {
			path = "/changes.json?after=" + v.Next
		}
	}
	if len(seen) != 52 {
		t.Errorf("%d changes, want 52", len(seen))
	}
}

func TestAtom(t *testing.T) {
	h := changed(t)
	read := func(path string) atomFeed {
		w := get(h, http.MethodGet, path)
		var f atomFeed
		if err := xml.Unmarshal(w.Body.Bytes(), &f); err != nil || w.Code != http.StatusOK || !strings.HasPrefix(w.Header().Get("Content-Type"), "application/atom+xml") {
			t.Fatalf("GET %s: status %d, %s, %v", path, w.Code, w.Header().Get("Content-Type"), err)
		}
		return f
	}
	f := read("/changes.atom?lang=en")
	if len(f.Entries) != 50 || f.Updated != "2024-08-09T11:30:00Z" || f.Entries[0].Updated != f.Updated || f.ID == "" || f.Author == "" {
		t.Errorf("feed: %d entries, updated %s, id %s", len(f.Entries), f.Updated, f.ID)
	}
	if e := f.Entries[1]; e.Links[0].Href != "http://example.com/events/e1" || !strings.Contains(e.Summary, "Killed (Civilians): 3 → 2 to 3") {
		t.Errorf("entry: %+v", e)
	}
	ids := map[string]bool{}
	for _, e := range f.Entries {
		ids[e.ID] = true
	}
	if len(ids) != 50 {
		t.Errorf("%d ids of 50 entries", len(ids))
	}
	// the same change has the same id in Arabic and in the feed of its event
	for _, path := range []string{"/changes.atom?lang=ar&event=e1", "/changes.atom?since=2024-08-08&event=e1"} {
		if g := read(path); len(g.Entries) != 1 || g.Entries[0].ID != f.Entries[1].ID || g.ID == f.ID {
			t.Errorf("GET %s: %+v", path, g)
		}
	}
	if g := read("/changes.atom?event=none"); len(g.Entries) != 0 || g.Updated == "" {
		t.Errorf("an empty feed: %+v", g)
	}
	if w := get(h, http.MethodGet, "/changes.atom?since=x"); w.Code != http.StatusBadRequest {
		t.Errorf("a since that is no day: status %d", w.Code)
	}
}
