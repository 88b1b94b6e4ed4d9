package lexicon

import (
	"slices"
	"testing"
	"testing/fstest"

	"tawatur/knowledge"
)

func TestKnowledgeIsSound(t *testing.T) {
	for _, err := range Lint(knowledge.Files) {
		t.Error(err)
	}
}

// sound is a lexicon in small without a flaw.
func sound() map[string]string {
	return map[string]string{
		"event-types.tsv": "id\tlabel_ar\tlabel_en\tdefinition\nshelling\tقصف\tShelling\tfire\n",
		"verbs.tsv":       "# a comment\nقصف\tيقصف\tقصف\tact\tshelling\ttransitive\n",
		"nouns.tsv":       "قصف|قصفا\tshelling\tstrike\n",
		"phrases.tsv":     "أطلق\tصاروخ|قذيفة\tshelling\ttransitive\n",
		"cues.tsv":        "negation\tلم|لن\n",
	}
}

func TestLint(t *testing.T) {
	for name, c := range map[string]struct{ file, rows, want string }{
		"sound":         {"", "", ""},
		"class":         {"verbs.tsv", "شن\tيشن\tشن\theavy\t-\ttransitive", `knowledge/verbs.tsv:3: unknown class "heavy"`},
		"type":          {"nouns.tsv", "غارة\tbombing\tstrike", `knowledge/nouns.tsv:2: unknown event type "bombing"`},
		"helper's type": {"verbs.tsv", "شن\tيشن\tشن\tlight\tshelling\ttransitive", `knowledge/verbs.tsv:3: unknown event type "shelling"`},
		"frame":         {"phrases.tsv", "سقط\tقذيفة\tshelling\tsideways", `knowledge/phrases.tsv:2: unknown frame "sideways"`},
		"columns":       {"phrases.tsv", "سقط\tقذيفة", "knowledge/phrases.tsv:2: 2 columns, want at least 4"},
		"verb twice":    {"verbs.tsv", "قصف\tيقصف\tقصف\tact\tshelling\ttransitive", "knowledge/verbs.tsv:3: قصف يقصف act shelling is there since line 2"},
		"noun twice":    {"nouns.tsv", "غارة|قصفا\tshelling\tstrike", "knowledge/nouns.tsv:2: قصفا is there since line 1"},
		"phrase twice":  {"phrases.tsv", "أطلق\tقذيفة\tshelling\ttransitive", "knowledge/phrases.tsv:2: أطلق قذيفة shelling is there since line 1"},
		"cue twice":     {"cues.tsv", "negation\tلن", "knowledge/cues.tsv:2: negation لن is there since line 1"},
	} {
		t.Run(name, func(t *testing.T) {
			files := fstest.MapFS{}
			for f, text := range sound() {
				if f == c.file {
					text += c.rows + "\n"
				}
				files[f] = &fstest.MapFile{Data: []byte(text)}
			}
			var got []string
			for _, err := range Lint(files) {
				got = append(got, err.Error())
			}
			if c.want == "" && len(got) > 0 || c.want != "" && !slices.Equal(got, []string{c.want}) {
				t.Errorf("Lint = %q, want %q", got, c.want)
			}
		})
	}
}

func TestActs(t *testing.T) {
	files := fstest.MapFS{}
	for f, text := range sound() {
		files[f] = &fstest.MapFile{Data: []byte(text)}
	}
	acts, err := Acts(files)
	want := []Act{{"verbs/قصف", "verbs.tsv", 2}, {"nouns/قصف", "nouns.tsv", 1}, {"phrases/أطلق صاروخ", "phrases.tsv", 1}}
	if err != nil || !slices.Equal(acts, want) {
		t.Errorf("Acts = %v, %v; want %v", acts, err, want)
	}
	if _, err := Acts(fstest.MapFS{}); err == nil {
		t.Error("no error without files")
	}
}
