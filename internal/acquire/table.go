package acquire

import (
	"bufio"
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"tawatur"
	"tawatur/arabic"
	"tawatur/internal/acquire/archive/table"
	"tawatur/internal/acquire/letters"
	"tawatur/internal/acquire/stamp"
	"tawatur/knowledge"
)

// maxRow is the largest row of a table, in bytes; posts are far smaller.
const maxRow = 4 << 20

// errNoTextColumn says that a table has no column for texts, as far as anybody can tell by their names.
var errNoTextColumn = errors.New("no column of it is known to hold a text")

// columnNames are the names of the columns of each field, folded, from knowledge/columns.tsv.
var columnNames = sync.OnceValues(func() (map[string][]string, error) {
	const name = "columns.tsv"
	b, err := knowledge.Files.ReadFile(name)
	if err != nil {
		return nil, err
	}
	out := map[string][]string{}
	n := 0
	for line := range strings.Lines(string(b)) {
		n++
		field, names, ok := strings.Cut(strings.TrimRight(line, "\n"), "\t")
		switch {
		case strings.HasPrefix(line, "#") || field == "field":
			continue
		case !ok || out[field] != nil:
			return nil, fmt.Errorf("%s:%d: want a field, once, and its columns", name, n)
		}
		for c := range strings.SplitSeq(names, "|") {
			out[field] = append(out[field], columnKey(c))
		}
	}
	return out, nil
})

// columnKey is a column's name as names are compared.
func columnKey(s string) string {
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == '_' || r == '-' || r == '\u00a0' {
			return -1
		}
		return r
	}, arabic.Fold(strings.ToLower(s)))
}

// columns are the columns of one table by field, the best first.
type columns map[string][]string

// columnsOf finds which columns hold what. What the user said of a field holds alone.
func columnsOf(heading []string, said map[string]string) (columns, error) {
	known, err := columnNames()
	if err != nil {
		return nil, err
	}
	by := map[string]string{}
	for _, c := range slices.Backward(heading) { // of two that are called alike the first counts
		by[columnKey(c)] = c
	}
	out := columns{}
	for field, names := range known {
		for _, name := range names {
			if c, ok := by[name]; ok {
				out[field] = append(out[field], c)
			}
		}
	}
	for field, c := range said {
		own, ok := by[columnKey(c)]
		switch {
		case known[field] == nil:
			return nil, fmt.Errorf("there is no field %q: a table has %s", field, strings.Join(slices.Sorted(maps.Keys(known)), ", "))
		case !ok:
			return nil, fmt.Errorf("there is no column %q: the columns are %s", c, strings.Join(heading, ", "))
		}
		out[field] = []string{own}
	}
	if len(out["text"]) == 0 {
		return nil, fmt.Errorf("%w: the columns are %.300q", errNoTextColumn, strings.Join(heading, ", "))
	}
	return out, nil
}

// get returns a field of a row: of its columns the first that is filled.
func (c columns) get(r table.Row, field string) string {
	for _, name := range c[field] {
		if v := strings.TrimSpace(r.Get(name)); v != "" {
			return v
		}
	}
	return ""
}

// table reads the posts of a table. named says that the user named the file: in a folder a table without texts is passed over.
func (w *walker) table(path, stem string, named bool, br *bufio.Reader) error {
	head, _ := br.Peek(br.Size()) // of a shorter file, what there is
	t, err := table.NewReader(br, min(maxRow, w.opt.MaxLine), decoderOf(head))
	if err != nil {
		return w.fail(path, reason(err))
	}
	cols, err := columnsOf(t.Columns(), w.opt.Columns)
	switch {
	case errors.Is(err, errNoTextColumn) && !named:
		w.note(fmt.Sprintf("%s: passed over: %v", path, err))
		return nil
	case errors.Is(err, errNoTextColumn):
		return w.fail(path, fmt.Errorf("%w; --columns text=NAME says which it is", err))
	case err != nil:
		return w.fail(path, err)
	}
	passed := tally{}
	for {
		row, err := t.Next()
		var bad *table.Fault
		switch {
		case err == io.EOF:
			w.told(path, passed)
			return nil
		case errors.As(err, &bad):
			err = w.fail(fmt.Sprintf("%s:%d", path, bad.Line), err)
		case err != nil:
			return w.fail(path, reason(err))
		default:
			err = w.row(path, stem, row, cols, passed)
		}
		if err != nil {
			return err
		}
	}
}

// decoderOf tells by the beginning of a table how its rows are encoded; a row alone, and even more a heading, is too short for that.
func decoderOf(head []byte) func([]byte) (string, error) {
	head = head[:bytes.LastIndexByte(head, '\n')+1]
	if utf8.Valid(head) || bytes.IndexByte(head, 0) >= 0 { // UTF-16 is turned into UTF-8 before
		return letters.Decode
	}
	text, err := letters.Decode(head)
	for _, e := range []*charmap.Charmap{charmap.ISO8859_6, charmap.Windows1256} {
		out, bad := e.NewDecoder().Bytes(head)
		if bad == nil && (err == nil && string(out) == text || err != nil && e == charmap.Windows1256) {
			return func(b []byte) (string, error) { s, err := e.NewDecoder().Bytes(b); return string(s), err }
		}
	}
	return letters.Decode
}

