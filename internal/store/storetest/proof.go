package storetest

import (
	"errors"
	"strings"
	"testing"

	"tawatur"
	"tawatur/internal/store"
)

// captured is where the bytes of a report are: the nth record of a file.
func captured(n int64, at string) tawatur.Capture {
	return tawatur.Capture{At: at, URL: "https://outlet.example/<1>?a=1&b=2", File: "2024-08-10-001.warc.gz", Offset: 400 * n, Length: 400, SHA256: tawatur.HashText(at), Kept: true}
}

func testCaptures(t *testing.T, st store.Store) {
	early, late, other := captured(1, "2024-08-10T09:00:00Z"), captured(2, "2024-08-11T09:00:00Z"), captured(3, "2024-08-12T09:00:00Z")
	a, b := entry("a", "قصف", 1), entry("a", "قصف عنيف", 1)
	for _, add := range []struct {
		e     store.Entry
		c     tawatur.Capture
		added bool
	}{{a, late, true}, {a, early, false}, {a, late, false}, {b, other, true}} {
		if added, err := st.AddEntry(t.Context(), add.e, add.c); added != add.added || err != nil {
			t.Fatalf("AddEntry(%s, %s) = %v, %v", add.e.Report.Text, add.c.At, added, err)
		}
	}
	keep(t, st, entry("c", "نص بلا أصل", 0))
	want := map[string][]tawatur.Capture{"a": {early, late}}
	got, err := st.Captures(t.Context(), "a", "c", "none")
	if err != nil {
		t.Fatal(err)
	}
	same(t, "Captures(a, c, none)", got, want)
	ids, err := st.Versions(t.Context(), "a")
	if err != nil || len(ids) != 2 {
		t.Fatal(ids, err)
	}
	want[ids[1]] = []tawatur.Capture{other}
	if got, err = st.Captures(t.Context()); err != nil {
		t.Fatal(err)
	}
	same(t, "Captures()", got, want)
}

