package export

import (
	"fmt"
	"strings"
)

// about says in sentences what an export is. They stand in every descriptor and workbook.
func (x *Exporter) about() []string {
	out := []string{
		"What Arabic reports say of a war, who says it, and how many independent origins there are. It never says what is true.",
		"Unknown is empty and never 0. Ranges are what the claims state; nobody chose a best number.",
		"n_origins is a lower bound: reports that share text or cite the same speaker count once, and those that name neither outlet nor speaker add none. Corroborated does not mean true.",
		"Quotations and headlines belong to their outlets. The places carry the attributions listed under sources, which must travel with them.",
		"Nothing is masked: it may name persons and places that must not be published. See the program's rules before you pass it on.",
		fmt.Sprintf("Made by tawatur %s with the rules %s.", x.Version, x.Rules),
	}
	if x.Known != "" {
		out = append(out, x.Known)
	}
	return out
}

// licences are those of the places. The texts of reports have none to give.
func licences() []licence {
	return []licence{
		{"CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/", "Places: OpenSyria Data Geography, Who's On First, GeoNames"},
		{"CC-BY-3.0-IGO", "https://creativecommons.org/licenses/by/3.0/igo/", "Places: OCHA administrative boundaries, P-codes and populated places"},
	}
}

// attributions are what must travel with the places; NOTICE has them in full.
func attributions() []source {
	return []source{
		{"United Nations Office for the Coordination of Humanitarian Affairs (OCHA), COD-AB and COD-PS Syria, by way of the Humanitarian Data Exchange (HDX), CC BY 3.0 IGO; modified. The boundaries and names shown do not imply endorsement by the United Nations.", "https://data.humdata.org/"},
		{"OpenSyria Data Geography v0.1.3, CC BY 4.0; modified.", ""},
		{"Who's On First and GeoNames, CC BY 4.0; Quattroshapes, CC BY; modified.", ""},
		{"Ids of Wikidata, CC0.", "https://www.wikidata.org/"},
	}
}

// codebook is the text that stands beside the tables of a format: what they are, what each column means, what is lost.
func (x *Exporter) codebook(f Format) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n%s\n", f.Title, strings.Join(x.about(), "\n"))
	list(&b, "What this form loses", f.Losses)
	for _, one := range f.files {
		fmt.Fprintf(&b, "\n## %s\n", one.path)
		for _, t := range one.tables {
			columns(&b, t)
		}
	}
	x.typeTable(&b, f)
	var by []string
	for _, a := range attributions() {
		by = append(by, a.Title)
	}
	list(&b, "Attributions of the places", by)
	return b.String()
}

func list(b *strings.Builder, title string, items []string) {
	if len(items) == 0 {
		return
	}
	fmt.Fprintf(b, "\n## %s\n\n", title)
	for _, s := range items {
		fmt.Fprintf(b, "- %s\n", s)
	}
}

func columns(b *strings.Builder, t Table) {
	fmt.Fprintf(b, "\n**%s.** %s\n\n| column | type | العمود | meaning |\n|---|---|---|---|\n", t.Title, t.Description)
	for _, c := range t.Columns {
		fmt.Fprintf(b, "| `%s` | %s | %s | %s |\n", c.Name, c.Kind, c.AR, strings.ReplaceAll(c.Description, "|", "\\|"))
	}
}

// typeTable lists the event types, with the words of ACLED and HAPI in the forms that use them.
func (x *Exporter) typeTable(b *strings.Builder, f Format) {
	if f.Name == "acled" || f.Name == "hapi" {
		b.WriteString("\n## Event types in the words of others\n\n| type | when | disorder | event | sub-event | HAPI |\n|---|---|---|---|---|---|\n")
		for _, t := range x.Book.Types() {
			x.typeCodings(b, t.ID)
		}
		return
	}
	b.WriteString("\n## Event types\n\n| type | بالعربية | in English | definition |\n|---|---|---|---|\n")
	for _, t := range x.Book.Types() {
		fmt.Fprintf(b, "| `%s` | %s | %s | %s |\n", t.ID, t.Name.AR, t.Name.EN, t.Definition)
	}
}

// typeCodings writes the codings of a type, each once.
func (x *Exporter) typeCodings(b *strings.Builder, id string) {
	plain, any := x.Book.Coding(id, Sides{})
	for _, c := range []struct {
		when string
		s    Sides
	}{{"civilians are the target", Sides{TargetCivilians: true}}, {"a state does it", Sides{AgentState: true}}, {"a body does it that is no state", Sides{AgentOther: true}}} {
		if got, ok := x.Book.Coding(id, c.s); ok && got != plain {
			fmt.Fprintf(b, "| `%s` | %s | %s | %s | %s | %s |\n", id, c.when, got.Disorder, got.Event, got.SubEvent, got.HAPI)
		}
	}
	if any {
		fmt.Fprintf(b, "| `%s` | | %s | %s | %s | %s |\n", id, plain.Disorder, plain.Event, plain.SubEvent, plain.HAPI)
		return
	}
	fmt.Fprintf(b, "| `%s` | left out | | | | |\n", id)
}
