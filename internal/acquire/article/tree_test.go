package article

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// otherTree says how two trees differ otherwise than by what is in comments, "" where they do not.
func otherTree(a, b *html.Node) string {
	if a.Type != b.Type || a.DataAtom != b.DataAtom || a.Namespace != b.Namespace || a.Type != html.CommentNode && a.Data != b.Data || !slices.Equal(a.Attr, b.Attr) {
		return fmt.Sprintf("%v %q %q is %v %q %q", a.Type, a.Data, a.Attr, b.Type, b.Data, b.Attr)
	}
	x, y := a.FirstChild, b.FirstChild
	for ; x != nil && y != nil; x, y = x.NextSibling, y.NextSibling {
		if d := otherTree(x, y); d != "" {
			return d
		}
		if y.Parent != b || y.NextSibling == nil && y != b.LastChild || y.NextSibling != nil && y.NextSibling.PrevSibling != y {
			return fmt.Sprintf("%q does not hang together", b.Data)
		}
	}
	if x != nil || y != nil {
		return fmt.Sprintf("in %q one has more", a.Data)
	}
	return ""
}

// checkTree asks that a page has the tree that html.Parse makes, or is left to that; it reports whether it is not.
func checkTree(t *testing.T, src string) bool {
	t.Helper()
	got := ordered(src, len(src))
	if got == nil {
		return false
	}
	want, err := html.Parse(strings.NewReader(src))
	if err != nil {
		t.Fatalf("%.2000q: html.Parse: %v", src, err)
	}
	if d := otherTree(want, got); d != "" {
		t.Errorf("%.2000q: %s", src, d)
	}
	if d := sameTree(want, ordered(src, len(src)%longestKept)); d != "" {
		t.Errorf("%.2000q, with less: %s", src, d)
	}
	return true
}

func TestTreesOfPages(t *testing.T) {
	pages, err := filepath.Glob("testdata/site/*.html")
	if err != nil || len(pages) == 0 {
		t.Fatalf("no pages: %v", err)
	}
	n := 0
	for _, path := range pages {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if checkTree(t, string(b)) {
			n++
		} else if testing.Verbose() {
			t.Log("left to html.Parse: ", path)
		}
	}
	if t.Logf("%d of %d pages", n, len(pages)); n*10 < len(pages)*9 {
		t.Error("more than one page in ten is left to html.Parse")
	}
}

// usualPieces are what the pages of the press are made of, in order or not.
func usualPieces() []string {
	return strings.Split(`<!DOCTYPE html>|<!doctype HTML>|<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x">|<html lang=ar>|<head>|</head>|<body class="a b">|</body>|</html>|<title>a &amp; b</title>|<meta charset=utf-8>|<link rel=x>|
|<script>a<b</script>|<style>a</style>|<noscript><img></noscript>|<iframe src=x></iframe>|<textarea>

a</textarea>|<!-- c &amp; -->|<?xml x?>|<p>|<p class=x>|</p>|<div>|<div id=a ID=b>|</div>|<span>|</span>|<b>|</b>|<i>|</i>|<a href="?a=1&b=2&amp;c&copy=3&copy;&copy">|<a name=x>|</a>|<font color=red>|</font>|<strong>|</strong>|<em>|</em>|
|<ul>|<li>|</li>|</ul>|<ol>|</ol>|<dl>|<dt>|<dd>|</dd>|</dl>|<h1>|</h1>|<h2>|</h2>|<br>|<br/>|<hr>|<img src='a' alt="b>c" />|<table>|<tbody>|<tr>|<td>|<th>|</th>|</td>|</tr>|</tbody>|</table>|<thead>|</thead>|<form action=x>|</form>|<input type=hidden>|
|<button>|</button>|<select>|<option selected>|</option>|<optgroup>|</select>|<blockquote>|</blockquote>|<pre>|</pre>|<article>|</article>|<section>|</section>|<time datetime="2024">|</time>|<amp-img x/>|</amp-img>|<figure>|</figure>|<label>|</label>|
|<svg viewBox="0 0 1 1"><path d="x"/></svg>|<svg><title>a</title><g><use xlink:href="#a"></use></g></svg>|<svg>|</svg>|<object>|</object>|<video><source src=x></video>|word |قصف |&nbsp;|&lt;|&#1602;|&notit; |&x=|&| |
| < |a<|{}|</x>|<x:y>|</br>|<nobr>|<caption>|</caption>|<col>|<colgroup>|</colgroup>|<table><caption>|<table><col><tr>|<table><tr><td>|</frameset>|<center>|</center>|<u>|</u>|<small>|</small>|<pre>&#13;&#10;a</pre>|<textarea>&#10;a</textarea>`, "|")
}

func TestTreesOfPieces(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 17))
	for _, of := range []func([]byte) string{ofPieces, ofUsualPieces} {
		n, all := 0, 20_000
		for range all {
			picks := make([]byte, 1+r.IntN(60))
			for i := range picks {
				picks[i] = byte(r.IntN(256))
			}
			if checkTree(t, of(picks)) {
				n++
			}
		}
		if t.Logf("%d of %d", n, all); n == 0 {
			t.Error("all are left to html.Parse")
		}
	}
}

func ofUsualPieces(picks []byte) string {
	all := usualPieces()
	var b strings.Builder
	for _, p := range picks {
		b.WriteString(all[int(p)%len(all)])
	}
	return b.String()
}

func FuzzTree(f *testing.F) {
	for _, src := range append(kept(), usualPieces()...) {
		f.Add(src)
	}
	f.Add(strings.Join(usualPieces(), ""))
	f.Add("<table><tr><td><b><p>x<table><td>y</table></b>z</table><p>1<b>2<p>3</b>4")
	for _, svg := range []string{`a=b/`, `a=b"/`, `a="b"/`, `a= /`, `a='b' /`, `/`, `a/`, `=/`, `a=1 a=b/`, `a="=" b/`, `a=b' c=d'/`} {
		f.Add("<svg " + svg + ">0</svg>1")
		f.Add("<svg><path " + svg + ">0</path></svg>1")
	}
	f.Fuzz(func(t *testing.T, src string) { checkTree(t, src) })
}
