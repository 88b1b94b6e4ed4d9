package web

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"tawatur"
	"tawatur/arabic"
	"tawatur/internal/desk/search"
	"tawatur/internal/store"
)

// searching are the pages with one name that they know.
func searching(t *testing.T) http.Handler {
	t.Helper()
	opt := options()
	opt.Names = func(kind, name string) []search.Named {
		if arabic.Fold(name) != arabic.Fold("المجلس العسكري") && name != "council" || kind != "" && kind != store.KindActor {
			return nil
		}
		return []search.Named{{Kind: store.KindActor, ID: "council", Name: tawatur.Name{AR: "المجلس العسكري", EN: "Military Council"}}}
	}
	h, err := New(open(t, true), opt)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func TestSearchPage(t *testing.T) {
	h := searching(t)
	for _, tc := range []struct {
		query, lang string
		want, not   []string
	}{
		{"", "en", []string{"How to search", `href="/search?q=%D9%82%D8%B3%D8%AF"`}, []string{"Nothing was found"}},
		{"", "ar", []string{"كيف تبحث"}, nil},
		{"قذائف", "en", []string{`<mark class="hit">قذائف</mark>`, "the word", "Searched for:"}[:1], []string{"Nothing was found", "not understood"}},
		{"قذائف -النخلة", "en", []string{"without: النخلة", "Nothing was found"}, []string{"<mark"}},
		{"المجلس العسكري", "en", []string{"“المجلس العسكري”, or events of: Military Council", "Known by this name", `href="/?actor=council"`}, nil},
		{"المجلس العسكري", "ar", []string{"«المجلس العسكري»، أو أحداث تخص: المجلس العسكري"}, nil},
		{"لون:أحمر", "ar", []string{"لا خانة باسم «لون»"}, nil},
		{"حالة:غريب", "ar", []string{"لا شيء معروف في خانة «الحالة» باسم «غريب»"}, []string{"«status»"}},
		{"to:امس", "en", []string{"“امس” is no day"}, nil},
		{"ليس هنا أبدا", "ar", []string{"لم يُعثر على شيء", "قامش*"}, nil},
		{`<script>alert(1)</script>`, "en", []string{"&lt;script&gt;alert"}, []string{"<script>alert"}},
	} {
		w := get(h, http.MethodGet, "/search?lang="+tc.lang+"&q="+url.QueryEscape(tc.query))
		body := w.Body.String()
		if w.Code != http.StatusOK {
			t.Errorf("%q: %d", tc.query, w.Code)
		}
		for _, s := range tc.want {
			if !strings.Contains(body, s) {
				t.Errorf("%q in %s: %q is missing", tc.query, tc.lang, s)
			}
		}
		for _, s := range tc.not {
			if strings.Contains(body, s) {
				t.Errorf("%q in %s: %q is there", tc.query, tc.lang, s)
			}
		}
	}
}

func TestSearchTwinPointsIntoTheText(t *testing.T) {
	w := get(searching(t), http.MethodGet, "/search.json?q="+url.QueryEscape("قذائف"))
	var v struct {
		Understood []struct{ Kind, Said string }
		Events     struct {
			Total int
			List  []struct {
				ID        string
				Sentences []struct {
					Report, Text string
					Start        int
					Marks        []struct{ Start, End int }
				}
			}
		}
		Reports struct {
			Total int
			List  []struct{ ID string }
		}
	}
	if err := json.Unmarshal(w.Body.Bytes(), &v); err != nil {
		t.Fatal(err)
	}
	if v.Events.Total != 1 || len(v.Events.List) != 1 || len(v.Events.List[0].Sentences) == 0 || v.Reports.Total != 1 || len(v.Understood) != 1 {
		t.Fatalf("found %+v", v)
	}
	s := v.Events.List[0].Sentences[0]
	if s.Report != "a/1" || len(s.Marks) != 1 || string([]rune(textA)[s.Marks[0].Start:s.Marks[0].End]) != "قذائف" {
		t.Errorf("the mark does not point at the word in the report's text: %+v", s)
	}
}

func TestOverviewTakesWhatPeopleType(t *testing.T) {
	h := searching(t)
	for query, want := range map[string]bool{
		"قذائف": true, "فاعل:council": true, "المجلس العسكري": true, "«قذائف سقطت»": true, "«سقطت قذائف»": false, "قذائف -النخلة": false,
	} {
		body := get(h, http.MethodGet, "/index.json?q="+url.QueryEscape(query)).Body.String()
		if got := strings.Contains(body, `"total": 1`) || strings.Contains(body, `"total":1`); got != want {
			t.Errorf("%s: found %v, want %v", query, got, want)
		}
	}
	check(t, get(h, http.MethodGet, "/?lang=en&q="+url.QueryEscape("قذائف colour:red")).Body.String(),
		[]string{"Some of the query was not understood", "“colour” is no field", `href="/search?q=%d9%82`}, nil)
	check(t, get(h, http.MethodGet, "/?lang=en").Body.String(), nil, []string{"not understood", "The sentences in which"})
}
