package search

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tawatur"
	"tawatur/arabic"
	"tawatur/internal/store"
	"tawatur/internal/store/sqlite"
	"tawatur/internal/store/storetest"
)

// book is a few names of our own.
func book() []Named {
	return []Named{
		{Kind: store.KindActor, ID: "sdf", Name: tawatur.Name{AR: "قوات سوريا الديمقراطية", EN: "Syrian Democratic Forces"}, Also: []string{"قسد", "قوات قسد", "SDF"}},
		{Kind: store.KindActor, ID: "us-coalition", Name: tawatur.Name{AR: "التحالف الدولي"}, Also: []string{"?التحالف"}},
		{Kind: store.KindActor, ID: "gulf-coalition", Name: tawatur.Name{AR: "التحالف العربي"}, Also: []string{"?التحالف"}},
		{Kind: store.KindPlace, ID: "qamishli", Name: tawatur.Name{AR: "القامشلي", EN: "Qamishli"}, Note: tawatur.Name{AR: "الحسكة", EN: "Hasakah"}},
		{Kind: store.KindPlace, ID: "deir", Name: tawatur.Name{AR: "دير الزور", EN: "Deir ez-Zor"}},
		{Kind: store.KindOutlet, ID: "sana", Name: tawatur.Name{AR: "سانا", EN: "SANA"}},
		{Kind: store.KindType, ID: "shelling", Name: tawatur.Name{AR: "قصف", EN: "Shelling"}},
	}
}

func names(kind, name string) (out []Named) {
	want := arabic.Bare(arabic.Fold(name))
	for _, n := range book() {
		all := append([]string{n.ID, n.Name.AR, n.Name.EN}, n.Also...)
		called := slices.ContainsFunc(all, func(s string) bool { return arabic.Bare(arabic.Fold(s)) == want })
		if slices.ContainsFunc(n.Also, func(s string) bool { return "?"+name == s }) {
			n.Perhaps, called = true, true
		}
		if called && (kind == "" || kind == n.Kind) {
			out = append(out, n)
		}
	}
	return out
}

func TestParse(t *testing.T) {
	for _, tc := range []struct{ query, want string }{
		{"", ""},
		{"قسد", "word:قسد actor=sdf"},
		{"قوات سوريا الديمقراطية", "phrase:قوات سوريا الديمقراطية actor=sdf"},
		{"اشتباك قوات سوريا الديمقراطيه ذيبان", "word:اشتباك; phrase:قوات سوريا الديمقراطيه actor=sdf; word:ذيبان"},
		{"Syrian Democratic Forces", "phrase:Syrian Democratic Forces actor=sdf"},
		{"قصف", "word:قصف"}, // the name of a type is a word like any other
		{`"قصف مدفعي"`, "phrase:قصف مدفعي"},
		{"«قوات سوريا الديمقراطية»", "phrase:قوات سوريا الديمقراطية actor=sdf"}, // a full name is kept together, and names
		{"«دير الزور»", "phrase:دير الزور"},                                     // the words that name a place are words
		{"«قسد»", "phrase:قسد"},                                                 // in quotation marks it names nobody
		{"“قصف مدفعي” ذيبان", "phrase:قصف مدفعي; word:ذيبان"},
		// what may stand for several is offered, and looked for where an actor is asked for
		{"قصف التحالف", "word:قصف; word:التحالف actor?us-coalition actor?gulf-coalition"},
		{"فاعل:التحالف", "actor:التحالف actor=us-coalition actor=gulf-coalition"},
		{"«التحالف الدولي»", "phrase:التحالف الدولي actor=us-coalition"},
		{"-قسد قصف", "-word:قسد actor=sdf; word:قصف"},
		{`-"قصف مدفعي"`, "-phrase:قصف مدفعي"},
		{"قامش*", "prefix:قامش"},
		{`"قصف مد"*`, "prefix:قصف مد"},
		{"ق*", "?prefix:ق*"},
		{"place:القامشلي", "place:القامشلي place=qamishli"},
		{"مكان:القامشلي", "place:القامشلي place=qamishli"},
		{"مكان:دير الزور قصف", "place:دير الزور place=deir; word:قصف"},
		{`place:"Deir ez-Zor"`, "place:Deir ez-Zor place=deir"},
		{"place:qamishli -place:deir", "place:qamishli place=qamishli; -place:deir place=deir"},
		{"actor:قسد type:shelling", "actor:قسد actor=sdf; type:shelling type=shelling"},
		{"فاعل:قسد نوع:قصف مصدر:سانا", "actor:قسد actor=sdf; type:قصف type=shelling; outlet:سانا outlet=sana"},
		{"from:2024-08-01 to:2024-08-31", "from:2024-08-01; to:2024-08-31"},
		{"من:٢٠٢٤-٠٨ إلى:2024-08", "from:2024-08-01; to:2024-08-31"},
		{"من:9/8/2024", "from:2024-08-09"},
		{"to:2024", "to:2024-12-31"},
		{"to:yesterday", "?day:yesterday"},
		{"status:disputed", "status:disputed"},
		{"حالة:مصدر واحد قصف", "status:single; word:قصف"},
		{"status:true", "?name:true"},
		{"قسد OR ذيبان", "word:قسد actor=sdf; or word:ذيبان"},
		{"قسد | ذيبان", "word:قسد actor=sdf; or word:ذيبان"},
		{"| قسد", "word:قسد actor=sdf"},
		{"place:أتلانتس", "place:أتلانتس; ?name:أتلانتس"},
		{"colour:red", "phrase:colour red; ?field:red"},
		{"place:", "?empty:"},
		{"؟!", "?empty:؟!"},
		{`"قصف`, "phrase:قصف; ?quote:قصف"},
		{"12:30", "phrase:12:30"},
		{"\u200fقسد\u200f", "word:قسد actor=sdf"},
	} {
		if got := Parse(tc.query, names).String(); got != tc.want {
			t.Errorf("%q: got %q, want %q", tc.query, got, tc.want)
		}
	}
	long := Parse(strings.Repeat("قصف ", 500), nil)
	if len(long.Understood) > maxPieces || len(long.Problems) == 0 {
		t.Errorf("a long query: %d parts, %v", len(long.Understood), long.Problems)
	}
}

