package web

import (
	"net/http"
	"testing"

	"tawatur"
	"tawatur/internal/store"
)

// TestRedacted: what was redacted answers 410 with when and why, in both languages and as data, and shows nothing of the text.
func TestRedacted(t *testing.T) {
	st := open(t, true)
	defer st.Close()
	err := st.Derive(t.Context(), func(d store.Derivation) error {
		n, err := d.Number("c")
		if err != nil {
			return err
		}
		return d.Bury(n, tawatur.Tombstone{At: "2024-09-02T10:00:00Z", Reason: tawatur.RedactLegal, Note: "بأمر <محكمة>"})
	})
	if err != nil {
		t.Fatal(err)
	}
	h := handler(t, st)
	for path, has := range map[string][]string{
		"/reports/c?lang=en":      {"This was redacted", "2 September 2024", "A legal request", "&lt;محكمة&gt;"},
		"/reports/c?lang=ar":      {"أُزيل ما كان هنا", "طلب قانوني"},
		"/reports/c.json?lang=en": {`"status": 410`, `"at": "2024-09-02T10:00:00Z"`, `"id": "legal-request"`},
	} {
		w := get(h, http.MethodGet, path)
		if w.Code != http.StatusGone {
			t.Errorf("%s: %d", path, w.Code)
		}
		check(t, w.Body.String(), has, []string{"مقلوب"})
	}
}
