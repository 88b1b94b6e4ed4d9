package source

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/BurntSushi/toml"

	"tawatur"
	"tawatur/arabic"
)

// MaxBytes is the largest sources.toml that is read; some ten thousand outlets fit in it.
const MaxBytes = 8 << 20

// Problem is one thing wrong in a file.
type Problem struct {
	File string
	Line int
	Text string
}

func (p *Problem) Error() string { return fmt.Sprintf("%s:%d: %s", p.File, p.Line, p.Text) }

// Problems are all things wrong in a file, in the order of the lines.
type Problems []*Problem

// Error has a line for each problem.
func (ps Problems) Error() string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		lines[i] = p.Error()
	}
	return strings.Join(lines, "\n")
}

// Options change what is taken. The zero value is for use, all else for tests.
type Options struct {
	// Private lets addresses of this machine and of private networks pass.
	Private bool
}

// Load reads a file. The error is that of opening it, or Problems.
func Load(path string, opt Options) (*File, error) {
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("read sources: %w: tawatur sources add https://outlet.example makes it, and --sources names another", err)
	}
	if err != nil {
		return nil, fmt.Errorf("read sources: %w", err)
	}
	return Parse(path, data, opt)
}

// Parse reads the bytes of a file. path is named in errors, which are Problems.
func Parse(path string, data []byte, opt Options) (*File, error) {
	d := &decoder{file: &File{Path: path}, opt: opt}
	if len(data) > MaxBytes {
		d.problem(1, "the file is larger than %d MB", MaxBytes>>20)
		return nil, d.err()
	}
	text := strings.TrimPrefix(string(data), "\uFEFF")
	var root map[string]any
	if _, err := toml.Decode(text, &root); err != nil {
		d.syntax(err)
		return nil, d.err()
	}
	d.lines = scan(text)
	d.table(nil, root, []field{{"source", d.sources}, {proofTable, d.proof}})
	d.check()
	if err := d.err(); err != nil {
		return nil, err
	}
	return d.file, nil
}

// decoder turns the values of a file into sources and collects what is wrong.
type decoder struct {
	file  *File
	opt   Options
	lines []statement
	bad   Problems
}

// problem notes what is wrong on a line.
func (d *decoder) problem(line int, format string, args ...any) {
	d.bad = append(d.bad, &Problem{d.file.Path, line, fmt.Sprintf(format, args...)})
}

// wrong notes what is wrong with the value at a path.
func (d *decoder) wrong(at []string, format string, args ...any) {
	d.problem(d.line(at), format, args...)
}

func (d *decoder) syntax(err error) {
	var pe toml.ParseError
	if errors.As(err, &pe) {
		d.problem(max(1, pe.Position.Line), "%s", pe.Message) // at the end of a file it has none
		return
	}
	d.problem(1, "%v", err)
}

// err is nil or the problems.
func (d *decoder) err() error {
	if len(d.bad) == 0 {
		return nil
	}
	slices.SortStableFunc(d.bad, func(a, b *Problem) int { return a.Line - b.Line })
	return d.bad
}

// line is where the value at a path stands, or else what it is in.
func (d *decoder) line(at []string) int {
	for ; len(at) > 0; at = at[:len(at)-1] {
		for _, s := range d.lines {
			if slices.Equal(s.path, at) {
				return s.first
			}
		}
	}
	return 1
}

// field is a key of a table with what reads its value.
type field struct {
	name string
	read func(at []string, v any)
}

// table gives the values of a table to the fields of these names. Other keys are wrong.
func (d *decoder) table(at []string, v any, fields []field) {
	m, ok := v.(map[string]any)
	if !ok {
		d.wrong(at, "%s: want a table", last(at))
		return
	}
	var names []string
	for _, f := range fields {
		names = append(names, f.name)
		if v, ok := m[f.name]; ok {
			f.read(under(at, f.name), v)
		}
	}
	for k := range m {
		if !slices.Contains(names, k) {
			d.wrong(under(at, k), "unknown key %q%s", k, suggestion(k, names))
		}
	}
}

// suggestion names the key that was probably meant, or all there are.
func suggestion(k string, names []string) string {
	best, least := "", 3
	for _, n := range names {
		if dist := distance(strings.ToLower(k), n); dist < least {
			best, least = n, dist
		}
	}
	if best != "" {
		return fmt.Sprintf("; did you mean %q?", best)
	}
	return "; known are " + strings.Join(names, ", ")
}

// distance is how many letters must be changed, added or taken away to make a of b.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diag := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diag
			if a[i] != b[j] {
				cost++
			}
			diag = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}