// TestNamesFindEachOther looks for an actor by each of its names, in events of which none is filed under it and each has another of
// the names: all find all.
func TestNamesFindEachOther(t *testing.T) {
	st := record(t)
	var events []tawatur.Event
	for i, text := range []string{"بيان عن قسد", "مصدر مقرب من قوات سوريا الديمقراطية", "اجتماع مع قوات قسد", "طريق القوات الأخرى"} {
		day := "2024-08-09"
		id := "aside-" + string(rune('0'+i))
		c := tawatur.Claim{ID: id + "#1", Report: id, Type: "shelling", Modality: tawatur.Asserted, Evidence: tawatur.Span{End: len([]rune(text)), Text: text}}
		entry := store.Entry{Report: tawatur.Report{ID: id, Text: text, Published: tawatur.Published{Value: &day}}, Claims: []tawatur.Claim{c}}
		if _, err := st.AddEntry(t.Context(), entry); err != nil {
			t.Fatal(err)
		}
		events = append(events, tawatur.Event{ID: id, Type: "shelling", Claims: []tawatur.ClaimRef{{ID: c.ID, Report: id, Published: day}}})
	}
	if err := storetest.Replace(t.Context(), st, events...); err != nil {
		t.Fatal(err)
	}
	for query, want := range map[string]int{
		"قسد": 3, "قوات سوريا الديمقراطية": 3, "قوات سوريا الديمقراطيه": 3, "«قوات سوريا الديمقراطية»": 3, "SDF": 3, "قوات قسد": 3,
		"«قسد»": 2, "فاعل:قسد": 0, // the word alone; what is filed alone
	} {
		r, err := Find(t.Context(), st, Parse(query, names), Options{})
		if err != nil {
			t.Fatal(err)
		}
		if r.Events.Total != want {
			t.Errorf("%q finds %d events, want %d", query, r.Events.Total, want)
		}
	}
}

// TestAmbiguousNamesAreNoOtherNames leaves out a name that others bear too.
func TestAmbiguousNamesAreNoOtherNames(t *testing.T) {
	two := []Named{
		{Kind: store.KindActor, ID: "one", Name: tawatur.Name{AR: "جيش الشمال"}, Also: []string{"قوات الوادي"}},
		{Kind: store.KindActor, ID: "two", Name: tawatur.Name{AR: "جيش الجنوب"}, Also: []string{"قوات الوادي"}},
	}
	called := func(_, name string) (out []Named) {
		for _, n := range two {
			if n.Name.AR == name || arabic.Fold(n.Also[0]) == arabic.Fold(name) {
				out = append(out, n)
			}
		}
		return out
	}
	has := func(query, words string) bool {
		return slices.ContainsFunc(Parse(query, called).Events.Terms[0].Any, func(x store.Test) bool { return slices.Equal(x.Words, arabic.Words(words)) })
	}
	if has("جيش الشمال", "قوات الوادي") {
		t.Error("a name of two is looked for as another name of one")
	}
	if !has("قوات الوادي", "جيش الشمال") || !has("قوات الوادي", "جيش الجنوب") {
		t.Error("a name of two finds not both")
	}
}

