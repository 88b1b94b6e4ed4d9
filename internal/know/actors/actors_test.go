package actors

import (
	"encoding/json"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"
	"time"

	"tawatur/arabic"
)

func book(t *testing.T) *Book {
	t.Helper()
	b, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestCheck(t *testing.T) {
	for _, err := range book(t).Check() {
		t.Error(err)
	}
}

// words returns the folded words of a mention.
func words(ts []arabic.Token, m Mention) string {
	var w []string
	for _, k := range ts[m.First:m.End] {
		if k.Kind == arabic.Word {
			w = append(w, k.Norm)
		}
	}
	return strings.Join(w, " ")
}

func TestMentions(t *testing.T) {
	b := book(t)
	for _, c := range []struct{ text, want string }{
		{`سيرت "قوات سوريا الديمقراطية" (قسد) دورية`, "sdf:قوات سوريا الديمقراطيه قسد"},
		{"استهدفت الطائرات الحربية الروسية أطراف البلدة", "russian-forces:الطايرات الحربيه الروسيه"},
		{"حلق الطيران المسير التركي", "turkish-forces:الطيران المسير التركي"},
		{"قوات النظام وحليفه الروسي", "syrian-regime-forces:قوات النظام russia:وحليفه الروسي"},
		{"تحركت القوات السورية والروسية", "syrian-regime-forces:القوات السوريه russian-forces:والروسيه"},
		{"اعتقلت دورية تابعة لـ\"قسد\" مزارعاً", "sdf:دوريه تابعه ل قسد civilians:مزارعا"},
		{"ضباط من القوات الروسية", "russian-forces:ضباط من القوات الروسيه"},
		{"صرح وزير الخارجية الروسي سيرغي لافروف", "sergei-lavrov:وزير الخارجيه الروسي سيرغي لافروف"},
		{"قال وزير الدفاع التركي", "turkish-defence-minister:وزير الدفاع التركي"},
		{"انفجر لغم في تركيا", ""},
		{"أردى مسلحون شابا", "gunmen-unknown:مسلحون civilians:شابا"},
		{"باغت مسلحون الجيش السوري", "gunmen-unknown:مسلحون syrian-regime-forces:الجيش السوري"},
		{"هاجم مسلحون ينتمون إلى تنظيم داعش نقطة", "isis:مسلحون ينتمون الي تنظيم داعش"},
		{"هاجم عناصر يتبعون لقسد حاجزا", "sdf:عناصر يتبعون لقسد"},
		{"هاجم المسلحون الذين ينتمون لتنظيم القاعدة القرية", "al-qaeda:المسلحون الذين ينتمون لتنظيم القاعده"},
		{"كانت قوات تتبع أثر داعش", "isis:داعش"},
		{"هاجم الجهاديون الأتراك القرية", "islamist-groups:الجهاديون"},
		{"هاجم مسلحون سوريون القرية", "gunmen-unknown:مسلحون"},
		{"أسر الجيش مسلحين حوثيين", "yemeni-forces:الجيش houthis:مسلحين حوثيين"},
		{"قصف الجيش الموزمبيقي القرية", "mozambican-forces:الجيش الموزمبيقي"},
		{"قالت الشرطة البنغلادشية", "bangladeshi-police:الشرطه البنغلادشيه"},
		{"قتل ستة جنود ماليين", "malian-forces:جنود ماليين"},
		{"خسائر مالية كبيرة ودعم مالي", ""},
		{"انفجر لغم في ساحل العاج", ""},
		{"قصف الجيش القرية", ":الجيش"},
		{"اشتبكت قوات اللواء الرابع مشاة مع الحوثيين", ":قوات اللواء الرابع مشاه houthis:الحوثيين"},
		{"تقدمت الكتيبة الأولى", ""},
		{"استهدفت مقر الفرقة 23 التابعة للجيش الوطني السوري", "syrian-national-army:مقر الفرقه التابعه للجيش الوطني السوري"},
		{"سيطرت على اللواء 33 مدرع", ":اللواء مدرع"},
		{"انفجار قرب اللواء 105", ""},
		{"قال اللواء أحمد حسن", ""},
		{"دخل الجيش الأراضي المحتلة", ":الجيش"},
		{"هاجم الجيش المالطي السفينة", ":الجيش المالطي"},
		{"قتل جندي من قوات حفظ السلام", "un-peacekeepers:جندي من قوات حفظ السلام"},
		{"قتلت مجموعة قوات \"الجنوب\" الجنود", "russian-forces:مجموعه قوات الجنوب soldiers:الجنود"},
		{"باغت مسلحون قائد الشرطة الاتحادية", "gunmen-unknown:مسلحون iraqi-federal-police:قايد الشرطه الاتحاديه"},
		{"باغت إرهابيون حزب الله", ":ارهابيون hezbollah:حزب الله"},
		{"أوقف مقاتلين حوثيين", "houthis:مقاتلين حوثيين"},
		{"أوقف قياديا بقسد", "sdf:قياديا بقسد"},
		{"كسب حزب العمال البريطاني", ":حزب العمال البريطاني"},
		{"معارك في محور تعز", ""},
		{"أطلق لواء العاديات النار", ":لواء العاديات"},
		{"ذكرت صحيفة النبأ المحلية", ":صحيفه النبا"},
		{"أكد مراسل فرات بوست الخبر", "correspondent:مراسل فرات بوست"},
		{"شاهد العالم الصور في الوطن", ""},
		{"قصفت ميليشيات الحوثي وصالح الحي", "houthis:ميليشيات الحوثي saleh-forces:وصالح"},
		{"تصدى الجيش لهجوم الحوثيين", "yemeni-forces:الجيش houthis:الحوثيين"},
		{"قالت مصادر محلية إن انفجارا مجهول المصدر وقع", "local-sources:مصادر محليه"},
		{"على جبهة الإسناد اللبنانية", ":جبهه الاسناد اللبنانيه"},
		{"بقذائف المدفعية مواقع قسد", "sdf:مواقع قسد"},
		{"الطيران الحربي للتحالف الدولي", "international-coalition:الطيران الحربي للتحالف الدولي"},
		{"قصفت آليات جيش الاحتلال التركي", "turkish-forces:اليات جيش الاحتلال التركي"},
		{"ذكر الإعلام الإسرائيلي", "israeli-state-media:الاعلام الاسراييلي"},
		{"في العاصمة القطرية الدوحة", ""},
	} {
		ts := arabic.Tokenize(c.text)
		var got []string
		for _, m := range b.Mentions(ts) {
			got = append(got, m.ID+":"+words(ts, m))
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s\n got %q\nwant %q", c.text, s, c.want)
		}
	}
}

func TestLabelsAndFlags(t *testing.T) {
	b := book(t)
	one := func(s string) Mention {
		t.Helper()
		ms := b.Mentions(arabic.Tokenize(s))
		if len(ms) != 1 {
			t.Fatalf("%s: %d mentions", s, len(ms))
		}
		return ms[0]
	}
	if m := one("مواقع ميليشيا قسد"); m.Label == "" || m.ID != "sdf" {
		t.Errorf("loaded wording: %+v", m)
	}
	if m := one("قسد"); m.Label != "" {
		t.Errorf("neutral wording: %+v", m)
	}
	if m := one("أعلنت واشنطن"); !m.Capital || m.ID != "us-government" || m.Kind != "capital" {
		t.Errorf("capital: %+v", m)
	}
	if m := one("لواء العاديات"); !m.Pattern || m.Kind != "armed-group" {
		t.Errorf("pattern: %+v", m)
	}
	if m := one("مجهولون"); !m.Generic {
		t.Errorf("generic: %+v", m)
	}
}

func TestShortFormsFollowTheFullName(t *testing.T) {
	b := book(t)
	ms := b.Mentions(arabic.Tokenize("انتشر الجيش اللبناني في البلدة ثم انسحب الجيش"))
	if len(ms) != 2 || ms[1].ID != "lebanese-army" {
		t.Errorf("got %+v", ms)
	}
	if ms := b.Mentions(arabic.Tokenize("انسحب الجيش")); len(ms) != 1 || ms[0].ID != "" || !ms[0].Open {
		t.Errorf("a bare army is nobody's: %+v", ms)
	}
}

func TestOutlet(t *testing.T) {
	b := book(t)
	for in, want := range map[string]string{
		"https://www.syria.tv/x": "syria-tv", "www.enabbaladi.net": "enab-baladi", "عنب بلدي": "enab-baladi",
		"sana.sy": "sana", "arabic.rt.com": "rt-arabic", "mubasher.aljazeera.net": "aljazeera-mubasher",
	} {
		if o, ok := b.Outlet(in); !ok || o.ID != want {
			t.Errorf("Outlet(%q) = %+v, %v", in, o, ok)
		}
	}
	if o, ok := b.Outlet("nowhere.example"); ok {
		t.Errorf("unknown host gives %+v", o)
	}
}

// floor is the share of gold mentions, of actors that the codebook lists, that must be found with the right id.
const floor = 0.92

func TestGold(t *testing.T) {
	shared := findShared()
	if shared == "" {
		t.Skip("no ../shared: the gold is not here")
	}
	b := book(t)
	listed := codebookIDs(t, shared)
	var found, all, found2, all2 int
	missed := map[string]int{}
	files, _ := filepath.Glob(filepath.Join(shared, "gold", "*", "*.gold.json"))
	for _, f := range files {
		for _, w := range goldMentions(t, f) {
			ok := w.found(b)
			all2++
			if ok {
				found2++
			}
			if !listed[w.id] {
				if !ok {
					missed["(unlisted) "+w.id+" "+w.words]++
				}
				continue
			}
			all++
			if ok {
				found++
			} else {
				missed[w.id+" "+w.words]++
			}
		}
	}
	t.Logf("listed: %d of %d; all: %d of %d", found, all, found2, all2)
	var ms []string
	for m := range missed {
		ms = append(ms, m)
	}
	sort.Strings(ms)
	t.Log("missed:\n" + strings.Join(ms, "\n"))
	if all > 0 && float64(found) < floor*float64(all) {
		t.Errorf("found %d of %d gold mentions, want %.2f", found, all, floor)
	}
}

// wanted is a mention of the gold: every place where its words stand in the text is looked at.
type wanted struct{ text, words, id string }

func (w wanted) found(b *Book) bool {
	ts := arabic.Tokenize(w.text)
	ms := b.Mentions(ts)
	for from := 0; ; {
		i := strings.Index(w.text[from:], w.words)
		if i < 0 {
			return false
		}
		start := len([]rune(w.text[:from+i]))
		end := start + len([]rune(w.words))
		for _, m := range ms {
			if m.ID == w.id && ts[m.First].Start < end && ts[m.End-1].End > start {
				return true
			}
		}
		from += i + len(w.words)
	}
}

func goldMentions(t *testing.T, file string) []wanted {
	t.Helper()
	var rep struct{ Title, Text string }
	type ref struct {
		ID      string `json:"id"`
		Mention string `json:"mention"`
	}
	var gold struct {
		Events []struct{ Actors, Sources []ref }
	}
	readJSON(t, strings.TrimSuffix(file, ".gold.json")+".json", &rep)
	readJSON(t, file, &gold)
	var out []wanted
	for _, e := range gold.Events {
		for _, r := range append(e.Actors, e.Sources...) {
			if r.ID != "" && r.Mention != "" {
				out = append(out, wanted{rep.Title + "\n" + rep.Text, r.Mention, r.ID})
			}
		}
	}
	return out
}

func readJSON(t *testing.T, file string, v any) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err == nil {
		err = json.Unmarshal(data, v)
	}
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
}

