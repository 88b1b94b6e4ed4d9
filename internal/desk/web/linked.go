package web

import "tawatur"

// The pages' markup for machines, in the words of schema.org: JSON-LD, which browsers do not run.

type thing = map[string]any

const schemaContext = "https://schema.org"

// ldClaims tells the claims of an event, one of each report: the quotation, where it appeared and to whom it is credited.
func ldClaims(r *request, v *eventView) any {
	claims := []thing{}
	for _, t := range v.Told {
		c := t.First
		if c.Gone {
			continue
		}
		claims = append(claims, thing{
			"@type": "Claim", "@id": origin(r) + eventPath(v.ID) + "#" + c.Card, "text": visible(shorten(c.Quote, mostQuoted)), "inLanguage": "ar",
			"creditText": visible(c.Sentence), "appearance": ldArticle(r, c.Report, c.Outlet),
		})
	}
	return thing{"@context": schemaContext, "@graph": claims}
}

// ldReport tells a report.
func ldReport(r *request, rep tawatur.Report, ref reportRef, outlet *term) any {
	a := ldArticle(r, ref, outlet)
	a["@context"], a["inLanguage"], a["identifier"] = schemaContext, "ar", visible(rep.ID)
	if rep.Language != "" {
		a["inLanguage"] = visible(rep.Language)
	}
	if u := webAddress(rep.URL); u != "" {
		a["sameAs"] = visible(u)
	}
	return a
}

func ldArticle(r *request, ref reportRef, outlet *term) thing {
	a := thing{"@type": "NewsArticle", "url": origin(r) + ref.Href, "headline": visible(ref.Title)}
	if ref.Published.Value != "" {
		a["datePublished"] = visible(ref.Published.Value)
	}
	if outlet != nil {
		a["publisher"] = thing{"@type": "Organization", "name": visible(outlet.Label)}
	}
	return a
}
