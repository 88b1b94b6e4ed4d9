package web

import (
	"encoding/xml"
	"net/http"
	"strings"
	"testing"
)

func readFeed(t *testing.T, h http.Handler, path string) atomFeed {
	t.Helper()
	w := get(h, http.MethodGet, path)
	var f atomFeed
	if err := xml.Unmarshal(w.Body.Bytes(), &f); err != nil || w.Code != http.StatusOK || !strings.HasPrefix(w.Header().Get("Content-Type"), "application/atom+xml") {
		t.Fatalf("GET %s: status %d, %s, %v", path, w.Code, w.Header().Get("Content-Type"), err)
	}
	return f
}

func TestFeedOfAFilteredList(t *testing.T) {
	h := changed(t)
	f := readFeed(t, h, "/events.atom?lang=en&type=shelling&after=x")
	if len(f.Entries) != 1 || !strings.Contains(f.Title, "(Shelling)") {
		t.Fatalf("%d entries in %q", len(f.Entries), f.Title)
	}
	e := f.Entries[0]
	// it changed on the 8th, as the feed of changes has it
	if e.Updated != "2024-08-08T09:30:00Z" || f.Updated != e.Updated || e.Links[0].Href != "http://example.com/events/e1" {
		t.Errorf("updated %s, feed %s, %+v", e.Updated, f.Updated, e.Links)
	}
	for _, want := range []string{"3 articles", "2 independent origins", "7 August 2024", "al-Nakhla", "Killed (Civilians): 2 to 3"} {
		if !strings.Contains(e.Summary, want) {
			t.Errorf("no %q in %q", want, e.Summary)
		}
	}
	if strings.ContainsRune(e.Title+e.Summary, '\u202e') {
		t.Error("a bidi control reaches the feed")
	}
	ar := readFeed(t, h, "/events.atom?type=shelling")
	if ar.ID != f.ID || ar.Entries[0].ID != e.ID || !strings.Contains(ar.Title, "قصف") || !strings.Contains(ar.Entries[0].Summary, "بين 2 و3") {
		t.Errorf("in Arabic: %+v", ar)
	}
	if all := readFeed(t, h, "/events.atom"); all.ID == f.ID || all.Entries[0].ID != e.ID {
		t.Errorf("the feed of all events: %s", all.ID)
	}
	if at := readFeed(t, h, "/events.atom?lang=en&place=p1"); !strings.Contains(at.Title, "(al-Nakhla)") {
		t.Errorf("the feed of a place is called %q", at.Title)
	}
	if none := readFeed(t, h, "/events.atom?type=aid"); len(none.Entries) != 0 || none.Updated == "" {
		t.Errorf("an empty feed: %+v", none)
	}
	if w := get(h, http.MethodGet, "/events.atom?from=x"); w.Code != http.StatusBadRequest {
		t.Errorf("a day that is none: status %d", w.Code)
	}
	if body := get(h, http.MethodGet, "/?lang=en&type=shelling&after=").Body.String(); strings.Count(body, `href="/events.atom?lang=en&amp;type=shelling"`) != 2 {
		t.Error("the overview does not lead to its feed in its head and at its foot")
	}
}

func TestAFeedOfEventsWithoutChangesTellsWhenReportsCame(t *testing.T) {
	f := readFeed(t, handler(t, open(t, true)), "/events.atom")
	if len(f.Entries) != 1 || strings.HasPrefix(f.Entries[0].Updated, "1970") || f.Updated != f.Entries[0].Updated {
		t.Errorf("%+v", f)
	}
}

// TestFeedsAreOrderedByChange: what changed last stands first, whatever day it is of.
func TestFeedsAreOrderedByChange(t *testing.T) {
	f := readFeed(t, changed(t), "/events.atom?lang=en")
	for i := 1; i < len(f.Entries); i++ {
		if f.Entries[i].Updated > f.Entries[i-1].Updated {
			t.Errorf("%s after %s", f.Entries[i].Updated, f.Entries[i-1].Updated)
		}
	}
}
