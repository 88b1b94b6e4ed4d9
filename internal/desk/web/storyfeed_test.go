package web

import (
	"net/http"
	"strings"
	"testing"
)

func TestFeedOfStories(t *testing.T) {
	h := fabled(t)
	f := readFeed(t, h, "/stories.atom?lang=en&kind=siege")
	if len(f.Entries) != 1 || f.Entries[0].Links[0].Href != "http://example.com/stories/s-1" {
		t.Fatalf("%+v", f)
	}
	e := f.Entries[0]
	if !strings.Contains(e.Summary, "3 articles → 2 outlets → 2 independent origins") || e.Categories[0].Term != "siege" || strings.ContainsRune(e.Title+e.Summary, '\u202e') {
		t.Errorf("%+v", e)
	}
	if none := readFeed(t, h, "/stories.atom?kind=talks"); len(none.Entries) != 0 || none.ID == f.ID {
		t.Errorf("%+v", none)
	}
	if w := get(h, http.MethodGet, "/stories.atom?from=x"); w.Code != http.StatusBadRequest {
		t.Errorf("a day that is none: status %d", w.Code)
	}
}

// TestListsLeadToTheirFeeds looks for the feed of each list that changes in the head of its page, and reads it.
func TestListsLeadToTheirFeeds(t *testing.T) {
	h := fabled(t)
	for path, feed := range map[string]string{
		"/": "/events.atom?lang=en", "/stories?kind=siege": "/stories.atom?kind=siege&amp;lang=en", "/places/p1": "/events.atom?lang=en&amp;place=p1",
		"/actors/council": "/events.atom?actor=council&amp;lang=en", "/sources/nahr": "/events.atom?lang=en&amp;outlet=nahr", "/changes": "/changes.atom?lang=en",
		"/search?q=x": "/events.atom?lang=en&amp;q=x",
	} {
		w := get(h, http.MethodGet, path, "Accept-Language", "en")
		if w.Code != http.StatusOK || !strings.Contains(w.Body.String(), `type="application/atom+xml" data-same href="`+feed+`"`) {
			t.Errorf("%s: status %d, no feed %s", path, w.Code, feed)
		}
		readFeed(t, h, strings.ReplaceAll(feed, "&amp;", "&"))
	}
}
