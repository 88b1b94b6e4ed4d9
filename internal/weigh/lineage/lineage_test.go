package lineage

import (
	"slices"
	"strings"
	"testing"

	"tawatur"
)

func report(id, day, text string) tawatur.Report {
	r := tawatur.Report{ID: id, Text: text}
	if day != "" {
		r.Published.Value = &day
	}
	return r
}

const (
	original = "قالت مصادر في البلدة إن القذائف سقطت على السوق القديم عند الظهر وأصابت سبعة من الباعة والمارة. ونقل المصابون إلى المشفى القريب."
	copied   = "وفي خبر آخر قال السكان إنّ القذائفَ سقطت على السوق القديم عند الظهر وأصابت سبعة من الباعة والمارة، بحسب وكالات."
	other    = "اجتمع وجهاء القرية مع المحافظ لبحث نقص الوقود والخبز قبل حلول الشتاء وطلبوا منه زيادة المخصصات سريعاً."
)

func TestSharedTellsHowMuchAndWhoWasFirst(t *testing.T) {
	l := Find([]tawatur.Report{report("a", "2024-05-01", original), report("b", "2024-05-02", copied), report("c", "", other)})
	share, first, words := l.Shared("b", "a")
	if share < 0.6 || share > 0.95 || first != "a" || !strings.Contains(words, "السوق القديم") {
		t.Errorf("Shared(b, a) = %v, %q, %q", share, first, words)
	}
	if s, f, _ := l.Shared("a", "b"); s != share || f != "a" {
		t.Errorf("Shared is not symmetric: %v %q", s, f)
	}
	if s, _, _ := l.Shared("a", "c"); s != 0 {
		t.Errorf("unlike reports share %v", s)
	}
	if s, _, _ := l.Shared("a", "nobody"); s != 0 {
		t.Errorf("an unknown report shares %v", s)
	}
}

func TestFirstIsUnknownWithoutADate(t *testing.T) {
	l := Find([]tawatur.Report{report("a", "", original), report("b", "2024-05-02", copied)})
	if _, first, _ := l.Shared("a", "b"); first != "" {
		t.Errorf("first = %q, want unknown", first)
	}
}

func TestPassagesPointIntoBothTexts(t *testing.T) {
	l := Find([]tawatur.Report{report("a", "", original), report("b", "", copied)})
	ps := l.Passages("a", "b")
	if len(ps) != 1 || ps[0].Length < 10 {
		t.Fatalf("passages = %+v", ps)
	}
	if got := string([]rune(original)[ps[0].A.Start:ps[0].A.End]); got != ps[0].A.Text {
		t.Errorf("span reads %q, text %q", got, ps[0].A.Text)
	}
}

func TestEvidenceIsCompared(t *testing.T) {
	l := Find([]tawatur.Report{report("a", "", original), report("b", "", copied), report("c", "", other)})
	a, b, c := claim("a", original, "القذائف سقطت على السوق القديم"), claim("b", copied, "القذائفَ سقطت على السوق القديم عند الظهر"), claim("c", other, "طلبوا منه زيادة المخصصات")
	if share, near := l.Share(&a, &b, 0), l.Near(&a, &b); share != 1 || !near {
		t.Errorf("a copy: %v, %v", share, near)
	}
	if share, near := l.Share(&a, &c, 0), l.Near(&a, &c); share != 0 || near {
		t.Errorf("unlike claims: %v, %v", share, near)
	}
	common := func(x, y tawatur.Claim) bool {
		return slices.ContainsFunc(l.Keys(x), func(k uint64) bool { return slices.Contains(l.Keys(y), k) })
	}
	if !common(a, b) || common(a, c) {
		t.Errorf("a key in common: %v with the copy, %v with the other", common(a, b), common(a, c))
	}
}

func claim(report, text, words string) tawatur.Claim {
	i := len([]rune(text[:strings.Index(text, words)]))
	return tawatur.Claim{Report: report, Evidence: tawatur.Span{Start: i, End: i + len([]rune(words)), Text: words}}
}

func TestSetPhrasesAreNoPassage(t *testing.T) {
	const phrase = "في ظل قيادة خادم الحرمين الشريفين الملك سلمان بن عبدالعزيز"
	l := Find([]tawatur.Report{report("a", "", "افتتح الوزير المدرسة الجديدة "+phrase+"."), report("b", "", "زار الأمير المصابين وقال إنهم بخير "+phrase+".")})
	if s, _, words := l.Shared("a", "b"); s != 0 {
		t.Errorf("a title is no passage: %v %q", s, words)
	}
}

func TestShortTextsHaveNoPrints(t *testing.T) {
	l := Find([]tawatur.Report{report("a", "", "سقطت القذائف"), report("b", "", "سقطت القذائف")})
	if s, _, _ := l.Shared("a", "b"); s != 0 {
		t.Errorf("two words are no passage: %v", s)
	}
}
