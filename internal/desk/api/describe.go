package api

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"
)

// fieldsTSV says what each field of each answer is: schema, field, description, values; its head explains it.
//
//go:embed fields.tsv
var fieldsTSV string

// annotate gives the schemas of a description their words. A field without words and words without a field are errors.
func annotate(spec *huma.OpenAPI) error {
	rows, err := parseFields(fieldsTSV)
	if err != nil {
		return err
	}
	schemas := spec.Components.Schemas.Map()
	for _, name := range slices.Sorted(maps.Keys(schemas)) {
		switch {
		case strings.HasPrefix(name, "Error"): // the problem of RFC 9457, which has its words
		case rows[name]["."].words == "-":
			delete(schemas, name)
		default:
			if err := annotateSchema(name, schemas[name], inherited(rows, name)); err != nil {
				return err
			}
		}
	}
	for name := range schemas {
		delete(rows, name)
	}
	for name, of := range rows {
		if of["."].words == "-" {
			continue
		}
		return fmt.Errorf("no answer has a %s", name)
	}
	for _, path := range spec.Paths {
		for status, r := range path.Get.Responses {
			if r.Description == http.StatusText(http.StatusOK) || status == "200" {
				r.Description = path.Get.Summary + "."
			}
		}
	}
	return nil
}

// field is what one row says.
type field struct {
	words  string
	values []any
}

func parseFields(text string) (map[string]map[string]field, error) {
	rows := map[string]map[string]field{}
	for i, line := range strings.Split(text, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) < 3 || len(f) > 4 || f[0] == "" || f[1] == "" || f[2] == "" {
			return nil, fmt.Errorf("line %d: want schema, field, description and perhaps values, have %q", i+1, line)
		}
		if rows[f[0]] == nil {
			rows[f[0]] = map[string]field{}
		}
		if _, twice := rows[f[0]][f[1]]; twice {
			return nil, fmt.Errorf("line %d: %s.%s twice", i+1, f[0], f[1])
		}
		row := field{words: f[2]}
		if len(f) == 4 {
			for v := range strings.SplitSeq(f[3], " ") {
				row.values = append(row.values, v)
			}
		}
		rows[f[0]][f[1]] = row
	}
	return rows, nil
}

// inherited returns the rows of a schema with those of the one whose fields it has too.
func inherited(rows map[string]map[string]field, name string) map[string]field {
	own := maps.Clone(rows[name])
	if from, ok := own["<"]; ok {
		delete(own, "<")
		for prop, row := range rows[from.words] {
			if _, told := own[prop]; !told {
				own[prop] = row
			}
		}
	}
	return own
}

// annotateSchema gives a schema and its fields their words.
func annotateSchema(name string, s *huma.Schema, rows map[string]field) error {
	if rows["."].words == "" {
		return fmt.Errorf("%s is not described", name)
	}
	s.Description = rows["."].words
	// Fields may be added to answers, so a client is not to refuse those that it does not know.
	s.AdditionalProperties = nil
	for _, prop := range slices.Sorted(maps.Keys(s.Properties)) {
		row, ok := rows[prop]
		if !ok {
			return fmt.Errorf("%s.%s is not described", name, prop)
		}
		if row.words == "-" {
			delete(s.Properties, prop)
			continue
		}
		s.Properties[prop] = annotated(s.Properties[prop], row, slices.Contains(s.Required, prop))
	}
	for prop := range rows {
		if _, ok := s.Properties[prop]; !ok && prop != "." && rows[prop].words != "-" {
			return fmt.Errorf("%s has no field %s", name, prop)
		}
	}
	return nil
}

// annotated gives a field its words. Lists are never null; a thing that is always there and is another schema's may be.
func annotated(s *huma.Schema, row field, required bool) *huma.Schema {
	words, nullable := strings.CutPrefix(row.words, "null: ")
	if s.Ref != "" {
		ref := &huma.Schema{Ref: s.Ref}
		if nullable {
			return &huma.Schema{Description: words, OneOf: []*huma.Schema{ref, {Type: "null"}}}
		}
		ref.Description = words
		return ref
	}
	s.Description = words
	if s.Type == huma.TypeArray {
		s.Nullable = false
	}
	if s.Nullable && !required {
		s.Nullable = false
	}
	if s.Items != nil && len(row.values) > 0 {
		s.Items.Enum = row.values
	} else if len(row.values) > 0 {
		s.Enum = row.values
	}
	return s
}

// specJSON writes a description as it is served and committed.
func specJSON(spec *huma.OpenAPI) ([]byte, error) {
	raw, err := json.Marshal(spec)
	if err != nil {
		return nil, fmt.Errorf("api: description: %w", err)
	}
	var b bytes.Buffer
	if err := json.Indent(&b, raw, "", "  "); err != nil {
		return nil, fmt.Errorf("api: description: %w", err)
	}
	b.WriteByte('\n')
	return b.Bytes(), nil
}

// describe serves the description and the page made from it.
func describe(mux *http.ServeMux, spec *huma.OpenAPI) error {
	doc, err := specJSON(spec)
	if err != nil {
		return err
	}
	yaml, err := spec.YAML()
	if err != nil {
		return fmt.Errorf("api: description: %w", err)
	}
	fixed := func(path, kind string, body []byte) {
		mux.HandleFunc("GET "+path, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", kind)
			_, _ = w.Write(body) // into memory
		})
	}
	fixed(Base+"/openapi.json", "application/vnd.oai.openapi+json;version=3.1", doc)
	fixed(Base+"/openapi.yaml", "application/vnd.oai.openapi;version=3.1", yaml)
	fixed("/api/style.css", "text/css; charset=utf-8", styleCSS)
	return servePage(mux, spec)
}
