package storetest

import (
	"context"
	"testing"

	"tawatur"
	"tawatur/internal/store"
)

// followedBy are two outlets of a list, with all and with little said of them.
func followedBy() []store.Followed {
	return []store.Followed{{
		ID: "wadi-voice", Name: tawatur.Name{AR: "صوت <الوادي>", EN: "Voice & Valley"}, Language: "ar", Region: "SY-HA", Hosts: []string{"wadi.example", "valley.example"},
		Owners:    []store.StatedOwner{{Name: "مؤسسة الوادي", Since: "2024-01-01", Until: "2024-08-31", Source: "https://wadi.example/about", Date: "2024-08-01"}},
		Selectors: &store.PageSelectors{Text: "div.story > p", Title: "h1", Date: "time", Remove: []string{".teaser", "aside"}},
	}, {ID: "amal", Name: tawatur.Name{AR: "أمل"}}}
}

func following(t *testing.T, st store.Store) []store.Followed {
	t.Helper()
	fs, err := st.Followed(t.Context())
	mustNote(t, err)
	return fs
}

func testFollowed(t *testing.T, st store.Store) {
	same(t, "before it was told", len(following(t, st)), 0)
	first := followedBy()
	was, err := st.SetFollowed(t.Context(), first)
	mustNote(t, err)
	same(t, "was, at first", len(was), 0)
	same(t, "followed", following(t, st), first)

	was, err = st.SetFollowed(t.Context(), first)
	mustNote(t, err)
	same(t, "was, when told the same", was, first)
	same(t, "followed, told the same", following(t, st), first)

	turned := followedBy()
	turned[0], turned[1] = turned[1], turned[0]
	turned[1].Owners = nil
	turned = append(turned, store.Followed{ID: "barq", Name: tawatur.Name{EN: "Barq"}})
	was, err = st.SetFollowed(t.Context(), turned)
	mustNote(t, err)
	same(t, "was, before it differed", was, first)
	same(t, "followed, replaced as a whole", following(t, st), turned)

	// what is derived from reports, and the reports, have nothing to do with it
	keep(t, st, entry("a", "نص", 1))
	derive(t, st, event("e-1", "2024-08-09"))
	same(t, "followed, with events", following(t, st), turned)

	was, err = st.SetFollowed(t.Context(), nil)
	mustNote(t, err)
	same(t, "was, before none", was, turned)
	same(t, "followed, none", len(following(t, st)), 0)
	same(t, "reports", list(t, st), []string{"a"})
}

func testFollowedAtomic(t *testing.T, st store.Store) {
	first := followedBy()
	_, err := st.SetFollowed(t.Context(), first)
	mustNote(t, err)
	for name, bad := range map[string][]store.Followed{
		"twice":         {{ID: "barq"}, {ID: "amal"}, {ID: "barq"}},
		"without an id": {{ID: "barq"}, {}},
	} {
		if _, err := st.SetFollowed(t.Context(), bad); err == nil {
			t.Errorf("an outlet %s was kept", name)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := st.SetFollowed(ctx, nil); err == nil {
		t.Error("SetFollowed went on after its context ended")
	}
	same(t, "followed", following(t, st), first)
}
