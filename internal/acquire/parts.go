package acquire

import (
	"strings"

	"tawatur/internal/acquire/article"
)

// Joined returns the first part of a paged article with the text of the further ones behind its own.
func Joined(first Item, further []Item, opt Options) Item {
	texts := []string{first.Report.Text}
	for _, p := range further {
		if p.Err == nil && p.Report.Text != "" {
			texts = append(texts, p.Report.Text)
		}
	}
	rep := first.Report
	rep.Text, rep.Status = strings.Join(texts, "\n\n"), ""
	out := finished(first.Name, rep, opt.filled())
	out.Capture, out.Formerly = first.Capture, first.Formerly
	return out
}

// Given makes a report of what a feed says of a page that may not be asked for: the same that the page would be, with the feed's text.
func Given(address, title, text string, opt Options) Item {
	rep := reportOf(article.Page{Title: title, Text: text})
	rep.ID, rep.URL = pageID(address), address
	it := finished(address, rep, opt.filled())
	it.Formerly = formerIDs(address, address)
	return it
}
