package web

import (
	"encoding/json"
	"net/http"
	"testing"
)

// TestCoverage: the overview says which outlets were read, and which of those that are followed are not, and why.
func TestCoverage(t *testing.T) {
	h := handler(t, watchedStore(t))
	for path, c := range map[string]struct{ has, not []string }{
		"/?lang=en": {[]string{"Coverage", "not read now: 2", "Sources that are followed: 2; read as they publish: 0", "The River", "failing", "Last new item: 2 days ago", "at rest"}, nil},
		"/?lang=ar": {[]string{"التغطية", "لا يُقرأ الآن: 2", "صحيفة النهر", "متعثّر"}, nil},
	} {
		check(t, get(h, http.MethodGet, path).Body.String(), c.has, c.not)
	}
	var v struct {
		Coverage coverageView `json:"coverage"`
	}
	if err := json.Unmarshal(get(h, http.MethodGet, "/index.json").Body.Bytes(), &v); err != nil {
		t.Fatal(err)
	}
	if c := v.Coverage; c.Outlets == 0 || c.Watched != 2 || c.Well != 0 || len(c.Missing) != 2 || c.Missing[0].State.ID == "" {
		t.Errorf("coverage: %+v", c)
	}
	check(t, get(handler(t, open(t, true)), http.MethodGet, "/?lang=en").Body.String(), []string{"No source is followed"}, []string{"not read now"})
}
