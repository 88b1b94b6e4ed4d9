package lexicon

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"tawatur/knowledge"
)

// Act is a row of the lexicon that names an act.
type Act struct {
	// Name is "verbs/VERB", "nouns/FIRST FORM" or "phrases/VERB FIRST WORD", as examples are filed under.
	Name string
	// File and Line are where the row stands.
	File string
	Line int
}

// row is a line of a knowledge file.
type row struct {
	file string
	line int
	cols []string
}

func (r row) errorf(format string, args ...any) error {
	return fmt.Errorf("knowledge/%s:%d: %s", r.file, r.line, fmt.Sprintf(format, args...))
}

// name returns the name by which examples and messages call the row.
func (r row) name() string {
	first, _, _ := strings.Cut(r.cols[0], "|")
	name := strings.TrimSuffix(r.file, ".tsv") + "/" + first
	if r.file == "phrases.tsv" {
		word, _, _ := strings.Cut(r.cols[1], "|")
		name += " " + word
	}
	return name
}

// grammar says what the columns of a file of acts may hold.
type grammar struct {
	file string
	// min is how few columns a row may have; typ and frame are columns, class is one or -1.
	min, class, typ, frame int
	frames                 []string
}

// grammars returns the files of acts. The frames are those that the readers know roles for.
func grammars() []grammar {
	return []grammar{
		{"verbs.tsv", 6, 3, 4, 5, []string{"transitive", "on", "answer", "with", "say", "from", "claim", "to", "place", "intransitive", "release", "mutual", "blame"}},
		{"nouns.tsv", 3, -1, 1, 2, []string{"strike", "clash", "meet", "deal", "siege", "move", "people", "speech", "blame", "service", "means-only", "release", "aid", "none", "object"}},
		{"phrases.tsv", 4, -1, 2, 3, []string{"transitive", "on", "with", "say", "to", "intransitive", "release", "people", "harm", "blame"}},
	}
}

// classes are the classes of verbs.
func classes() []string {
	return []string{"act", "light", "occur", "undergo", "cause", "harm", "speech", "end", "phase", "attempt", "support"}
}

// rowsOf reads the rows of a file that have at least min columns, with an error for each that has fewer.
func rowsOf(files fs.FS, name string, min int) (out []row, errs []error) {
	b, err := fs.ReadFile(files, name)
	if err != nil {
		return nil, []error{fmt.Errorf("lexicon: check: %w", err)}
	}
	for n, line := range strings.Split(string(b), "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		r := row{name, n + 1, strings.Split(line, "\t")}
		if len(r.cols) < min {
			errs = append(errs, r.errorf("%d columns, want at least %d", len(r.cols), min))
			continue
		}
		out = append(out, r)
	}
	return out, errs
}

// Check lints the embedded files of the lexicon and returns an error, with file and line, for each flaw: rows and words
// that are there twice, event types, classes and frames that do not exist.
func (l *Lexicon) Check() []error { return Lint(knowledge.Files) }

// Lint is Check on the files given.
func Lint(files fs.FS) []error {
	types, err := EventTypes(files)
	if err != nil {
		return []error{err}
	}
	var errs []error
	for _, g := range grammars() {
		rows, bad := rowsOf(files, g.file, g.min)
		errs = append(errs, bad...)
		errs = append(errs, twice(rows)...)
		for _, r := range rows {
			errs = append(errs, g.lint(r, types)...)
		}
	}
	return append(errs, lintCues(files)...)
}

// EventTypes returns the ids of event-types.tsv.
func EventTypes(files fs.FS) (map[string]bool, error) {
	rows, errs := rowsOf(files, "event-types.tsv", 4)
	if len(errs) > 0 {
		return nil, errs[0]
	}
	out := map[string]bool{}
	for _, r := range rows {
		if r.cols[0] != "id" {
			out[r.cols[0]] = true
		}
	}
	return out, nil
}

// lint checks the class, type and frame of a row.
func (g grammar) lint(r row, types map[string]bool) []error {
	var errs []error
	class := "act"
	if g.class >= 0 {
		class = r.cols[g.class]
	}
	if !slices.Contains(classes(), class) {
		errs = append(errs, r.errorf("unknown class %q", class))
	}
	if t := r.cols[g.typ]; !typed(class, t, g.file, types) {
		errs = append(errs, r.errorf("unknown event type %q", t))
	}
	if f := r.cols[g.frame]; !slices.Contains(g.frames, f) {
		errs = append(errs, r.errorf("unknown frame %q", f))
	}
	return errs
}

// typed reports whether a row of this class may have this type: an act an event type, harm its kind, the others none. A
// noun without a type only looks like an act; a phrase may name a killing.
func typed(class, typ, file string, types map[string]bool) bool {
	switch {
	case class == "harm" || file == "phrases.tsv" && typ == "killed":
		return typ == "killed" || typ == "injured"
	case class == "act" || class == "support":
		return types[typ] || file == "nouns.tsv" && typ == "-"
	default:
		return typ == "-"
	}
}

// twice returns an error for each row that is the same act as an earlier one: for nouns each form, for verbs the verb with
// its class and type, for phrases each pair of verb and word.
func twice(rows []row) []error {
	first := map[string]int{}
	var errs []error
	for _, r := range rows {
		for _, k := range keys(r) {
			if n, ok := first[k]; ok {
				errs = append(errs, r.errorf("%s is there since line %d", strings.TrimSpace(strings.ReplaceAll(k, "\t", " ")), n))
				continue
			}
			first[k] = r.line
		}
	}
	return errs
}

// keys returns what of a row may stand once in its file.
func keys(r row) []string {
	switch r.file {
	case "verbs.tsv":
		return []string{strings.Join([]string{r.cols[0], r.cols[1], r.cols[3], r.cols[4]}, "\t")}
	case "phrases.tsv":
		var out []string
		for w := range strings.SplitSeq(r.cols[1], "|") {
			k := r.cols[0] + "\t" + w + "\t" + r.cols[2]
			if condition(r.cols, 4) == Fired {
				k += "\t" + Fired // the word stands before the verb, and not behind it
			}
			out = append(out, k)
		}
		return out
	default:
		return strings.Split(r.cols[0], "|")
	}
}

// lintCues checks that no word is in a class of cues twice.
func lintCues(files fs.FS) []error {
	rows, errs := rowsOf(files, "cues.tsv", 2)
	first := map[string]int{}
	for _, r := range rows {
		for w := range strings.SplitSeq(r.cols[1], "|") {
			k := r.cols[0] + " " + w
			if n, ok := first[k]; ok {
				errs = append(errs, r.errorf("%s is there since line %d", k, n))
				continue
			}
			first[k] = r.line
		}
	}
	return errs
}

// Acts returns the rows of the lexicon that name an act, in the order of the files. Rows too short to read are left out;
// Lint reports them.
func Acts(files fs.FS) ([]Act, error) {
	var out []Act
	for _, g := range grammars() {
		if _, err := fs.Stat(files, g.file); err != nil {
			return nil, fmt.Errorf("lexicon: list acts: %w", err)
		}
		rows, _ := rowsOf(files, g.file, g.min)
		for _, r := range rows {
			if g.class < 0 || r.cols[g.class] == "act" {
				out = append(out, Act{r.name(), r.file, r.line})
			}
		}
	}
	return out, nil
}
