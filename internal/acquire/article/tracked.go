package article

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// mostTracked is how many dates that scripts name are looked at; a page has one.
const mostTracked = 4

// tracked keeps the dates of a short script that names them as those of publication, in what a page tells those who count its readers.
func (s *scan) tracked(text string) {
	if len(text) > longestScript || len(s.counted) > mostTracked {
		return
	}
	for _, v := range trackedDates(text, mostTracked) {
		if iso, ok := readDate(v); ok && !slices.Contains(s.counted, iso) {
			s.counted = append(s.counted, iso)
		}
	}
}

// shortestTracked and longestTracked are how many characters a date has that a script names.
const (
	shortestTracked = 8
	longestTracked  = 40
)

// trackedDates returns up to most values that a script gives to names of the day of publication: "pubDate": "2024-08-10", post_date = '...'. It is a scanner and
// no regular expression, which takes as long for the scripts of a page as all the rest of the page does.
func trackedDates(script string, most int) (values []string) {
	for i := 0; i < len(script) && len(values) < most; i++ {
		if c := script[i]; c != ':' && c != '=' || !namesPublication(nameBefore(script[:i])) {
			continue
		}
		value := strings.TrimLeft(script[i+1:], scriptBlanks)
		if value == "" || value[0] != '"' && value[0] != '\'' {
			continue
		}
		at := len(script) - len(value) + 1
		end := strings.IndexAny(script[at:min(len(script), at+longestTracked*utf8.UTFMax+1)], "\"'\n")
		if end < 0 || script[at+end] == '\n' {
			continue
		}
		value = script[at : at+end]
		if n := utf8.RuneCountInString(value); n >= shortestTracked && n <= longestTracked {
			values = append(values, value)
			i = at + end
		}
	}
	return values
}

// scriptBlanks stand between the words of a script.
const scriptBlanks = "\t\n\f\r "

// nameBefore returns the name that ends a script, in quotation marks or not, "" for one that is longer than those that are looked for.
func nameBefore(script string) string {
	end := len(script)
	for end > 0 && isBlank(script[end-1]) {
		end--
	}
	if end > 0 && (script[end-1] == '"' || script[end-1] == '\'') {
		end--
	}
	at := end
	for at > 0 && isNameByte(script[at-1]) {
		if at--; end-at > len("publication_date") {
			return ""
		}
	}
	return script[at:end]
}

func isNameByte(c byte) bool {
	return c == '_' || c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z'
}

// namesPublication reports whether a name is one that scripts give the day of publication.
func namesPublication(name string) bool {
	if len(name) < len("pubdate") {
		return false
	}
	switch strings.ToLower(name) {
	case "datepublished", "date_published", "publishdate", "publish_date", "publisheddate", "published_date", "publishedat", "published_at",
		"publishedtime", "published_time", "publishtime", "publish_time", "pubdate", "pub_date", "publicationdate", "publication_date",
		"articledate", "article_date", "postdate", "post_date", "pagepostdate", "page_postdate", "pagepost_date", "page_post_date":
		return true
	}
	return false
}
