package feed

import (
	"bytes"
	"fmt"

	"github.com/mmcdole/gofeed"

	"tawatur/internal/acquire/stamp"
)

// Parse reads a feed. contentType is the header of the answer, or empty; address is where the feed was found, against which links
// without a host are read. The error is or wraps ErrTooLarge, ErrNotFeed or ErrHostile.
func Parse(body []byte, contentType, address string) (Feed, error) {
	if len(body) > MaxBytes {
		return Feed{}, fmt.Errorf("read feed %s: %w", address, ErrTooLarge)
	}
	p := gofeed.NewParser()
	p.RSSTranslator = &gofeed.DefaultRSSTranslator{DisableContentImageScan: true}
	raw, err := p.Parse(bytes.NewReader(body))
	if err != nil {
		return Feed{}, fmt.Errorf("read feed %s: %w: %w", address, ErrNotFeed, err)
	}
	f := Feed{Title: raw.Title, Home: raw.Link, Language: raw.Language, Format: raw.FeedType}
	for _, it := range raw.Items {
		f.Items = append(f.Items, itemOf(it))
	}
	return f, nil
}

func itemOf(raw *gofeed.Item) Item {
	it := Item{
		Address: raw.Link, ID: raw.GUID, Title: raw.Title, HTML: raw.Content, Summary: raw.Description, Categories: raw.Categories,
		Published: stamp.Of(raw.Published), Updated: stamp.Of(raw.Updated),
	}
	if it.ID == "" {
		it.ID = it.Address
	}
	return it
}