// testRedact: a report that was redacted is nowhere, and what it was is known by its tombstone.
func testRedact(t *testing.T, st store.Store) {
	gone, stays := entry("a", "اعتُقل معلّم المدرسة في الحي صباح اليوم", 2), entry("b", "وصلت قافلة إلى البلدة", 1)
	keep(t, st, gone, stays)
	if _, err := st.AddEntry(t.Context(), gone, captured(1, "2024-08-10T09:00:00Z")); err != nil {
		t.Fatal(err)
	}
	derive(t, st)
	tomb := tawatur.Tombstone{At: "2024-09-02T10:00:00Z", Reason: tawatur.RedactSafety, Note: "ملاحظة <1>"}
	bury(t, st, "a", tomb)
	tomb.ID, tomb.TextSHA256 = "a", gone.Report.TextSHA256
	_, err := st.Report(t.Context(), "a")
	isRedacted(t, "Report", err, tomb)
	_, _, err = st.Claim(t.Context(), "a#2")
	isRedacted(t, "Claim", err, tomb)
	same(t, "Entries", list(t, st), []string{"b"})
	tombs, err := st.Tombstones(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	same(t, "Tombstones", tombs, []tawatur.Tombstone{tomb})
	cs, err := st.Captures(t.Context())
	if err != nil || len(cs) > 0 {
		t.Errorf("Captures: %v, %v", cs, err)
	}
	if ids, err := st.Search(t.Context(), "معلم المدرسة", 0); len(ids) > 0 || err != nil {
		t.Errorf("Search: %v, %v", ids, err)
	}
	c, err := st.Counts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	same(t, "Counts", c, store.Counts{Reports: 1, Claims: 1, Outlets: 1, Statuses: map[string]int{tawatur.StatusRead: 1}})
	if yes, err := st.Unswept(t.Context()); !yes || err != nil {
		t.Errorf("Unswept: %v, %v", yes, err)
	}
	if err := st.Sweep(t.Context()); err != nil {
		t.Fatal(err)
	}
	if yes, err := st.Unswept(t.Context()); yes || err != nil {
		t.Errorf("Unswept after Sweep: %v, %v", yes, err)
	}
}

// testConcealed: the address at which a report was found is known by its hash only, and is not asked for again.
func testConcealed(t *testing.T, st store.Store) {
	keep(t, st, entry("a", "نص يُزال", 1), entry("b", "نص يبقى", 1))
	derive(t, st)
	gone, stays := address("paper", 1), address("paper", 2)
	gone.Status, gone.Report, stays.Status, stays.Report = store.AddressDone, "a", store.AddressDone, "b"
	if _, err := st.AddAddresses(t.Context(), []store.Address{gone, stays}); err != nil {
		t.Fatal(err)
	}
	bury(t, st, "a", tawatur.Tombstone{Reason: tawatur.RedactSafety})
	if a, err := st.Address(t.Context(), gone.URL); err != nil || a.Status != store.AddressRefused || strings.Contains(a.URL, "news") {
		t.Errorf("whoever names it is told that it is refused: %+v, %v", a, err) // and a watch does not take it for news
	}
	if id, err := st.KnownAs(t.Context(), []string{"none", "a"}); id != "a" || err != nil {
		t.Errorf("KnownAs of what was redacted = %q, %v", id, err)
	}
	as, err := st.AddressesOf(t.Context(), "a")
	if err != nil || len(as) != 1 {
		t.Fatal(as, err)
	}
	if a := as[0]; a.Status != store.AddressRefused || !a.Due.IsZero() || a.Title+a.Text != "" || strings.Contains(a.URL, "news") {
		t.Errorf("kept of it: %+v", a)
	}
	if n, err := st.AddAddresses(t.Context(), []store.Address{gone, stays}); n != 0 || err != nil {
		t.Errorf("named again: %d, %v", n, err)
	}
	counts, err := st.AddressCounts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	same(t, "AddressCounts", counts["paper"], map[string]int{store.AddressRefused: 1, store.AddressDone: 1})
}

// testRefused: what was redacted is not taken in again; other texts are, also under the id, and get no number that was had before.
func testRefused(t *testing.T, st store.Store) {
	const text = "اعتُقل معلّم المدرسة في الحي صباح اليوم"
	keep(t, st, entry("b", "نص آخر", 1), entry("a", text, 1), entry("empty", "", 0))
	derive(t, st)
	number := numberOf(t, st, "empty")
	bury(t, st, "a", tawatur.Tombstone{Reason: tawatur.RedactSafety})
	bury(t, st, "empty", tawatur.Tombstone{Reason: tawatur.RedactSafety})
	for _, again := range []string{text, "اعتقل معلم المدرسة ، في الحي صباح اليوم."} {
		for _, id := range []string{"a", "elsewhere"} {
			if added, err := st.AddEntry(t.Context(), entry(id, again, 1)); added || !errors.Is(err, store.ErrRedacted) {
				t.Errorf("AddEntry(%s, %q) = %v, %v", id, again, added, err)
			}
		}
	}
	keep(t, st, entry("none", "", 0), entry("a", "نص مصحح", 1)) // nothing is not redacted
	if n := numberOf(t, st, "none"); n <= number {
		t.Errorf("number %d after %d", n, number)
	}
	_, err := st.Report(t.Context(), "a")
	isRedacted(t, "Report", err, tawatur.Tombstone{ID: "a", Reason: tawatur.RedactSafety, TextSHA256: tawatur.HashText(text)})
	ids, err := st.Versions(t.Context(), "a")
	if err != nil || len(ids) != 1 {
		t.Fatal(ids, err)
	}
	bury(t, st, ids[0], tawatur.Tombstone{Reason: tawatur.RedactOther, Always: true})
	if added, err := st.AddEntry(t.Context(), entry("a", "نص ثالث", 1)); added || !errors.Is(err, store.ErrRedacted) {
		t.Errorf("AddEntry of a later version = %v, %v", added, err)
	}
}

// bury redacts one report, which is in no event.
func bury(t *testing.T, st store.Store, id string, tomb tawatur.Tombstone) {
	t.Helper()
	err := st.Derive(t.Context(), func(d store.Derivation) error {
		n, err := d.Number(id)
		if err != nil {
			return err
		}
		return d.Bury(n, tomb)
	})
	if err != nil {
		t.Fatalf("Bury(%s): %v", id, err)
	}
}

func numberOf(t *testing.T, st store.Store, id string) (n int64) {
	t.Helper()
	err := st.Derive(t.Context(), func(d store.Derivation) (err error) {
		n, err = d.Number(id)
		return err
	})
	if err != nil || n == 0 {
		t.Fatalf("Number(%s) = %d, %v", id, n, err)
	}
	return n
}

func isRedacted(t *testing.T, what string, err error, want tawatur.Tombstone) {
	t.Helper()
	var gone *store.RedactedError
	if !errors.As(err, &gone) || !errors.Is(err, store.ErrRedacted) || !errors.Is(err, store.ErrNotFound) {
		t.Fatalf("%s: %v, want ErrRedacted", what, err)
	}
	same(t, what, gone.Tombstone, want)
}

// testStated: what is stated of a report is the same for ever, whatever is derived of it, and other as soon as any of it is.
func testStated(t *testing.T, st store.Store) {
	a, b, c := entry("a", "قصف", 2), entry("b", "قصف عنيف", 0), entry("c", "قصف عنيف جدا", 1)
	for _, e := range []store.Entry{a, b, c} {
		if _, err := st.AddEntry(t.Context(), e, captured(2, "2024-08-11T09:00:00Z"), captured(1, "2024-08-10T09:00:00Z")); err != nil {
			t.Fatal(err)
		}
	}
	stated := func(after int64) (out []tawatur.Stated) {
		for s, err := range st.Stated(t.Context(), after) {
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, s)
		}
		return out
	}
	was := stated(0)
	hash := tawatur.HashText
	for i, s := range was {
		if s.Number != int64(i)+1 || s.ID != string(rune('a'+i)) || len(s.SHA256) != 64 || s.At == "" || (s.Claims == "") != (s.ID == "b") || s.Reason != "" || s.Otherwise {
			t.Errorf("%+v", s)
		}
		same(t, "payloads", s.Payloads, []string{hash("2024-08-10T09:00:00Z"), hash("2024-08-11T09:00:00Z")})
	}
	derive(t, st)
	if err := st.Derive(t.Context(), func(d store.Derivation) error {
		again := a
		again.Report.Published, again.Claims = tawatur.Published{Basis: tawatur.BasisInferred}, a.Claims[:1]
		return d.Redate(1, &again)
	}); err != nil {
		t.Fatal(err)
	}
	same(t, "after another date", stated(0), was)
	if err := st.Derive(t.Context(), func(d store.Derivation) error {
		again := a
		again.Report.Title = "عنوان آخر"
		return d.Redate(1, &again)
	}); err != nil {
		t.Fatal(err)
	}
	was[0].Otherwise = true
	same(t, "after another title", stated(0), was)
	bury(t, st, "b", tawatur.Tombstone{At: "2024-09-02T10:00:00Z", Reason: tawatur.RedactSafety})
	got := stated(2)
	if len(got) != 2 || got[1].ID != "c" || got[0].ID != "b" || got[0].Number != 2 || got[0].Reason != tawatur.RedactSafety || got[0].SHA256 == was[1].SHA256 || got[0].At != "2024-09-02T10:00:00Z" {
		t.Errorf("after a redaction: %+v", got)
	}
	if n, err := st.Newest(t.Context()); n != 3 || err != nil {
		t.Errorf("newest: %d, %v", n, err)
	}
	if err := st.Flush(t.Context()); err != nil {
		t.Error(err)
	}
}
