package source

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"tawatur"
)

// Kinds of errors of editing that callers tell apart.
var (
	// ErrUnknown is returned for a source that is not in the file.
	ErrUnknown = errors.New("no source of this id is in the file")
	// ErrInline is returned for a source or key that is written in a form which only a person should edit.
	ErrInline = errors.New("is written in one piece with others; edit the file by hand")
	// ErrKey is returned for a key that sources do not have, or that cannot be set by itself.
	ErrKey = errors.New("not a key that can be set")
)

// Document is the text of a file that is being edited. What an edit does not concern, comments, order and blanks among it, stays
// byte for byte as it was. An edit after which the file would not be sound is not made.
type Document struct {
	path, text string
	opt        Options
	file       *File
}

// NewDocument takes up the text of a file, which must be sound; an empty text is that of a new file. The errors are those of [Parse].
func NewDocument(path string, data []byte, opt Options) (*Document, error) {
	f, err := Parse(path, data, opt)
	if err != nil {
		return nil, err
	}
	return &Document{path: path, text: strings.TrimPrefix(string(data), "\uFEFF"), opt: opt, file: f}, nil
}

// File is what the text says now.
func (d *Document) File() *File { return d.file }

// Bytes is the text as it is now.
func (d *Document) Bytes() []byte { return []byte(d.text) }

// put takes a new text if it is sound.
func (d *Document) put(text string) error {
	f, err := Parse(d.path, []byte(text), d.opt)
	if err != nil {
		return err
	}
	d.text, d.file = text, f
	return nil
}

// find returns the number of a source in the file, and its header.
func (d *Document) find(id string) (n int, header statement, err error) {
	n = slices.IndexFunc(d.file.Sources, func(s Source) bool { return s.ID == id })
	if n < 0 {
		return 0, statement{}, fmt.Errorf("%q: %w", id, ErrUnknown)
	}
	for _, s := range scan(d.text) {
		if s.header && slices.Equal(s.path, []string{"source", strconv.Itoa(n)}) {
			return n, s, nil
		}
	}
	return 0, statement{}, fmt.Errorf("source %q %w", id, ErrInline)
}

// newFile is what a new file begins with.
const newFile = "# The outlets that tawatur follows. docs/sources.md says what each key means; tawatur check FILE finds mistakes.\n"

// Add writes a source at the end of the file. remarks are comments that are written with it.
func (d *Document) Add(s Source, remarks ...string) error {
	text := d.text
	if strings.TrimSpace(text) == "" {
		text = newFile
	}
	if !strings.HasSuffix(text, "\n") {
		text += "\n"
	}
	return d.put(text + "\n" + block(s, remarks))
}

// block writes a source as it stands in a file.
func block(s Source, remarks []string) string {
	var b strings.Builder
	b.WriteString("[[source]]\n")
	put := func(key, value string) {
		if value != "" && value != `""` {
			fmt.Fprintf(&b, "%s = %s\n", key, value)
		}
	}
	put("id", quoted(s.ID))
	put("name", nameValue(s.Name))
	put("language", quoted(s.Language))
	put("region", quoted(s.Region))
	put("homepage", quoted(s.Homepage))
	if !slices.Equal(s.Hosts, hostsOf(s.Homepage)) {
		put("hosts", listValue(s.Hosts))
	}
	put("feeds", listValue(s.Feeds))
	put("sitemaps", listValue(s.Sitemaps))
	if s.Every > 0 {
		put("every", quoted(shortTime(s.Every)))
	}
	if s.Disabled {
		put("disabled", "true")
	}
	for _, r := range remarks {
		b.WriteString("# " + strings.Join(strings.Fields(r), " ") + "\n")
	}
	return b.String()
}

func hostsOf(homepage string) []string {
	if h := HostOf(homepage); h != "" {
		return []string{h}
	}
	return nil
}

// shortTime writes a duration without the zeros that Go adds: "15m".
func shortTime(t time.Duration) string {
	s := t.String()
	for _, zero := range []string{"m0s", "h0m"} {
		if strings.HasSuffix(s, zero) {
			s = s[:len(s)-2]
		}
	}
	return s
}

