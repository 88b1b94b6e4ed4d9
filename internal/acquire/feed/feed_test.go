package feed

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

const home = "https://wadi.example/feed"

// rssOf wraps items in a feed.
func rssOf(items string) string {
	return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0" xmlns:media="http://search.yahoo.com/mrss/" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
<channel><title>صوت الوادي</title><link>https://wadi.example/</link>` + items + `</channel></rss>`
}

func atomFeed(entries string) string {
	return `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ar"><title>صوت الوادي</title><link href="https://wadi.example/"/>` + entries + `</feed>`
}

const item17 = `<item><title>قصف على الدحلة</title><link>https://wadi.example/17</link><guid isPermaLink="false">17</guid></item>`

func parsed(t *testing.T, body string) Feed {
	t.Helper()
	f, err := Parse([]byte(body), "", home)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// line writes an item for comparison: what is empty is left out.
func line(it Item) string {
	var b strings.Builder
	add := func(name, v string) {
		if v != "" {
			fmt.Fprintf(&b, "%s: %s\n", name, v)
		}
	}
	add("id", it.ID)
	add("address", it.Address)
	add("title", it.Title)
	if it.Published.Value != nil {
		add("published", *it.Published.Value)
	}
	add("why", strings.Join(it.Published.Why, "; "))
	if it.Updated.Value != nil {
		add("updated", *it.Updated.Value)
	}
	add("summary", it.Summary)
	add("text", it.Text)
	add("by", strings.Join(it.Authors, "|"))
	add("in", strings.Join(it.Categories, "|"))
	return b.String()
}

func TestItems(t *testing.T) {
	for name, c := range map[string]struct{ feed, want string }{
		"all of it": {rssOf(`<item><title>قصف على الدحلة</title><link>https://wadi.example/17</link><guid isPermaLink="false">n-17</guid>
<pubDate>Sat, 10 Aug 2024 16:47:00 +0300</pubDate><dc:creator>هيئة التحرير</dc:creator><category>أخبار</category><category><![CDATA[ريف]]></category>
<description>سقطت قذائف.</description><content:encoded><![CDATA[<p>سقطت قذائف على <b>القرية</b>.</p><script>x()</script><p>ولم يصب أحد.</p>]]></content:encoded></item>`),
			"id: n-17\naddress: https://wadi.example/17\ntitle: قصف على الدحلة\npublished: 2024-08-10T16:47:00+03:00\nsummary: سقطت قذائف.\n" +
				"text: سقطت قذائف على القرية.\n\nولم يصب أحد.\nby: هيئة التحرير\nin: أخبار|ريف\n"},
		"dates in Arabic":                      {rssOf(`<item><link>/1</link><pubDate>الأحد، 11 آب 2024 10:30</pubDate></item>`), "id: https://wadi.example/1\naddress: https://wadi.example/1\npublished: 2024-08-11T10:30:00\n"},
		"Arabic months where machines write":   {rssOf(`<item><link>/1</link><pubDate>الأحد, 11 أغسطس 2024 10:30:00 +0300</pubDate></item>`), "id: https://wadi.example/1\naddress: https://wadi.example/1\npublished: 2024-08-11T10:30:00+03:00\n"},
		"Arabic digits":                        {rssOf(`<item><link>/1</link><pubDate>٢٠٢٤-٠٨-١١ ١٠:٣٠</pubDate></item>`), "id: https://wadi.example/1\naddress: https://wadi.example/1\npublished: 2024-08-11T10:30:00\n"},
		"dc:date":                              {rssOf(`<item><link>/1</link><dc:date>2024-08-11T10:30:00+03:00</dc:date></item>`), "id: https://wadi.example/1\naddress: https://wadi.example/1\npublished: 2024-08-11T10:30:00+03:00\nupdated: 2024-08-11T10:30:00+03:00\n"},
		"no date":                              {rssOf(`<item><link>/1</link></item>`), "id: https://wadi.example/1\naddress: https://wadi.example/1\n"},
		"no date that can be read":             {rssOf(`<item><link>/1</link><pubDate>قريباً</pubDate></item>`), "id: https://wadi.example/1\naddress: https://wadi.example/1\nwhy: the published value \"قريباً\" is not a date that can be read\n"},
		"the first day of computing":           {rssOf(`<item><link>/1</link><pubDate>Thu, 01 Jan 1970 00:00:00 +0000</pubDate></item>`), "id: https://wadi.example/1\naddress: https://wadi.example/1\nwhy: the published value \"Thu, 01 Jan 1970 00:00:00 +0000\" stands for no date\n"},
		"feedburner":                           {rssOf(`<item><link>https://burner.example/~r/1</link><guid>1</guid><feedburner:origLink>https://wadi.example/1</feedburner:origLink></item>`), "id: 1\naddress: https://wadi.example/1\n"},
		"a guid that is the address":           {rssOf(`<item><guid>https://wadi.example/1</guid></item>`), "id: https://wadi.example/1\naddress: https://wadi.example/1\n"},
		"a guid that is none":                  {rssOf(`<item><guid isPermaLink="false">https://wadi.example/?p=1</guid></item>`), "id: https://wadi.example/?p=1\n"},
		"a link with Arabic and blanks around": {rssOf("<item><link>\n https://wadi.example/قصف على\n</link></item>"), "id: https://wadi.example/%D9%82%D8%B5%D9%81%20%D8%B9%D9%84%D9%89\naddress: https://wadi.example/%D9%82%D8%B5%D9%81%20%D8%B9%D9%84%D9%89\n"},
		"a link that runs":                     {rssOf(`<item><link>javascript:x()</link><guid isPermaLink="false">1</guid></item>`), "id: 1\n"},
		"HTML and entities in a title":         {rssOf(`<item><guid>1</guid><title>&lt;b&gt;الدحلة&lt;/b&gt;: &amp;quot;قصف&amp;quot; &nbsp;وغارات &laquo;ليلية&raquo;</title></item>`), "id: 1\ntitle: الدحلة: \"قصف\" وغارات «ليلية»\n"},
		"CDATA in a title":                     {rssOf(`<item><guid>1</guid><title><![CDATA[قصف & غارات <em>ليلية</em>]]></title></item>`), "id: 1\ntitle: قصف & غارات ليلية\n"},
		"a bare ampersand and bracket":         {rssOf(`<item><guid>1</guid><title>قتلى << 5 & جرحى</title></item>`), "id: 1\ntitle: قتلى << 5 & جرحى\n"},
		"an open line break":                   {rssOf(`<item><guid>1</guid><description>سطر<br>وسطر</description></item>`), "id: 1\nsummary: سطر\n\nوسطر\n"},
		"control characters":                   {rssOf("<item><guid>1</guid><title>قصف\x00\x0b\uFFFE&#11; عنيف</title></item>"), "id: 1\ntitle: قصف عنيف\n"},
		"media":                                {rssOf(`<item><guid>1</guid><media:group><media:title>مقطع</media:title><media:description>شرح</media:description></media:group></item>`), "id: 1\ntitle: مقطع\nsummary: شرح\n"},
		"an author's mail is not kept":         {rssOf(`<item><guid>1</guid><author>desk@wadi.example (المكتب)</author></item><item><guid>2</guid><author>desk@wadi.example</author></item>`), "id: 1\nby: المكتب\nid: 2\n"},
		"one item twice":                       {rssOf(item17 + item17), "id: 17\naddress: https://wadi.example/17\ntitle: قصف على الدحلة\n"},
		"one id for two":                       {rssOf(`<item><guid isPermaLink="false">0</guid><link>/1</link></item><item><guid isPermaLink="false">0</guid><link>/2</link></item>`), "id: 0\naddress: https://wadi.example/1\nid: https://wadi.example/2\naddress: https://wadi.example/2\n"},
		"neither id nor link":                  {rssOf(`<item><title>خبر</title></item>`), "id: ed45b84860051318a6bf7c238d1a8c7c3a132f16c5f57c24fba9745cae400d32\ntitle: خبر\n"},
		"RSS 1.0": {`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="x"><title>ت</title><link>https://wadi.example/</link></channel><item rdf:about="x1"><title>خبر</title><link>/1</link><dc:date>2024-08-11</dc:date></item></rdf:RDF>`,
			"id: https://wadi.example/1\naddress: https://wadi.example/1\ntitle: خبر\npublished: 2024-08-11\nupdated: 2024-08-11\n"},
		"RSS 0.91": {`<!DOCTYPE rss PUBLIC "-//N//DTD RSS 0.91//EN" "http://my.example/rss-0.91.dtd"><rss version="0.91"><channel><title>ت</title><item><title>خبر</title><link>https://wadi.example/1</link></item></channel></rss>`,
			"id: https://wadi.example/1\naddress: https://wadi.example/1\ntitle: خبر\n"},
		"Atom": {atomFeed(`<entry><id>tag:wadi.example,2024:1</id><title type="html">قصف &lt;b&gt;عنيف&lt;/b&gt;</title><link href="/1"/><link rel="enclosure" href="/a.mp3"/>
<published>2024-08-11T10:30:00+03:00</published><updated>2024-08-11T12:00:00+03:00</updated><author><name>مراسل</name><email>m@wadi.example</email></author>
<category term="x" label="أخبار"/><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>نص.</p></div></content></entry>`),
			"id: tag:wadi.example,2024:1\naddress: https://wadi.example/1\ntitle: قصف عنيف\npublished: 2024-08-11T10:30:00+03:00\nupdated: 2024-08-11T12:00:00+03:00\ntext: نص.\nby: مراسل\nin: أخبار\n"},
		"Atom that tells only changes": {atomFeed(`<entry><id>1</id><updated>2024-08-11T12:00:00Z</updated></entry>`), "id: 1\npublished: 2024-08-11T12:00:00Z\nwhy: the feed gives only when it was last changed\nupdated: 2024-08-11T12:00:00Z\n"},
		"xml:base":                     {`<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://other.example/a/"><entry><id>1</id><link href="b"/></entry></feed>`, "id: https://other.example/a/1\naddress: https://other.example/a/b\n"},
		"JSON Feed": {`{"version":"https://jsonfeed.org/version/1.1","title":"ت","items":[{"id":7,"url":"/7","title":"خبر","content_text":"سطر\n\nوسطر","date_published":"2024-08-11T10:30:00+03:00",
"authors":[null,{"name":"مراسل"}],"tags":["أخبار"]},{"id":"8","external_url":"https://other.example/8","content_html":"<p>نص</p>"},null]}`,
			"id: 7\naddress: https://wadi.example/7\ntitle: خبر\npublished: 2024-08-11T10:30:00+03:00\ntext: سطر\n\nوسطر\nby: مراسل\nin: أخبار\nid: 8\naddress: https://other.example/8\ntext: نص\n"},
		"what stands before the root":    {"\n\n<br />\n<b>Warning</b>: something in x.php\n<!-- made by <rss> makers -->" + rssOf(item17), "id: 17\naddress: https://wadi.example/17\ntitle: قصف على الدحلة\n"},
		"cut off":                        {strings.TrimSuffix(rssOf(item17+`<item><title>غارة على`), "</channel></rss>"), "id: 17\naddress: https://wadi.example/17\ntitle: قصف على الدحلة\n"},
		"cut off in the middle of CDATA": {strings.TrimSuffix(rssOf(item17+`<item><title><![CDATA[غارة`), "</channel></rss>"), "id: 17\naddress: https://wadi.example/17\ntitle: قصف على الدحلة\n"},
		"end tags of nothing":            {rssOf(`<item><guid>1</guid><title>غارة</b></p></title></item>` + item17), "id: 1\ntitle: غارة\nid: 17\naddress: https://wadi.example/17\ntitle: قصف على الدحلة\n"},
		"an item without its end":        {`<rss><channel>` + item17 + `<item><guid>1</guid></channel></rss>`, "id: 17\naddress: https://wadi.example/17\ntitle: قصف على الدحلة\nid: 1\n"},
		"one bad item between":           {rssOf(`<item><guid>1</guid></item><item><title a=<>غارة</title></item>` + item17), "id: 1\nid: 17\naddress: https://wadi.example/17\ntitle: قصف على الدحلة\n"},
		"external and made-up entities":  {`<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y "yy">]>` + rssOf(`<item><guid>1</guid><title>أ &x; &y;</title></item>`), "id: 1\ntitle: أ &x; &y;\n"},
	} {
		var got strings.Builder
		for _, it := range parsed(t, c.feed).Items {
			got.WriteString(line(it))
		}
		if diff := cmp.Diff(c.want, got.String()); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestEncodings(t *testing.T) {
	feed := func(declared string) string { return strings.Replace(rssOf(item17), "UTF-8", declared, 1) }
	encode := func(s string, enc interface{ Bytes([]byte) ([]byte, error) }) []byte {
		b, err := enc.Bytes([]byte(s))
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	if _, err := z.Write([]byte(feed("UTF-8"))); err != nil || z.Close() != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		body []byte
		typ  string
	}{
		"windows-1256 as declared":         {encode(feed("windows-1256"), charmap.Windows1256.NewEncoder()), ""},
		"windows-1256 declared UTF-8":      {encode(feed("UTF-8"), charmap.Windows1256.NewEncoder()), "text/xml; charset=utf-8"},
		"UTF-8 declared windows-1256":      {[]byte(feed("windows-1256")), "text/xml; charset=windows-1256"},
		"UTF-8 declared ISO-8859-1":        {[]byte(feed("ISO-8859-1")), ""},
		"UTF-16 with a mark":               {encode(feed("UTF-16"), unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder()), ""},
		"a mark before the declaration":    {[]byte("\uFEFF" + feed("UTF-8")), ""},
		"an encoding that does not exist":  {[]byte(feed("arabic-8")), ""},
		"packed although nobody says so":   {packed.Bytes(), "application/rss+xml"},
		"a broken character in other text": {[]byte(strings.Replace(feed("UTF-8"), "صوت", "ص\xD9\xFFوت", 1)), ""},
	} {
		f, err := Parse(c.body, c.typ, home)
		if err != nil || len(f.Items) != 1 || f.Items[0].Title != "قصف على الدحلة" {
			t.Errorf("%s: %+v, %v", name, f, err)
		}
	}
}

func TestWhatAFeedSaysOfItself(t *testing.T) {
	f := parsed(t, rssOf(`<language>ar</language><ttl>30</ttl><skipHours><hour>2</hour><hour>24</hour><hour>x</hour></skipHours><skipDays><day>Friday</day></skipDays>
<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="next" href="/feed?paged=2"/>`+item17))
	f.Items = nil
	want := Feed{Title: "صوت الوادي", Home: "https://wadi.example/", Language: "ar", Format: FormatRSS, Next: "https://wadi.example/feed?paged=2",
		Rhythm: Rhythm{Every: 30 * time.Minute, SkipHours: []int{2, 0}, SkipDays: []time.Weekday{time.Friday}}}
	if diff := cmp.Diff(want, f); diff != "" {
		t.Error(diff)
	}
	if f := parsed(t, rssOf(`<sy:updatePeriod> hourly </sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>`)); f.Rhythm.Every != 15*time.Minute {
		t.Errorf("syndication: %v", f.Rhythm)
	}
	if f := parsed(t, `{"version":"https://jsonfeed.org/version/1","items":[],"next_url":"/2.json"}`); f.Next != "https://wadi.example/2.json" {
		t.Errorf("next page: %+v", f)
	}
}

func TestNotesSayWhatWasOdd(t *testing.T) {
	for body, want := range map[string]string{
		rssOf(strings.Repeat("<item/>", maxEntries+1)):                         "cut off after 50000 entries (more than 50000 are not read)",
		rssOf(item17 + item17):                                                 "items that stand there twice: 1",
		strings.TrimSuffix(rssOf(item17+`<item><title>غ`), "</channel></rss>"): "cut off after 1 entries",
		rssOf(`<item><title a=<>غ</title></item>` + item17):                    "entries left out that are not well formed: 1",
		rssOf(`<item><title>غ</b></p></title></item>` + item17):                "end tags of nothing left out: 2",
	} {
		if got := strings.Join(parsed(t, body).Notes, "; "); !strings.Contains(got, want) {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestRefused(t *testing.T) {
	deep := strings.Repeat("<a:b>", 1000)
	for name, c := range map[string]struct {
		body string
		want error
	}{
		"nothing":                   {" \n", ErrNotFeed},
		"a page":                    {"<!DOCTYPE html><html><body><feed></body></html>", ErrNotFeed},
		"JSON of another kind":      {`{"error":"no such feed"}`, ErrNotFeed},
		"broken JSON":               {`{"version":"https://jsonfeed.org/version/1","items":[`, ErrNotFeed},
		"cut off before any item":   {`<rss version="2.0"><channel><title>ص`, ErrNotFeed},
		"nested beyond sense":       {rssOf("<item>" + deep + "</item>"), ErrHostile},
		"too many attributes":       {rssOf("<item " + strings.Repeat(" a='1'", 1000) + "/>"), ErrHostile},
		"too many prefixes":         {strings.Replace(rssOf(item17), "<rss ", "<rss "+manyPrefixes(300), 1), ErrHostile},
		"a text in too many pieces": {rssOf("<item><x:y>" + strings.Repeat("ab<i/>", 200_000) + "</x:y></item>"), ErrHostile},
		"a JSON of brackets":        {`{"version":"https://jsonfeed.org/version/1","items":[` + strings.Repeat("{},", 9*maxEntries) + "{}]}", ErrHostile},
		"too large":                 {strings.Repeat(" ", MaxBytes+1), ErrTooLarge},
		"too large once unpacked":   {bomb(t), ErrTooLarge},
	} {
		if _, err := Parse([]byte(c.body), "", home); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}

func manyPrefixes(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "xmlns:p%d='u%d' ", i, i)
	}
	return b.String()
}

// bomb is a small file of gzip that unpacks to more than is taken.
func bomb(t *testing.T) string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	for range MaxBytes>>20 + 1 {
		if _, err := z.Write(make([]byte, 1<<20)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestLaughs parses what makes other readers run out of memory; an expansion would not end within the test's time.
func TestLaughs(t *testing.T) {
	var dtd strings.Builder
	dtd.WriteString(`<!DOCTYPE rss [<!ENTITY l0 "ha">`)
	for i := range 40 {
		fmt.Fprintf(&dtd, `<!ENTITY l%d "%s">`, i+1, strings.Repeat(fmt.Sprintf("&l%d;", i), 10))
	}
	dtd.WriteString("]>")
	f := parsed(t, dtd.String()+rssOf(`<item><guid>1</guid><title>&l40;</title></item>`))
	if len(f.Items) != 1 || f.Items[0].Title != "&l40;" {
		t.Errorf("%+v", f.Items)
	}
}

func TestDoubtFuture(t *testing.T) {
	now := time.Date(2024, 8, 10, 22, 0, 0, 0, time.UTC)
	for date, known := range map[string]bool{"2024-08-10": true, "2024-08-11T00:30:00+03:00": true, "2024-08-12": false, "2099-01-01": false, "": false} {
		it := Item{Published: dateOf(date)}
		it.DoubtFuture(now)
		if got := it.Published.Value != nil; got != known {
			t.Errorf("%s: known is %v", date, got)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{rssOf(item17), atomFeed(`<entry><id>1</id><link href="/1"/></entry>`), `{"version":"https://jsonfeed.org/version/1","items":[{"id":1}]}`, rssOf(item17 + `<item><title>غ</b></item>` + item17),
		"<rdf:RDF><item/>", "<rss><item><a:b", rssOf("<item><![CDATA[x")} {
		f.Add([]byte(s), "text/xml; charset=windows-1256")
	}
	f.Fuzz(func(t *testing.T, body []byte, typ string) {
		got, err := Parse(body, typ, home)
		if err != nil {
			return
		}
		ids := map[string]bool{}
		for _, it := range got.Items {
			if it.ID == "" || ids[it.ID] {
				t.Errorf("id %q is empty or there twice", it.ID)
			}
			ids[it.ID] = true
			if it.Address != "" && !strings.HasPrefix(it.Address, "http") {
				t.Errorf("address %q", it.Address)
			}
		}
	})
}
