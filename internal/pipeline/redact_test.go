package pipeline

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tawatur"
	"tawatur/internal/acquire"
	"tawatur/internal/store"
	"tawatur/internal/store/sqlite"
)

// TestRedactIsNeverHaving redacts each of the samples in turn, those that date others among them: the events are then those of a record
// that never had it, and no line of the feed says what they were.
func TestRedactIsNeverHaving(t *testing.T) {
	rd, world := readerAndWorld(t)
	l := Line{Reader: rd, Fail: func(it acquire.Item) { t.Error(it.Err) }}
	items := slices.Collect(acquire.Walk(t.Context(), []string{"../../samples"}, nil, acquire.Options{}))
	filled := func(without string) *sqlite.Store {
		st := OpenStore(t)
		rest := slices.DeleteFunc(slices.Clone(items), func(it acquire.Item) bool { return it.Report.ID == without })
		if _, err := l.Ingest(t.Context(), slices.Values(rest), st); err != nil {
			t.Fatal(err)
		}
		if _, err := l.Weave(t.Context(), st, world); err != nil {
			t.Fatal(err)
		}
		return st
	}
	for _, it := range items {
		id := it.Report.ID
		st := filled("")
		if _, err := l.Redact(t.Context(), st, world, []string{id}, tawatur.Tombstone{At: "2024-09-02T10:00:00Z", Reason: tawatur.RedactSafety}); err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(eventsOf(t, filled(id)), eventsOf(t, st)); d != "" {
			t.Errorf("without %s (-), redacted (+):\n%s", id, d)
		}
		page, err := st.Changes(t.Context(), store.ChangeFilter{Limit: 1000})
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range page.Changes {
			if strings.Contains(fmt.Sprintf("%+v", c), id) || c.Cause == tawatur.CauseRedaction && (c.Fields != nil || c.Claims != nil) {
				t.Errorf("the feed says of %s: %+v", id, c)
			}
		}
	}
}

func TestHolding(t *testing.T) {
	holds := Holding("قال شاهد إن الدورية اعتقلت معلّم المدرسة في الحي. ثم غادرت.")
	for _, c := range []struct {
		name, body string
		want       bool
	}{
		{"the text", "قال شاهد إن الدورية اعتقلت معلم المدرسة في الحي", true},
		{"a page", "<html><p>قال شاهد إن <b>الدورية</b> اعتقلت<br>معلّم المدرسة&nbsp;في الحي.</p></html>", true},
		{"a feed with a page in it", "<rss><description>&lt;p&gt;قال شاهد إن &lt;b&gt;الدورية&lt;/b&gt; اعتقلت معلّم المدرسة في الحي&lt;/p&gt;</description></rss>", true},
		{"a feed with a framed page", "<rss><description><![CDATA[<p>قال شاهد إن الدورية</p> اعتقلت معلّم المدرسة في الحي]]></description></rss>", true},
		{"letters by numbers", "<p>&#1602;ال شاهد إن الدورية اعتقلت معلّم المدرسة في الحي</p>", true},
		{"a short sentence of it", "<p>ثم غادرت</p>", false},
		{"another text", "<p>قال شاهد إن الدورية غادرت الحي</p>", false},
		{"nothing", "", false},
		{"a picture", "\x89PNG\x00\x00", false},
	} {
		if got := holds("text/html; charset=utf-8", []byte(c.body)); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}