func codebookIDs(t *testing.T, shared string) map[string]bool {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(shared, "codebook", "actors.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]bool{}
	for _, l := range strings.Split(string(data), "\n")[1:] {
		id, _, _ := strings.Cut(l, "\t")
		ids[id] = true
	}
	return ids
}

// findShared walks up to the folder of texts beside the repository, or returns "".
func findShared() string {
	dir, _ := os.Getwd()
	for i := 0; i < 6; i++ {
		dir = filepath.Dir(dir)
		if _, err := os.Stat(filepath.Join(dir, "shared", "gold")); err == nil {
			return filepath.Join(dir, "shared")
		}
	}
	return ""
}

func TestNamesMeanTheGovernmentOfTheDay(t *testing.T) {
	b := book(t)
	for _, c := range []struct{ phrase, day, want string }{
		{"قصف الجيش السوري أطراف البلدة", "2023-05-01", "syrian-regime-forces"},
		{"قصف الجيش السوري أطراف البلدة", "2025-05-01", "syrian-transitional-forces"},
		{"قالت وزارة الدفاع السورية", "2025-05-01", "syrian-transitional-defence-ministry"},
		{"ضابط من جيش النظام", "2025-05-01", "syrian-regime-forces"},
		{"عناصر من قوات الأسد", "2025-05-01", "syrian-regime-forces"},
	} {
		day, err := time.Parse(time.DateOnly, c.day)
		if err != nil {
			t.Fatal(err)
		}
		ts := arabic.Tokenize(c.phrase)
		ms := b.Settle(ts, b.Scan(ts, nil), Setting{Day: day})
		if len(ms) != 1 || ms[0].ID != c.want {
			t.Errorf("%s on %s: %+v, want %s", c.phrase, c.day, ms, c.want)
		}
	}
}

func TestOwnersAreDated(t *testing.T) {
	b := book(t)
	for _, c := range []struct{ outlet, day, want string }{
		{"sana", "2023-01-01", "syrian-regime"}, {"sana", "2024-12-07", "syrian-regime"},
		{"sana", "2024-12-08", "syrian-transitional-government"},
		{"syria-tv", "2023-01-01", "fadaat-media"}, {"alaraby", "2023-01-01", "fadaat-media"}, {"enab-baladi", "2023-01-01", ""},
	} {
		day, err := time.Parse(time.DateOnly, c.day)
		if err != nil {
			t.Fatal(err)
		}
		if got := b.Owner(c.outlet, day); got != c.want {
			t.Errorf("%s on %s: %q, want %q", c.outlet, c.day, got, c.want)
		}
	}
	if got := b.Owner("sana", time.Time{}); got != "" {
		t.Errorf("sana on an unknown day: %q", got)
	}
}

// TestDashedAndNumberedNames: a group's name goes on behind a dash where the whole is known, and a quoted one may have a number in it.
func TestDashedAndNumberedNames(t *testing.T) {
	b, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		text, id string
		end      int
	}{
		{"تنظيم داعش - خراسان في قندوز", "isis-khorasan", 4},
		{"داعش - كعادته - في قندوز", "isis", 1},
		{"داعش - العراق", "isis", 1},
		{"قوات \"14 تموز\" في البلدة", "", 5},
	} {
		ms := b.Mentions(arabic.Tokenize(c.text))
		if len(ms) == 0 || ms[0].ID != c.id || ms[0].End != c.end {
			t.Errorf("%s: %+v, want %q up to token %d", c.text, ms, c.id, c.end)
		}
	}
}
