package article

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// long is what nobody reads, and is worth dropping.
const long = "x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x "

func TestLight(t *testing.T) {
	l := long
	for src, want := range map[string]string{
		"<script>" + l + "</script>a":                                "<script></script>a",
		"<SCRIPT async src='>'>" + l + "</Script\n>a":                "<SCRIPT async src='>'></Script\n>a",
		"<style>" + l + "</style>":                                   "<style></style>",
		"<!--" + l + "-->a":                                          "<!---->a",
		"<script><!-- " + l + "//--></script>":                       "<script></script>",
		"<script>" + l + "</scripts></script >":                      "<script></script >",
		"<!--><script>" + l + "</script>":                            "<!--><script></script>",
		"<p a=<script>" + l + "</p><style>" + l + "</style>":         "<p a=<script>" + l + "</p><style></style>",
		"<a b=/><c / d = 'e>' ==f><style>" + l + "</style>":          "<a b=/><c / d = 'e>' ==f><style></style>",
		"<svg><title>t</title><path/></svg><style>" + l + "</style>": "<svg><title>t</title><path/></svg><style></style>",
	} {
		if got := dropped(src, 0); got != want {
			t.Errorf("%q: %q, want %q", src, got, want)
		}
	}
}

// kept are pages of which nothing is dropped: somebody reads it, or it is not sure that the parser takes it for what nobody reads.
func kept() []string {
	return []string{
		`<script type="application/ld+json">{"a":"` + long + `"}</script>`,
		`<script type="text/&#106;son">` + long + `</script>`,
		"<script>" + long + "new Date()</script>",
		"<script>" + long + `"pubDate":"2024-08-10"</script>`,
		"<script>" + long + "; window.__DATA__ = {}</script>",
		`<script>` + long + `window["a"]={}</script>`,
		"<script>" + long + flightMark + "[1])</script>",
		"<script>" + long,
		"<script><!--<script>" + long + "</script>",
		"<script><!--<SCRIPT " + long + "</script> --></script>",
		"<textarea><script>" + long + "</script></textarea>",
		"<title><style>" + long + "</style></title>",
		"<noscript><style>" + long + "</style></noscript>",
		"<!-- <script>" + strings.Repeat("x", leastComment-20) + "</script> -->",
		`<p title="<script>` + long + `</script>">`,
		"<svg><style>" + long + "</style></svg>",
		"<svg><style><a>" + long + "</style></svg><style>" + long + "</style>",
		"<svg><![CDATA[</svg><style>]]>" + long + "</style></svg>",
		"<math><mi><style>" + long + "</style>",
		"<svg><desc><div></svg></div><style>" + long + "</style>",
		"<plaintext><style>" + long + "</style>",
		"<frameset><style>" + long + "</style>",
		"<!--a--!><script>" + long + "</script>-->",
		"<!-- " + long,
		"<a '<style>" + long + "</style>",
	}
}

func TestLightKeeps(t *testing.T) {
	for _, src := range kept() {
		if got := dropped(src, 0); got != src {
			t.Errorf("%q: %q", src, got)
		}
	}
}

// sameTree says how two trees differ otherwise than by the end of what is in scripts and styles, and by comments; "" where they do not.
func sameTree(whole, light *html.Node) string {
	if whole.Type != light.Type || whole.DataAtom != light.DataAtom || whole.Namespace != light.Namespace || whole.Type != html.CommentNode && whole.Data != light.Data || !slices.Equal(whole.Attr, light.Attr) {
		return fmt.Sprintf("%q %q is %q %q", whole.Data, whole.Attr, light.Data, light.Attr)
	}
	a, b := whole.FirstChild, light.FirstChild
	if whole.Namespace == "" && (whole.DataAtom == atom.Script || whole.DataAtom == atom.Style) {
		if !strings.HasPrefix(rawText(whole), rawText(light)) {
			return fmt.Sprintf("%q is %q", rawText(whole), rawText(light))
		}
		return ""
	}
	for ; a != nil && b != nil; a, b = a.NextSibling, b.NextSibling {
		if d := sameTree(a, b); d != "" {
			return d
		}
	}
	if a != nil || b != nil {
		return fmt.Sprintf("in %q one has more", whole.Data)
	}
	return ""
}

