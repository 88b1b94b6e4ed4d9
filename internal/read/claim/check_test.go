package claim

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"tawatur"
	"tawatur/knowledge"
)

// exampleReader returns a reader over the embedded knowledge.
func exampleReader(t *testing.T) *Reader {
	t.Helper()
	r, err := NewReader()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// toldCase is a sentence with one act that it tells, or does not.
type toldCase struct {
	text, typ string
	want      bool
}

// checkTold reads every sentence as a report of its own and looks for a claim of its type.
func checkTold(t *testing.T, cases []toldCase) {
	t.Helper()
	r := exampleReader(t)
	for _, c := range cases {
		x, err := r.Read(tawatur.Report{ID: "case", Text: c.text})
		if err != nil {
			t.Fatal(err)
		}
		if got := slices.ContainsFunc(x.Claims, func(q tawatur.Claim) bool { return q.Type == c.typ }); got != c.want {
			t.Errorf("%s: %s %v, want %v", c.text, c.typ, got, c.want)
		}
	}
}

// TestExamples runs every line of the knowledge files' examples.
func TestExamples(t *testing.T) {
	r := exampleReader(t)
	for _, err := range r.Check() {
		t.Error(err)
	}
	n := r.Examples()
	t.Logf("%d examples, %d of them wanted and not there yet", n.Run, n.Wanted)
}

// broken is a set of knowledge files with one act and these examples.
func broken(t *testing.T, examples string) fstest.MapFS {
	t.Helper()
	types, err := knowledge.Files.ReadFile("event-types.tsv")
	if err != nil {
		t.Fatal(err)
	}
	return fstest.MapFS{
		"event-types.tsv": {Data: types},
		"verbs.tsv":       {Data: []byte("قصف\tيقصف\tقصف\tact\tshelling\ttransitive\n")},
		"nouns.tsv":       {Data: []byte("# none\n")},
		"phrases.tsv":     {Data: []byte("# none\n")},
		"examples.tsv":    {Data: []byte("entry\ttext\texpect\n" + examples)},
	}
}

func TestExampleErrors(t *testing.T) {
	r := exampleReader(t)
	const good = "verbs/قصف\tقصفت قوات النظام بلدة سرمين.\t"
	for name, c := range map[string]struct{ examples, want string }{
		"sound":           {good + "shelling", ""},
		"with modality":   {good + "shelling:asserted", ""},
		"other modality":  {good + "shelling:planned", `knowledge/examples.tsv:2: verbs/قصف: "قصفت قوات النظام بلدة سرمين." gives shelling:asserted, want shelling:planned`},
		"wrong":           {good + "none", "gives shelling, want none"},
		"come true":       {good + "?shelling", "knowledge/examples.tsv:2: \"قصفت قوات النظام بلدة سرمين.\" is read as wanted now"},
		"wanted":          {good + "?none", ""},
		"unknown type":    {good + "?bombing", `knowledge/examples.tsv:2: unknown event type "bombing"`},
		"two columns":     {good + "shelling\nverbs/قصف\tنص", "knowledge/examples.tsv:3: want entry, text and expect"},
		"without example": {"cues/negation\tلم تقصف قوات النظام بلدة سرمين.\tshelling:denied", "knowledge/verbs.tsv:1: verbs/قصف has no example"},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, err := range r.checkFiles(broken(t, c.examples)) {
				got = append(got, err.Error())
			}
			if c.want == "" && len(got) > 0 || c.want != "" && (len(got) != 1 || !strings.Contains(got[0], c.want)) {
				t.Errorf("errors %q, want one with %q", got, c.want)
			}
		})
	}
}

func TestExamplesFileAbsent(t *testing.T) {
	if errs := exampleReader(t).checkFiles(fstest.MapFS{}); len(errs) == 0 {
		t.Error("no error without files")
	}
}