// row makes a report of one row, or counts why it is none.
func (w *walker) row(path, stem string, row table.Row, cols columns, passed tally) error {
	get := func(field string) string { return cols.get(row, field) }
	p := post{
		status: get("status"), id: get("id"), url: get("url"), title: get("title"), text: get("text"), published: get("published"), edited: get("edited"),
		page: get("outlet"), account: get("account"), kind: get("kind"), group: get("group"), from: get("from"), fromURL: get("from_url"),
	}
	rep, why := w.opt.posted(p)
	if why != "" {
		passed[why]++
		return nil
	}
	name := fmt.Sprintf("%s:%d", path, row.Line)
	switch {
	case rep.ID == "":
		rep.ID = fmt.Sprintf("%s:%d", stem, row.Line)
	case rep.ID == p.id: // it may be a number that other files have too
		rep.ID = stem + ":" + p.id
	}
	it := finished(name, rep, w.opt)
	if isWeb(rep.URL) && rep.ID == pageID(rep.URL) {
		it.Formerly = formerIDs(rep.URL, rep.URL)
	}
	return w.emit(it)
}

// post is what an export of a network or a table says of one post.
type post struct {
	// status is the number of a post on X, id any other.
	status, id, url, title, text, published, edited string
	// page is the name of a page or an outlet, account of whoever posts, group of where; kind is what posts, as the export names it.
	page, account, group, kind string
	// from is whose post it passes on.
	from, fromURL string
}

// posted makes a report of a post; why says why it is none. Its id is that of its address, else the post's own.
func (o Options) posted(p post) (rep tawatur.Report, why string) {
	switch {
	case !hasWords(p.text):
		return rep, "rows without words"
	case p.group != "" || private(p.kind):
		return rep, "posts of groups and of persons' profiles"
	}
	rep = tawatur.Report{ID: p.id, URL: p.url, Title: p.title, Text: p.text, Published: stampedPost(p.published)}
	rep.Edited, _ = stamp.Parse(p.edited) // what is no date says nothing
	o.sender(&rep, p)
	o.retweet(&rep, p)
	status := cmp.Or(statusOf(p.url), p.status)
	switch {
	case status != "":
		rep.ID = "x-" + status
		if rep.Outlet == nil || rep.Outlet.Name == "" {
			rep.URL = "https://x.com/i/web/status/" + status // the same post, without the name of its author
		}
	case strings.Contains(p.url, "://"):
		rep.ID = pageID(p.url)
	}
	return rep, ""
}

// private reports whether a kind of account is one of persons.
func private(kind string) bool {
	kind = strings.ToLower(kind)
	return slices.ContainsFunc([]string{"profile", "group", "person", "user"}, func(s string) bool { return strings.Contains(kind, s) })
}

// sender names the outlet of a post: a page by its name, an account by its name only if that is known. Any other account may be a
// person's; its posts are kept together under a sign that is no name.
func (o Options) sender(rep *tawatur.Report, p post) {
	switch {
	case p.page != "":
		rep.Outlet = &tawatur.Outlet{Name: p.page}
	case p.account == "":
	case strings.Contains(strings.ToLower(p.kind), "page") || o.Known != nil && o.Known(p.account):
		rep.Outlet = &tawatur.Outlet{Name: p.account}
	default:
		sum := sha256.Sum256([]byte(strings.ToLower(strings.TrimPrefix(p.account, "@"))))
		rep.Outlet = &tawatur.Outlet{ID: "account:" + hex.EncodeToString(sum[:4])}
	}
}

// retweet says from whom a post was passed on: as its export says, or as the posts of X begin that are.
func (o Options) retweet(rep *tawatur.Report, p post) {
	from := p.from
	if rest, ok := strings.CutPrefix(p.text, "RT @"); ok && from == "" {
		name, _, is := strings.Cut(rest, ":")
		if is && !strings.ContainsAny(name, " \n") {
			from = name
		}
	}
	if from == "" {
		return
	}
	rep.Forwarded = o.forwarded(strings.TrimPrefix(from, "@"), false)
	if status := statusOf(p.fromURL); status != "" && rep.Forwarded.From == nil {
		rep.Forwarded.URL = "https://x.com/i/web/status/" + status
	} else {
		rep.Forwarded.URL = p.fromURL
	}
}

// statusOf returns the number of a post on X from its address, "" for any other address.
func statusOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	switch strings.TrimPrefix(strings.TrimPrefix(strings.ToLower(u.Hostname()), "www."), "mobile.") {
	case "x.com", "twitter.com":
	default:
		return ""
	}
	_, rest, _ := strings.Cut(u.Path, "/status/")
	id, _, _ := strings.Cut(rest, "/")
	if id == "" || strings.Trim(id, "0123456789") != "" {
		return ""
	}
	return id
}

// stampedPost reads when a post was published: as feeds and pages write it, as X does, or in seconds or milliseconds since 1970.
func stampedPost(s string) tawatur.Published {
	s = strings.TrimSpace(s)
	if t, err := time.Parse(time.RubyDate, s); err == nil {
		s = t.Format(time.RFC3339)
	} else if iso, ok := stamp.Unix(s); ok {
		s = iso
	}
	return stamp.Of(s)
}