// nameValue writes a name: as one text where that tells the language, else as a table.
func nameValue(n tawatur.Name) string {
	for _, s := range []string{n.AR, n.EN} {
		if NameOf(s) == n {
			return quoted(s)
		}
	}
	var parts []string
	if n.AR != "" {
		parts = append(parts, "ar = "+quoted(n.AR))
	}
	if n.EN != "" {
		parts = append(parts, "en = "+quoted(n.EN))
	}
	return "{ " + strings.Join(parts, ", ") + " }"
}

// quoted writes a text as TOML does.
func quoted(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r < ' ' || r == 0x7F || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069:
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// listValue writes a list: one on its line, several under each other.
func listValue(list []string) string {
	switch len(list) {
	case 0:
		return ""
	case 1:
		return "[" + quoted(list[0]) + "]"
	}
	var b strings.Builder
	b.WriteString("[\n")
	for _, s := range list {
		b.WriteString("  " + quoted(s) + ",\n")
	}
	b.WriteString("]")
	return b.String()
}

// Remove takes a source out of the file, with the comments that stand on the lines directly above its header and within it.
func (d *Document) Remove(id string) error {
	_, header, err := d.find(id)
	if err != nil {
		return err
	}
	last, next := header.last, strings.Count(d.text, "\n")+2 // lines: its own last, and the first of another
	for _, s := range scan(d.text) {
		if len(s.path) >= 2 && slices.Equal(s.path[:2], header.path) {
			last = max(last, s.last)
		} else if s.first > header.first {
			next = min(next, s.first)
		}
	}
	if next <= last {
		return fmt.Errorf("source %q %w", id, ErrInline)
	}
	lines := strings.SplitAfter(d.text, "\n")
	from, to := above(lines, header.first-1), below(lines, last, next-1)
	return d.put(strings.Join(lines[:from], "") + strings.Join(lines[to:], ""))
}

// above goes from the line of a header up over the comments on it; those at the top of the file are the file's.
func above(lines []string, header int) int {
	from := header
	for from > 0 && isComment(lines[from-1]) {
		from--
	}
	if from == 0 {
		return header
	}
	return from
}

// below goes from the first line behind a source down over the comments that belong to it, and the empty lines; next is the line
// of what follows, to which the comments directly above it belong.
func below(lines []string, from, next int) int {
	to := from
	for to < next && isComment(lines[to]) {
		to++
	}
	if to == next && next < len(lines) {
		to = from
	}
	for to < next && strings.TrimSpace(lines[to]) == "" {
		to++
	}
	return to
}

func isComment(line string) bool { return strings.HasPrefix(strings.TrimSpace(line), "#") }

// keyKinds are the keys that can be set, with how their values are written.
func keyKinds() map[string]func([]string) (string, error) {
	return map[string]func([]string) (string, error){
		"id": oneText, "name": oneName, "name.ar": oneText, "name.en": oneText, "language": oneText, "region": oneText, "homepage": oneText, "every": oneText,
		"hosts": texts, "feeds": texts, "sitemaps": texts, "disabled": oneBool,
		"selectors.text": oneText, "selectors.title": oneText, "selectors.date": oneText, "selectors.remove": texts,
	}
}

// Keys are the keys that [Document.Set] knows, in alphabetical order.
func Keys() []string {
	var out []string
	for k := range keyKinds() {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

func oneText(values []string) (string, error) {
	if len(values) != 1 {
		return "", errors.New("takes one value")
	}
	return quoted(values[0]), nil
}

func oneName(values []string) (string, error) {
	if len(values) != 1 {
		return "", errors.New("takes one value")
	}
	return nameValue(NameOf(values[0])), nil
}

func oneBool(values []string) (string, error) {
	if len(values) == 1 {
		if b, err := strconv.ParseBool(values[0]); err == nil {
			return strconv.FormatBool(b), nil
		}
	}
	return "", errors.New("takes true or false")
}

func texts(values []string) (string, error) { return listValue(values), nil }

// Set gives a key of a source, or of the table [proof] if that is the id, a value, or several where it is a list; without a value the key is taken out. The errors wrap ErrKey,
// ErrUnknown, ErrInline, or are those of [Parse] when the file would not be sound afterwards.
func (d *Document) Set(id, key string, values ...string) error {
	if id == proofTable {
		return d.setProof(key, values)
	}
	write, ok := keyKinds()[key]
	if !ok {
		return fmt.Errorf("%q: %w%s", key, ErrKey, suggestion(key, Keys()))
	}
	n, header, err := d.find(id)
	if err != nil {
		return err
	}
	value := ""
	if len(values) > 0 {
		if value, err = write(values); err != nil {
			return fmt.Errorf("%s %w", key, err)
		}
	}
	path := append([]string{"source", strconv.Itoa(n)}, strings.Split(key, ".")...)
	if s, ok := d.statement(path); ok {
		return d.put(d.replaced(s, value))
	}
	if top, sub, dotted := strings.Cut(key, "."); dotted {
		if s, ok := d.statement(path[:3]); ok && !s.header {
			if top != "name" {
				return fmt.Errorf("%s of source %q %w", top, id, ErrInline)
			}
			return d.put(d.replaced(s, nameValue(renamed(d.file.Sources[n].Name, sub, values))))
		}
	}
	if value == "" {
		return nil // it is not there
	}
	if s, ok := d.statement(path[:3]); ok && s.header {
		return d.put(d.inserted(s.last, path[3]+" = "+value))
	}
	return d.put(d.inserted(d.lastKey(header), key+" = "+value))
}

func renamed(n tawatur.Name, lang string, values []string) tawatur.Name {
	value := strings.Join(values, " ")
	if lang == "ar" {
		n.AR = value
	} else {
		n.EN = value
	}
	return n
}

// statement finds what stands under a path.
func (d *Document) statement(path []string) (statement, bool) {
	for _, s := range scan(d.text) {
		if slices.Equal(s.path, path) {
			return s, true
		}
	}
	return statement{}, false
}

// replaced is the text with another value, or without the lines of the key if there is none.
func (d *Document) replaced(s statement, value string) string {
	if value != "" {
		return d.text[:s.from] + value + d.text[s.to:]
	}
	lines := strings.SplitAfter(d.text, "\n")
	return strings.Join(lines[:s.first-1], "") + strings.Join(lines[s.last:], "")
}

// inserted is the text with a further line behind one, as far in as that.
func (d *Document) inserted(line int, what string) string {
	lines := strings.SplitAfter(d.text, "\n")
	before := lines[line-1]
	indent := before[:len(before)-len(strings.TrimLeft(before, " \t"))]
	if !strings.HasSuffix(before, "\n") {
		lines[line-1] += "\n"
	}
	return strings.Join(lines[:line], "") + indent + what + "\n" + strings.Join(lines[line:], "")
}

// lastKey is the last line of the keys directly under the header of a source.
func (d *Document) lastKey(header statement) int {
	last := header.last
	for _, s := range scan(d.text) {
		if s.first <= header.first {
			continue
		}
		if s.header {
			break
		}
		last = s.last
	}
	return last
}

// Append adds an address to the feeds or sitemaps of a source; key is "feeds" or "sitemaps". Comments within the list stay.
func (d *Document) Append(id, key, address string) error {
	n, _, err := d.find(id)
	if err != nil {
		return err
	}
	list := d.file.Sources[n].Feeds
	if key == "sitemaps" {
		list = d.file.Sources[n].Sitemaps
	}
	s, ok := d.statement([]string{"source", strconv.Itoa(n), key})
	if !ok || s.first == s.last {
		return d.Set(id, key, append(slices.Clone(list), address)...)
	}
	return d.put(d.inserted(s.first, "  "+quoted(address)+",")) // at the top: the last element may have no comma
}
