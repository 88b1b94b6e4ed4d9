package acquire

import (
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"

	"tawatur"
)

// told writes what of a report the tests of tables look at.
func told(r tawatur.Report) string {
	published, outlet, from := "-", "-", ""
	if r.Published.Value != nil {
		published = *r.Published.Value
	}
	if r.Outlet != nil {
		outlet = r.Outlet.Name + r.Outlet.ID
	}
	if r.Forwarded != nil {
		from = " from nobody"
		if r.Forwarded.From != nil {
			from = " from " + r.Forwarded.From.Name
		}
	}
	return fmt.Sprintf("%s %s %s %s%s", r.ID, r.URL, outlet, published, from)
}

func TestTables(t *testing.T) {
	old, err := charmap.Windows1256.NewEncoder().String("العنوان\tالنص\tتاريخ النشر\tالصحيفة\r\nخبر\t" + sentence + "\t2024/08/10\tجريدة السدرة\r\n")
	if err != nil {
		t.Fatal(err)
	}
	known := func(name string) bool { return name == "شبكة الزيتون" || name == "zaytun" }
	for name, c := range map[string]struct {
		file, in string
		want     []string
	}{
		"pages": {"a.csv", "Page Name,User Name,Facebook Id,Post Created,Type,URL,Message,Link\n" +
			"شبكة النخلة,nakhla,1,2024-08-10 16:47:00 EEST,Photo,https://www.facebook.example/nakhla/posts/17,\"" + sentence + "\nثم \"\"عاد\"\" الهدوء\",\n" +
			"شبكة النخلة,nakhla,1,2024-08-10 17:47:00 EEST,Link,https://www.facebook.example/nakhla/posts/18,,https://a.example\n",
			[]string{pageID("https://www.facebook.example/nakhla/posts/17") + " https://www.facebook.example/nakhla/posts/17 شبكة النخلة 2024-08-10T16:47:00"}},
		"groups": {"a.csv", "Group Name,Message\nأهالي الحي," + sentence + "\n", nil},
		"owners of every kind": {"a.csv", "id,creation_time,text,post_owner.type,post_owner.name\n1,2024-08-10T10:00:00Z," + sentence + ",PAGE,قناة السدرة\n" +
			"2,2024-08-10T10:00:00Z," + sentence + ",PROFILE,سالم\n", []string{"a:1  قناة السدرة 2024-08-10T10:00:00Z"}},
		"a scraper of X": {"x.csv", "tweet_id;created_at;username;full_text;tweet_url\n" +
			"17;Sat Aug 10 13:47:00 +0000 2024;salem;" + sentence + ";https://x.com/salem/status/17\n" +
			"18;Sat Aug 10 13:48:00 +0000 2024;zaytun;RT @salem: " + sentence + ";https://twitter.com/zaytun/status/18?s=20\n" +
			"19;1723297680;salem;RT @zaytun: " + sentence + ";\n",
			[]string{"x-17 https://x.com/i/web/status/17 account:7a45b0ec 2024-08-10T13:47:00Z", "x-18 https://twitter.com/zaytun/status/18?s=20 zaytun 2024-08-10T13:48:00Z from nobody",
				"x-19 https://x.com/i/web/status/19 account:7a45b0ec 2024-08-10T13:48:00Z from zaytun"}},
		"windows-1256": {"w.tsv", old, []string{"w:2  جريدة السدرة 2024-08-10"}},
		"a broken row": {"b.csv", "النص,المصدر\n" + sentence + ",شبكة الزيتون\n\"" + sentence + ",س\n" + sentence + ",سالم\n",
			[]string{"b:2  شبكة الزيتون -", "!:3: a quotation mark is opened and never closed", "b:4  account:7a45b0ec -"}},
		"no text": {"n.csv", "a,b\n1,2\n", []string{`!: no column of it is known to hold a text: the columns are "a, b"; --columns text=NAME says which it is`}},
	} {
		path := write(t, t.TempDir(), c.file, c.in)
		var got []string
		for _, it := range collect(t, Options{Known: known}, "", path) {
			if it.Err != nil {
				got = append(got, "!"+strings.TrimPrefix(it.Err.Error(), "acquire "+path))
				continue
			}
			got = append(got, told(it.Report))
		}
		if len(got) != len(c.want) || !slices.Equal(signless(got), signless(c.want)) {
			t.Errorf("%s:\n got %q\nwant %q", name, got, c.want)
		}
	}
}

