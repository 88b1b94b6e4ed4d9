package claim

import (
	"fmt"
	"sort"
	"strings"
	"testing"

	"tawatur"
)

// unlistedFrames are sentences about a group, whose name stands at {A}.
var unlistedFrames = []string{
	"قصفت {A} بالمدفعية بلدة سرمين، ما أدى إلى مقتل ثلاثة مدنيين وإصابة خمسة آخرين.",
	"وقالت مصادر محلية إن {A} اعتقلت أربعة شبان في بلدة سرمين.",
	"اعتقلت {A} أربعة شبان خلال حملة مداهمات في بلدة سرمين.",
	"قتل ثلاثة مدنيين جراء قصف ل{A} على بلدة سرمين.",
	"استهدف مسلحون مجهولون {A} بعبوة ناسفة في بلدة سرمين.",
	"شن مسلحون مجهولون هجوما على حاجز ل{A} في بلدة سرمين وقتلوا عنصرين.",
	"قتل ثلاثة من عناصر {A} بانفجار لغم أرضي في بلدة سرمين.",
	"اندلعت اشتباكات عنيفة بين {A} ومسلحين مجهولين في بلدة سرمين.",
	"أصيب خمسة مدنيين في هجوم شنته {A} على بلدة سرمين.",
	"قتل مدني على يد {A} في بلدة سرمين.",
	"تبنت {A} الهجوم الذي استهدف رتلا عسكريا في بلدة سرمين.",
	"سيطرت {A} على بلدة سرمين بعد معارك عنيفة.",
	"سقطت بلدة سرمين بيد {A} بعد معارك عنيفة.",
	"أعلنت {A} مقتل خمسة مسلحين في بلدة سرمين.",
	"أعلنت {A} أنها قصفت بلدة سرمين.",
	"دارت اشتباكات بين {A} وقوات النظام في بلدة سرمين، أسفرت عن مقتل خمسة من عناصر {A}.",
	"قصفت قوات النظام مقرا ل{A} في بلدة سرمين وقتلت خمسة من عناصرها.",
}

// TestUnlistedGroupsAreReadAsListedOnes holds that a group that no list has is read as one that has an id, its words in the id's place.
func TestUnlistedGroupsAreReadAsListedOnes(t *testing.T) {
	r := exampleReader(t)
	names := []string{"كتائب الجنوب الحر", "سرايا \"صقور الرمال\"", "قوات الساحل", "حركة أبناء السهل", "ألوية 17 فبراير", "غرفة عمليات \"الغضب\"", "قوة «الشهيد حسن»", "كتائب عمر المختار"}
	for _, f := range unlistedFrames {
		want := readingOf(t, r, strings.ReplaceAll(f, "{A}", "هيئة تحرير الشام"), "hayat-tahrir-al-sham")
		if !strings.Contains(want, "X") {
			t.Errorf("%s: the listed group has no part in %s", f, want)
		}
		for _, n := range names {
			if got := readingOf(t, r, strings.ReplaceAll(f, "{A}", n), n); got != want {
				t.Errorf("%s\n got %s\nwant %s", strings.ReplaceAll(f, "{A}", n), got, want)
			}
		}
	}
}

// readingOf returns the claims of a text, X in the place of a group told by its id or its name.
func readingOf(t *testing.T, r *Reader, text, group string) string {
	t.Helper()
	day := "2024-08-09"
	x, err := r.Read(tawatur.Report{ID: "case", Text: text, Published: tawatur.Published{Value: &day, Basis: tawatur.BasisMetadata}})
	if err != nil {
		t.Fatal(err)
	}
	who := func(id, words string) string {
		switch {
		case id == group, id == "" && strings.Contains(words, group):
			return "X"
		case id == "":
			return words
		}
		return id
	}
	var out []string
	for _, c := range x.Claims {
		var slots []string
		for _, a := range c.Actors {
			slots = append(slots, a.Role+"="+who(a.ID, a.Mention.Text))
		}
		for _, a := range c.Sources {
			slots = append(slots, "says="+who(a.ID, a.Mention.Text))
		}
		for _, p := range c.Places {
			slots = append(slots, "at="+p.ID)
		}
		for _, h := range c.Harm {
			slots = append(slots, fmt.Sprintf("%s=%d", h.Kind, *h.Min))
		}
		slots = append(slots, "time="+c.Time.Start)
		sort.Strings(slots)
		out = append(out, c.Type+" "+strings.Join(slots, " "))
	}
	sort.Strings(out)
	return strings.Join(out, "; ")
}