// record holds a few reports, each with one claim that makes an event.
func record(t *testing.T) store.Store {
	t.Helper()
	st, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "record.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = st.Close() })
	var events []tawatur.Event
	for i, r := range []struct{ id, title, text, actor, place, mention string }{
		{"full", "مداهمة في ذيبان", "نفذت قوات سوريا الديمقراطية مداهمة في ذيبان", "sdf", "dhiban", "قوات سوريا الديمقراطية"},
		{"short", "انسحاب", "انسحبت دورية لقسد من البلدة", "sdf", "", "لقسد"},
		{"they", "اعتقال", "اعتقلت القوات ثلاثة أشخاص", "sdf", "qamishli", "القوات"},
		{"dots", "قصف على الشحيل", "قصـ.ـف مدفعيّ على الشحيل أدّى إلى مقتل ٣ أشخاص", "army", "", ""},
		{"other", "وصول وفد", "وصل وفد إلى البلدة", "", "", ""},
	} {
		c := tawatur.Claim{ID: r.id + "#1", Report: r.id, Type: "shelling", Modality: tawatur.Asserted}
		c.Evidence = tawatur.Span{Start: 0, End: len([]rune(r.text)), Text: r.text}
		if at := strings.Index(r.text, r.mention); r.mention != "" {
			start := len([]rune(r.text[:at]))
			c.Actors = []tawatur.ActorRef{{Role: "agent", ID: r.actor, Mention: tawatur.Span{Start: start, End: start + len([]rune(r.mention)), Text: r.mention}}}
		}
		day := "2024-08-09"
		e := store.Entry{Report: tawatur.Report{ID: r.id, Title: r.title, Text: r.text, Outlet: &tawatur.Outlet{ID: "sana"}, Published: tawatur.Published{Value: &day}}, Claims: []tawatur.Claim{c}}
		if _, err := st.AddEntry(t.Context(), e); err != nil {
			t.Fatal(err)
		}
		ev := tawatur.Event{ID: r.id, Type: "shelling", Title: tawatur.Name{AR: r.title}, Claims: []tawatur.ClaimRef{{ID: c.ID, Report: r.id, Outlet: "sana", Published: day}}}
		ev.Time.Start = "2024-08-0" + string(rune('9'-i))
		if r.actor != "" {
			ev.Actors = []tawatur.EventActor{{Role: "agent", ID: r.actor}}
		}
		if r.place != "" {
			ev.Places = []tawatur.EventPlace{{ID: r.place}}
		}
		events = append(events, ev)
	}
	if err := storetest.Replace(t.Context(), st, events...); err != nil {
		t.Fatal(err)
	}
	return st
}

// shown writes a sentence with its marks in brackets, from the text that it is of.
func shown(s Sentence) string {
	rs, off := []rune(s.Text), s.Start
	var b strings.Builder
	at := 0
	for _, m := range s.Marks {
		b.WriteString(string(rs[at:m.Start-off]) + "[" + string(rs[m.Start-off:m.End-off]) + "]")
		at = m.End - off
	}
	return b.String() + string(rs[at:])
}