func (d *decoder) sources(at []string, v any) {
	for i, m := range d.list(at, v) {
		at := under(at, strconv.Itoa(i))
		s := Source{Line: d.line(at)}
		hosts := false
		d.table(at, m, []field{
			{"id", d.text(&s.ID)}, {"name", d.name(&s.Name)}, {"language", d.text(&s.Language)}, {"region", d.text(&s.Region)},
			{"homepage", d.text(&s.Homepage)}, {"hosts", func(at []string, v any) { hosts = true; d.texts(&s.Hosts)(at, v) }},
			{"owner", d.owners(&s.Owners)}, {"feeds", d.texts(&s.Feeds)}, {"sitemaps", d.texts(&s.Sitemaps)},
			{"selectors", d.selectors(&s.Selectors)}, {"every", d.duration(&s.Every)}, {"disabled", d.boolean(&s.Disabled)},
		})
		if h := HostOf(s.Homepage); !hosts && h != "" {
			s.Hosts = []string{h}
		}
		d.file.Sources = append(d.file.Sources, s)
	}
}

// list reads [[tables]].
func (d *decoder) list(at []string, v any) []any {
	var out []any
	switch v := v.(type) {
	case []map[string]any:
		for _, m := range v {
			out = append(out, m)
		}
	case []any:
		return v
	default:
		d.wrong(at, "%s: want a list of tables, each under [[%s]]", last(at), strings.Join(unnumbered(at), "."))
	}
	return out
}

func (d *decoder) text(to *string) func([]string, any) {
	return func(at []string, v any) {
		s, ok := v.(string)
		if !ok {
			d.wrong(at, "%s: want a text in quotation marks", last(at))
		}
		*to = strings.TrimSpace(s)
	}
}

func (d *decoder) boolean(to *bool) func([]string, any) {
	return func(at []string, v any) {
		b, ok := v.(bool)
		if !ok {
			d.wrong(at, "%s: want true or false", last(at))
		}
		*to = b
	}
}

func (d *decoder) texts(to *[]string) func([]string, any) {
	return func(at []string, v any) {
		list, ok := v.([]any)
		if !ok {
			d.wrong(at, `%s: want a list of texts: ["…", "…"]`, last(at))
			return
		}
		for _, e := range list {
			var s string
			d.text(&s)(at, e)
			*to = append(*to, s)
		}
	}
}

// day reads an ISO day, which TOML has without quotation marks as well.
func (d *decoder) day(to *string) func([]string, any) {
	return func(at []string, v any) {
		if t, ok := v.(time.Time); ok {
			*to = t.Format(time.DateOnly)
			return
		}
		d.text(to)(at, v)
		if _, err := time.Parse(time.DateOnly, *to); err != nil {
			d.wrong(at, "%s: want a day such as 2024-08-31", last(at))
		}
	}
}

func (d *decoder) duration(to *time.Duration) func([]string, any) {
	return func(at []string, v any) {
		var s string
		d.text(&s)(at, v)
		t, err := time.ParseDuration(s)
		if err != nil {
			d.wrong(at, `%s: want a time such as "15m" or "2h"`, last(at))
		}
		*to = t
	}
}

// name reads a name in one language, told by its letters, or a table of two.
func (d *decoder) name(to *tawatur.Name) func([]string, any) {
	return func(at []string, v any) {
		if s, ok := v.(string); ok {
			*to = NameOf(s)
			return
		}
		d.table(at, v, []field{{"ar", d.text(&to.AR)}, {"en", d.text(&to.EN)}})
	}
}

// NameOf makes a name of one in a language that is told by its letters.
func NameOf(s string) tawatur.Name {
	if s = strings.TrimSpace(s); strings.ContainsFunc(s, arabic.IsLetter) {
		return tawatur.Name{AR: s}
	}
	return tawatur.Name{EN: s}
}

func (d *decoder) owners(to *[]Owner) func([]string, any) {
	return func(at []string, v any) {
		for i, m := range d.list(at, v) {
			var o Owner
			d.table(under(at, strconv.Itoa(i)), m, []field{
				{"name", d.text(&o.Name)}, {"since", d.day(&o.Since)}, {"until", d.day(&o.Until)},
				{"source", d.text(&o.Source)}, {"date", d.day(&o.Date)},
			})
			*to = append(*to, o)
		}
	}
}

func (d *decoder) selectors(to *Selectors) func([]string, any) {
	return func(at []string, v any) {
		d.table(at, v, []field{
			{"text", d.text(&to.Text)}, {"title", d.text(&to.Title)}, {"date", d.text(&to.Date)}, {"remove", d.texts(&to.Remove)},
		})
	}
}

// under is the path of what stands in a table.
func under(at []string, name string) []string { return append(slices.Clip(at), name) }

// last is the name of a path for people.
func last(at []string) string {
	at = unnumbered(at)
	if len(at) == 0 {
		return "file"
	}
	return at[len(at)-1]
}

// unnumbered leaves the numbers out of a path.
func unnumbered(at []string) []string {
	return slices.DeleteFunc(slices.Clone(at), func(s string) bool { _, err := strconv.Atoi(s); return err == nil })
}