// signless takes the signs of accounts out, which are hashes.
func signless(lines []string) []string {
	var out []string
	for _, l := range lines {
		if before, after, ok := strings.Cut(l, "account:"); ok {
			l = before + "account" + after[8:]
		}
		out = append(out, l)
	}
	return out
}

func TestColumnsThatTheUserNames(t *testing.T) {
	path := write(t, t.TempDir(), "a.csv", "Foo,Bar,Text\n"+sentence+",2024-08-10,x\n")
	its := collect(t, Options{Columns: map[string]string{"text": "foo", "published": "bar"}}, "", path)
	if len(its) != 1 || its[0].Report.Text != sentence || its[0].Report.Published.Day() != "2024-08-10" {
		t.Errorf("%+v", its)
	}
	for columns, want := range map[[2]string]string{{"body", "foo"}: `no field "body"`, {"text", "none"}: `no column "none"`} {
		its := collect(t, Options{Columns: map[string]string{columns[0]: columns[1]}}, "", path)
		if len(its) != 1 || its[0].Err == nil || !strings.Contains(its[0].Err.Error(), want) {
			t.Errorf("%v: %+v", columns, its)
		}
	}
}

// TestColumnNamesAreOfOneField asks that no name of a column is that of two fields.
func TestColumnNamesAreOfOneField(t *testing.T) {
	known, err := columnNames()
	if err != nil {
		t.Fatal(err)
	}
	of := map[string]string{}
	for _, field := range slices.Sorted(maps.Keys(known)) {
		for _, name := range known[field] {
			if of[name] != "" && of[name] != field {
				t.Errorf("column %q is of %s and %s", name, of[name], field)
			}
			of[name] = field
		}
	}
}

func TestTablesInFoldersWithoutTextsArePassedOver(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "numbers.csv", "a,b\n1,2\n")
	var notes []string
	if its := collect(t, Options{Note: func(s string) { notes = append(notes, s) }}, "", dir); len(its) != 0 || len(notes) != 1 {
		t.Errorf("%+v %q", its, notes)
	}
}

func TestArchiveOfX(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "account.js", `window.YTD.account.part0 = [ {"account":{"email":"a@a.example","username":"zaytun","accountDisplayName":"شبكة الزيتون"}} ]`)
	write(t, dir, "direct-messages.js", `window.YTD.direct_messages.part0 = [ {"text":"سر"} ]`)
	write(t, dir, "tweets.js", "window.YTD.tweets.part0 = [\n  {\n    \"tweet\" : {\n      \"id_str\" : \"17\",\n      \"created_at\" : \"Sat Aug 10 13:47:00 +0000 2024\",\n"+
		"      \"full_text\" : \""+sentence+"\"\n    }\n  },\n  {\n    \"tweet\" : {\"id_str\":\"18\",\"full_text\":\"https://a.example\"}\n  }\n]")
	for want, known := range map[string]func(string) bool{
		"x-17  شبكة الزيتون 2024-08-10T13:47:00Z":                         func(s string) bool { return s == "شبكة الزيتون" },
		"x-17 https://x.com/i/web/status/17 account 2024-08-10T13:47:00Z": nil,
	} {
		its := collect(t, Options{Known: known}, "", dir)
		if len(its) != 2 || its[0].Err != nil || signless([]string{told(its[0].Report)})[0] != want {
			t.Errorf("%+v, want %s", its, want)
		}
	}
	path := filepath.Join(dir, "direct-messages.js")
	if its := collect(t, Options{}, "", path); len(its) != 1 || its[0].Err == nil {
		t.Errorf("%+v", its)
	}
}
