package api

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"maps"
	"net/http"
	"path"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"tawatur/internal/desk/prefs"
)

//go:embed page.html
var pageHTML string

//go:embed words.tsv
var wordsTSV string

//go:embed style.css
var styleCSS []byte

// page is what the page of the API is made from.
type page struct {
	Lang, Dir, Other string
	Rules            []template.HTML
	Tags             []chapter
	Schemas          []shape
	words            map[string]string
}

// T returns the words of a key; what stands between backquotes is code, and keeps its direction among Arabic words.
func (p page) T(key string) template.HTML {
	var b strings.Builder
	for i, piece := range strings.Split(p.words[key], "`") {
		if i%2 == 1 {
			piece = `<code dir="ltr">` + template.HTMLEscapeString(piece) + "</code>"
		} else {
			piece = template.HTMLEscapeString(piece)
		}
		b.WriteString(piece)
	}
	return template.HTML(b.String()) // escaped above
}

// chapter is the operations of a tag.
type chapter struct {
	Name, Description string
	Operations        []opView
}

type opView struct {
	ID, Path, Summary, Description, Answer string
	Parameters                             []line
}

type shape struct {
	Name, Words string
	Fields      []line
}

// line is a parameter or a field; Of is the schema that it leads to.
type line struct{ Name, Words, Kind, Of string }

// servePage serves the page in both languages, made once.
func servePage(mux *http.ServeMux, spec *huma.OpenAPI) error {
	t, err := template.New("").Parse(pageHTML)
	if err != nil {
		return fmt.Errorf("api: page: %w", err)
	}
	made := map[string][]byte{}
	for column, p := range []page{{Lang: "en", Dir: "ltr", Other: "ar"}, {Lang: "ar", Dir: "rtl", Other: "en"}} {
		p.words = wordsIn(wordsTSV, column+1)
		for _, rule := range []string{"uncertain", "text", "paging", "same", "errors", "offsets"} {
			p.Rules = append(p.Rules, p.T("rule."+rule))
		}
		p.Tags, p.Schemas = chapters(spec), shapes(spec)
		var b bytes.Buffer
		if err := t.Execute(&b, p); err != nil {
			return fmt.Errorf("api: page: %w", err)
		}
		made[p.Lang] = b.Bytes()
	}
	mux.HandleFunc("GET /api", func(w http.ResponseWriter, r *http.Request) {
		lang := prefs.Language(w, r)
		w.Header().Add("Vary", "Accept-Language, Cookie")
		w.Header().Set("Content-Language", lang)
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = w.Write(prefs.Of(r).Mark(made[lang])) // into memory
	})
	mux.HandleFunc("GET /api/{$}", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "/api", http.StatusMovedPermanently)
	})
	return nil
}

// wordsIn reads the words of one language.
func wordsIn(tsv string, n int) map[string]string {
	words := map[string]string{}
	for l := range strings.SplitSeq(tsv, "\n") {
		if f := strings.Split(l, "\t"); len(f) == 3 {
			words[f[0]] = f[n]
		}
	}
	return words
}

// chapters lists the operations by tag.
func chapters(spec *huma.OpenAPI) []chapter {
	var out []chapter
	for _, tag := range spec.Tags {
		c := chapter{Name: tag.Name, Description: tag.Description}
		for _, p := range slices.Sorted(maps.Keys(spec.Paths)) {
			if op := spec.Paths[p].Get; slices.Contains(op.Tags, tag.Name) {
				c.Operations = append(c.Operations, viewOf(p, op))
			}
		}
		out = append(out, c)
	}
	return out
}

func viewOf(p string, op *huma.Operation) opView {
	v := opView{ID: op.OperationID, Path: p, Summary: op.Summary, Description: op.Description}
	v.Answer = path.Base(op.Responses["200"].Content[jsonKind].Schema.Ref)
	for _, in := range op.Parameters {
		l := line{Name: in.Name, Words: in.Description, Kind: kindOf(in.Schema)}
		if in.Schema.Default != nil {
			l.Kind += fmt.Sprintf(", %v unless told", in.Schema.Default)
		}
		if in.Schema.Minimum != nil && in.Schema.Maximum != nil {
			l.Kind += fmt.Sprintf(", %v to %v", *in.Schema.Minimum, *in.Schema.Maximum)
		}
		v.Parameters = append(v.Parameters, l)
	}
	return v
}

// shapes lists the schemas with their fields.
func shapes(spec *huma.OpenAPI) []shape {
	var out []shape
	all := spec.Components.Schemas.Map()
	for _, name := range slices.Sorted(maps.Keys(all)) {
		s := shape{Name: name, Words: all[name].Description}
		for _, prop := range slices.Sorted(maps.Keys(all[name].Properties)) {
			f := all[name].Properties[prop]
			s.Fields = append(s.Fields, line{prop, f.Description, kindOf(f), refOf(f)})
		}
		out = append(out, s)
	}
	return out
}

// refOf is the schema that a field leads to, "" for none.
func refOf(s *huma.Schema) string {
	switch {
	case s.Ref != "":
		return path.Base(s.Ref)
	case s.Items != nil:
		return refOf(s.Items)
	case len(s.OneOf) > 0:
		return refOf(s.OneOf[0])
	}
	if of, ok := s.AdditionalProperties.(*huma.Schema); ok {
		return refOf(of)
	}
	return ""
}

// kindOf says in a few words what may stand in a field.
func kindOf(s *huma.Schema) string {
	ref := refOf(s)
	kind := s.Type
	switch {
	case s.Type == huma.TypeArray && ref == "":
		kind = "list of " + kindOf(s.Items)
	case s.Type == huma.TypeArray:
		kind = "list of " + ref
	case s.Type == huma.TypeObject && ref != "":
		kind = ref + " by id"
	case len(s.OneOf) > 0:
		kind = ref + " or null"
	case ref != "":
		kind = ref
	}
	if s.Nullable {
		kind += " or null"
	}
	if len(s.Enum) > 0 {
		var values []string
		for _, v := range s.Enum {
			values = append(values, fmt.Sprint(v))
		}
		kind += ": " + strings.Join(values, ", ")
	}
	return kind
}