// rawText is what is in a script or style.
func rawText(n *html.Node) string {
	if n.FirstChild == nil {
		return ""
	}
	return n.FirstChild.Data
}

// checkLight asks that a page has the same tree without what is dropped where some bytes of each are kept, and is read alike without what is dropped elsewhere.
func checkLight(t *testing.T, src string, kept int) {
	t.Helper()
	whole, err := html.Parse(strings.NewReader(src))
	if err != nil {
		return // too deep
	}
	less, err := html.Parse(strings.NewReader(dropped(src, kept)))
	if err != nil {
		t.Fatalf("%q: %v", src, err)
	}
	if d := sameTree(whole, less); d != "" {
		t.Errorf("%.2000q: %s", src, d)
	}
	if less, err = html.Parse(strings.NewReader(light(src))); err != nil {
		t.Fatalf("%q: %v", src, err)
	}
	a, errA := readTree(whole, "https://a.example/x", chosen{})
	b, errB := readTree(less, "https://a.example/x", chosen{})
	if d := cmp.Diff(a, b, cmpopts.IgnoreUnexported(Entry{})); d != "" || (errA == nil) != (errB == nil) {
		t.Errorf("%.2000q is read otherwise without what was dropped: %s, %v and %v", src, d, errA, errB)
	}
}

func TestLightPagesAreReadAlike(t *testing.T) {
	pages, err := filepath.Glob("testdata/site/*.html")
	if err != nil || len(pages) == 0 {
		t.Fatalf("no pages: %v", err)
	}
	for _, path := range pages {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		checkLight(t, string(b), longestKept)
	}
}

// hostilePieces are what hostile pages are made of.
func hostilePieces() []string {
	return strings.Fields(`<script> </script> </script/ <SCRIPT/> <!--<script> <!-- --> --!> <!--> <style> </style> </STYLE\n> <style/> <svg> </svg> <svg/> <math> </math> <mi> </mi> <title>
		</title> <desc> </desc> <foreignObject> <textarea> </textarea> <noscript> </noscript> <iframe> </iframe> <xmp> </xmp> <template> </template> <select> </select> <option> <table> <tr> <td>
		</table> <p> </p> <div> </div> <a\nhref="> "> ' <b\nc='<style>'> <![CDATA[ ]]> <?x <!x > < / = & x window.a={ Date( <frameset> </frameset> <plaintext> <annotation-xml\nencoding=text/html> </annotation-xml>
		<body> <html> <head> </head> </body> <noframes> <font\ncolor=x> <br> </br> \u0000 \r <scripts> </scr <object> <button> <li> <h1> <caption> <col>`)
}

// ofPieces is the page of some bytes.
func ofPieces(picks []byte) string {
	all := hostilePieces()
	var b strings.Builder
	for _, p := range picks {
		b.WriteString(strings.NewReplacer(`\n`, "\n", `\r`, "\r", `\u0000`, "\x00").Replace(all[int(p)%len(all)]))
	}
	return b.String()
}

func TestLightOfPieces(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 17))
	for range 5_000 {
		picks := make([]byte, 1+r.IntN(24))
		for i := range picks {
			picks[i] = byte(r.IntN(256))
		}
		checkLight(t, ofPieces(picks), r.IntN(8))
	}
}

func FuzzLight(f *testing.F) {
	for _, src := range kept() {
		f.Add(src, longestKept)
	}
	f.Add(strings.Join(kept(), "</p>"), 0)
	f.Add("<table><svg><tr><td><style>"+long+"</style></svg><script>"+long+"</script><select><style>"+long+"</style>", 7)
	f.Fuzz(func(t *testing.T, src string, kept int) { checkLight(t, src, max(0, kept)) })
}