func TestFind(t *testing.T) {
	st := record(t)
	for _, tc := range []struct {
		query string
		// events and reports are the ids that must be found, no others.
		events, reports []string
		// first is the first sentence of the first event.
		first string
	}{
		{"قسد", []string{"full", "short", "they"}, []string{"short", "full"}, "نفذت [قوات سوريا الديمقراطية] مداهمة في ذيبان"},
		{"قوات سوريا الديمقراطيه", []string{"full", "short", "they"}, []string{"short", "full"}, "نفذت [قوات سوريا الديمقراطية] مداهمة في ذيبان"},
		{"SDF", []string{"full", "short", "they"}, []string{"short", "full"}, "نفذت [قوات سوريا الديمقراطية] مداهمة في ذيبان"},
		{`"قسد"`, []string{"short"}, []string{"short"}, "انسحبت دورية [لقسد] من البلدة"},
		{"قصف", []string{"dots"}, []string{"dots"}, "[قصـ.ـف] مدفعيّ على الشحيل أدّى إلى مقتل ٣ أشخاص"},
		{"مدفعي شحيل", []string{"dots"}, []string{"dots"}, "قصـ.ـف [مدفعيّ] على [الشحيل] أدّى إلى مقتل ٣ أشخاص"},
		{"3 اشخاص", []string{"dots"}, []string{"dots"}, "قصـ.ـف مدفعيّ على الشحيل أدّى إلى مقتل [٣] [أشخاص]"},
		{"«على الشحيل»", []string{"dots"}, []string{"dots"}, "قصـ.ـف مدفعيّ [على الشحيل] أدّى إلى مقتل ٣ أشخاص"},
		{"مداه*", []string{"full"}, []string{"full"}, "نفذت قوات سوريا الديمقراطية [مداهمة] في ذيبان"},
		{"قسد -ذيبان", []string{"short", "they"}, []string{"short"}, "انسحبت دورية [لقسد] من البلدة"},
		{"مكان:القامشلي", []string{"they"}, nil, "اعتقلت القوات ثلاثة أشخاص"},
		{"Qamishli", []string{"they"}, nil, "اعتقلت القوات ثلاثة أشخاص"},
		{"فاعل:قسد من:2024-08-08", []string{"full", "short"}, []string{"short", "full"}, "نفذت [قوات سوريا الديمقراطية] مداهمة في ذيبان"},
		{"البلدة وفد", []string{"other"}, []string{"other"}, "وصل [وفد] إلى [البلدة]"},
		{"دورية OR وفد", []string{"short", "other"}, []string{"other", "short"}, "انسحبت [دورية] لقسد من البلدة"},
		{"place:أتلانتس", nil, nil, ""},
		{"غير موجود", nil, nil, ""},
		{"", nil, nil, ""},
	} {
		r, err := Find(t.Context(), st, Parse(tc.query, names), Options{})
		if err != nil {
			t.Fatal(err)
		}
		var events, reports []string
		first := ""
		for i, h := range r.Events.Hits {
			events = append(events, h.Event.ID)
			if i == 0 && len(h.Sentences) > 0 {
				first = shown(h.Sentences[0])
			}
		}
		for _, h := range r.Reports.Hits {
			reports = append(reports, h.ID)
			if len(h.Sentences) == 0 && len(h.Title.Marks) == 0 {
				t.Errorf("%q: report %s shows nothing of what was searched for", tc.query, h.ID)
			}
		}
		if d := cmp.Diff([]any{tc.events, tc.reports, tc.first}, []any{events, reports, first}); d != "" {
			t.Errorf("%q: want -, got +\n%s", tc.query, d)
		}
	}
}

func TestNamesAreCounted(t *testing.T) {
	r, err := Find(t.Context(), record(t), Parse("قسد القامشلي دير الزور", names), Options{Events: -1, Reports: -1})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, n := range r.Names {
		got = append(got, n.ID)
	}
	if want := []string{"sdf", "qamishli"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v: those of whom the record tells", got, want)
	}
}

func TestSnippetsPointIntoTheText(t *testing.T) {
	text := "سطر أول\n" + strings.Repeat("كلام كثير قبل ذلك ", 20) + "ثم قُصِفَتِ القرية 😀 مرة أخرى " + strings.Repeat("وبعد ذلك كلام ", 20) + "\nوفي سطر آخر قُتل رجل."
	m := Parse("القرية قتل", nil).marker()
	got := m.snippets(tawatur.Report{ID: "r", Text: text})
	if len(got) != 2 {
		t.Fatalf("%d snippets", len(got))
	}
	rs := []rune(text)
	for i, want := range []string{"القرية", "قُتل"} {
		s := got[i]
		if string(rs[s.Start:s.End]) != s.Text || strings.Contains(s.Text, "\n") {
			t.Errorf("snippet %d is not of the text, or goes over its line: %q", i, s.Text)
		}
		if len(s.Marks) != 1 || string(rs[s.Marks[0].Start:s.Marks[0].End]) != want {
			t.Errorf("snippet %d: %s, want %s marked", i, shown(s), want)
		}
	}
}
