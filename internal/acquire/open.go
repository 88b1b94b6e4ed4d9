package acquire

import (
	"fmt"
	"slices"
)

// Open returns the reports of an item: it reads the page that [Options.Closed] left closed; any other item is its own only report. It is
// pure, so that several items can be opened at once.
func (it Item) Open() []Item {
	if it.open == nil {
		return []Item{it}
	}
	return it.open()
}

// smallPage is the size in bytes to which pages are left closed. Larger ones are read at once, so that the items under way hold little.
const smallPage = 1 << 20

// page hands out the reports of a page of size bytes, which read makes, or the page as a closed item.
func (w *walker) page(name string, size int, read func() []Item) error {
	safe := func() []Item { return guarded(name, read) }
	if w.opt.Closed && size <= smallPage {
		return w.emit(Item{Name: name, open: safe})
	}
	for _, it := range safe() {
		if err := w.emit(it); err != nil {
			return err
		}
	}
	return nil
}

// guarded turns a panic in the reading of one page into the error of that page: it must not take an archive with it.
func guarded(name string, read func() []Item) (items []Item) {
	defer func() {
		if p := recover(); p != nil {
			items = append(slices.Clip(items), failed(name, fmt.Errorf("panic while the page was read: %v", p)))
		}
	}()
	return read()
}
