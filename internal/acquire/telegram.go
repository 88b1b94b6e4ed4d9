package acquire

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"tawatur"
	"tawatur/internal/acquire/archive/telegram"
	"tawatur/internal/acquire/stamp"
)

// telegram reads the posts of the public channels in an export of Telegram Desktop.
func (w *walker) telegram(path string, r io.Reader) error {
	passed := tally{}
	seen, err := telegram.Read(r, w.opt.MaxLine, func(p telegram.Post, err error) error {
		name := fmt.Sprintf("%s at byte %d (post %d)", path, p.Offset, p.ID)
		if err != nil {
			return w.fail(name, err)
		}
		if !hasWords(p.Text) {
			passed["posts without words"]++
			return nil
		}
		return w.report(name, w.posted(p))
	})
	if errors.Is(err, errStopped) {
		return err
	}
	passed.add("service messages", seen.Service)
	passed.add("chats that are no public channels", seen.OtherChats)
	w.told(path, passed)
	switch {
	case err != nil:
		return w.fail(path, reason(err))
	case seen.Channels == 0:
		return w.fail(path, errors.New("no public channel in the export: chats of persons and groups are not read"))
	}
	return nil
}

func (w *walker) posted(p telegram.Post) tawatur.Report {
	rep := tawatur.Report{
		ID: fmt.Sprintf("telegram-%d-%d", p.ChannelID, p.ID), Text: p.Text, Published: stamp.Of(p.Published),
	}
	rep.Edited, _ = stamp.Parse(p.Edited) // what is no date says nothing
	if p.Channel != "" {
		rep.Outlet = &tawatur.Outlet{Name: p.Channel}
	}
	if f := p.Forward; f != nil {
		rep.Forwarded = w.opt.forwarded(f.Name, f.Channel)
		rep.Forwarded.Published, _ = stamp.Parse(f.Published) // what is no date says nothing
	}
	return rep
}

// telegramPage reads the posts of one page of an export in HTML. It does not say of what kind of chat it is, so it is read only where
// that is sure: where a message says that the channel was made, where the name is that of a known outlet, or where the user says so.
func (w *walker) telegramPage(path string, r io.Reader) error {
	b, err := io.ReadAll(io.LimitReader(r, int64(w.opt.MaxText)*2+1))
	if err != nil {
		return w.fail(path, fmt.Errorf("reading: %w", reason(err)))
	}
	if len(b) > w.opt.MaxText*2 {
		return w.fail(path, fmt.Errorf("larger than the limit of %d bytes", w.opt.MaxText*2))
	}
	page, posts, err := telegram.ReadPage(bytes.NewReader(b))
	switch {
	case err != nil:
		return w.fail(path, err)
	case !page.LooksLikeChannel():
		return w.fail(path, errors.New("not an export of a channel: several persons write in it; chats of persons and groups are not read"))
	case !page.Created && !createdBeside(path) && !w.opt.Channels && (w.opt.Known == nil || !w.opt.Known(page.Title)):
		return w.fail(path, errors.New("the export does not say whether it is of a public channel or of a chat with a person, which is not read; --channels says that it is of a channel"))
	}
	passed := tally{}
	passed.add("service messages", page.Seen.Service)
	for _, p := range posts {
		if !hasWords(p.Text) {
			passed["posts without words"]++
			continue
		}
		rep := w.posted(p)
		rep.ID = fmt.Sprintf("telegram-%s-%d", plainName(p.Channel), p.ID)
		if err := w.report(fmt.Sprintf("%s (post %d)", path, p.ID), rep); err != nil {
			return err
		}
	}
	w.told(path, passed)
	return nil
}

// createdBeside reports whether the first page of an export, beside a later one, says that the channel was made.
func createdBeside(path string) bool {
	const most = 1 << 20 // the message is among the first
	f, err := os.Open(filepath.Join(filepath.Dir(path), "messages.html"))
	if err != nil {
		return false
	}
	defer f.Close()
	page, _, err := telegram.ReadPage(io.LimitReader(f, most))
	return err == nil && page.Created && page.LooksLikeChannel()
}

// forwarded keeps from whom a post was taken over: by name where that is a channel, a page or a known outlet. Of anybody else, who may
// be a private person, no name is kept.
func (o Options) forwarded(name string, public bool) *tawatur.Forward {
	name = strings.Join(strings.Fields(name), " ")
	if name == "" || !public && (o.Known == nil || !o.Known(name)) {
		return &tawatur.Forward{}
	}
	return &tawatur.Forward{From: &tawatur.Outlet{Name: name}}
}
