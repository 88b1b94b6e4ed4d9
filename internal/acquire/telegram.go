package acquire

import (
	"errors"
	"fmt"
	"io"
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
	}
	return rep
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
