// Package telegram reads what Telegram Desktop exports: the result.json of one channel, or of the public channels among all
// chats of an account, as a stream, one message at a time; and the pages of an export in HTML. Chats of persons and groups are never
// read; the pictures and files beside the export are not looked at.
//
//	seen, err := telegram.Read(f, 1<<20, func(p telegram.Post, err error) error {
//		fmt.Println(p.ID, p.Text)
//		return err
//	})
package telegram

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
)

// Post is one post of a channel; the pieces of an album are one post.
type Post struct {
	// Offset is the byte behind which the post begins in the file.
	Offset int64
	// Channel is the name of the channel and ChannelID its number; ID is that of the post, of an album's first piece.
	Channel   string
	ChannelID int64
	ID        int64
	Text      string
	// Published is when it was posted, as ISO 8601: with the zone of the computer that made the export where that can be told.
	Published string
	// Forward is from whom it was taken over, nil for the channel's own.
	Forward *Forward
	// Edited is when it was last changed, as Published; empty when it was not.
	Edited string

	last  int64
	stamp string
	media bool
}

// Forward is from whom a post was taken over.
type Forward struct {
	// Name is that of a channel, a group or a person; empty for an account that is no more.
	Name string
	// Channel says that it is a channel's. Exports of old do not tell, nor do those in HTML.
	Channel bool
	// Published is when it was published there, as that of a post; only exports in HTML say it.
	Published string
}

// Seen counts what an export holds.
type Seen struct {
	// Channels are the public channels; OtherChats were passed over. Service are messages such as "pinned a post".
	Channels, OtherChats, Service int
}

const public = "public_channel"

// errStop wraps what a consumer wants the reading to end with.
type errStop struct{ error }

// Is reports whether the beginning of a JSON file is that of an export.
func Is(head []byte) bool {
	dec := json.NewDecoder(bytes.NewReader(head))
	if t, err := dec.Token(); err != nil || t != json.Delim('{') {
		return false
	}
	kind := false
	for {
		key, err := dec.Token()
		if err != nil {
			return false
		}
		switch key {
		case "personal_information", "chats":
			return true
		case "messages":
			t, err := dec.Token()
			return kind && err == nil && t == json.Delim('[')
		case "type":
			kind = true
		}
		if skip(dec, func() {}) != nil {
			return false
		}
	}
}

// skip passes over one value piece by piece, however long it is; before each piece it calls allow.
func skip(dec *json.Decoder, allow func()) error {
	for depth := 0; ; {
		allow()
		t, err := dec.Token()
		if err != nil {
			return err
		}
		switch t {
		case json.Delim('{'), json.Delim('['):
			depth++
		case json.Delim('}'), json.Delim(']'):
			depth--
		}
		if depth <= 0 {
			return nil
		}
	}
}

// Read hands the posts of an export to each in their order, or the error of one that cannot be read; no more than max bytes
// of one message are held. What each returns ends the reading. The error names the byte at which an export is damaged or cut off.
func Read(r io.Reader, max int, each func(Post, error) error) (Seen, error) {
	m := &meter{r: r}
	x := &reader{dec: json.NewDecoder(m), meter: m, max: max, each: each}
	x.allow()
	err := x.object()
	var stop errStop
	switch {
	case err == nil:
		return x.seen, nil
	case errors.As(err, &stop):
		return x.seen, stop.error
	}
	if stopped := x.flush(); stopped != nil {
		errors.As(stopped, &stop)
		return x.seen, stop.error
	}
	return x.seen, x.located(err)
}

// meter refuses to read more than was allowed.
type meter struct {
	r    io.Reader
	left int
}

var errTooLarge = errors.New("a message is larger than the limit")

func (m *meter) Read(p []byte) (int, error) {
	if m.left <= 0 {
		return 0, errTooLarge
	}
	n, err := m.r.Read(p[:min(len(p), m.left)])
	m.left -= n
	return n, err
}

type reader struct {
	dec   *json.Decoder
	meter *meter
	max   int
	each  func(Post, error) error
	seen  Seen
	// held is the post to which pieces of an album may still come.
	held *Post
}

// allow lets the next value be read. The decoder reads ahead, so the buffer of before counts for nothing.
func (x *reader) allow() { x.meter.left = x.max }

func (x *reader) located(err error) error {
	at := x.dec.InputOffset()
	var syntax *json.SyntaxError
	switch {
	case err == io.EOF || errors.Is(err, io.ErrUnexpectedEOF):
		return fmt.Errorf("at byte %d: the export is cut off", at)
	case errors.As(err, &syntax):
		return fmt.Errorf("at byte %d: not valid JSON: %w", at, err)
	}
	return fmt.Errorf("at byte %d: %w", at, err)
}

// chat is what stands before a chat's messages.
type chat struct {
	Name string
	Type string
	ID   int64
}

// object reads the export, or one chat of it: fields, and then the messages or the chats.
func (x *reader) object() error {
	if err := x.open('{'); err != nil {
		return err
	}
	c := &chat{}
	for x.dec.More() {
		x.allow()
		key, err := x.dec.Token()
		if err != nil {
			return err
		}
		if err := x.field(c, key); err != nil {
			return err
		}
	}
	_, err := x.dec.Token()
	return err
}

func (x *reader) field(c *chat, key json.Token) error {
	switch key {
	case "name":
		return x.value(&c.Name)
	case "type":
		return x.value(&c.Type)
	case "id":
		return x.value(&c.ID)
	case "messages":
		return x.messages(c)
	case "chats", "left_chats":
		return x.object()
	case "list":
		return x.list(x.object)
	}
	return skip(x.dec, x.allow)
}

// value decodes a value; one of another kind is left empty, as a chat without a name has null.
func (x *reader) value(to any) error {
	err := x.dec.Decode(to)
	var other *json.UnmarshalTypeError
	if errors.As(err, &other) {
		return nil
	}
	return err
}

func (x *reader) open(d json.Delim) error {
	t, err := x.dec.Token()
	if err == nil && t != d {
		return fmt.Errorf("not in the shape of an export: %v where %v is expected", t, d)
	}
	return err
}

func (x *reader) list(each func() error) error {
	if err := x.open('['); err != nil {
		return err
	}
	for x.dec.More() {
		x.allow()
		if err := each(); err != nil {
			return err
		}
	}
	_, err := x.dec.Token()
	return err
}

func (x *reader) messages(c *chat) error {
	if c.Type != public {
		x.seen.OtherChats++
		return skip(x.dec, x.allow)
	}
	x.seen.Channels++
	if err := x.list(func() error { return x.message(c) }); err != nil {
		return err
	}
	return x.flush()
}

// message are the fields of a message that are read.
type message struct {
	ID            int64           `json:"id"`
	Type          string          `json:"type"`
	Date          string          `json:"date"`
	Unix          string          `json:"date_unixtime"`
	Edited        string          `json:"edited"`
	EditedUnix    string          `json:"edited_unixtime"`
	ForwardedFrom *string         `json:"forwarded_from"`
	ForwardedID   string          `json:"forwarded_from_id"`
	MediaType     string          `json:"media_type"`
	Photo         string          `json:"photo"`
	File          string          `json:"file"`
	Text          json.RawMessage `json:"text"`
}

func (x *reader) message(c *chat) error {
	at := x.dec.InputOffset()
	var raw json.RawMessage
	if err := x.dec.Decode(&raw); err != nil {
		return err
	}
	var m message
	err := json.Unmarshal(raw, &m)
	var text string
	if err == nil {
		text, err = textOf(m.Text)
	}
	switch {
	case err != nil:
		if stopped := x.flush(); stopped != nil {
			return stopped
		}
		return x.hand(Post{Offset: at, Channel: c.Name, ChannelID: c.ID, ID: m.ID}, fmt.Errorf("not in the shape of a message: %w", err))
	case m.Type != "message":
		x.seen.Service++
		return nil
	}
	return x.add(&Post{
		Offset: at, Channel: c.Name, ChannelID: c.ID, ID: m.ID, Text: text, Published: published(m.Unix, m.Date),
		Forward: m.forward(), Edited: published(m.EditedUnix, m.Edited),
		last: m.ID, stamp: m.Unix + m.Date, media: m.MediaType+m.Photo+m.File != "",
	})
}

// forward returns from whom a message was taken over.
func (m *message) forward() *Forward {
	if m.ForwardedFrom == nil && m.ForwardedID == "" {
		return nil
	}
	f := &Forward{Channel: strings.HasPrefix(m.ForwardedID, "channel")}
	if m.ForwardedFrom != nil {
		f.Name = *m.ForwardedFrom
	}
	return f
}

// same reports whether two posts were taken over from one.
func (f *Forward) same(o *Forward) bool { return f == o || f != nil && o != nil && *f == *o }

// add joins the pieces of an album: media of the same second under numbers that follow one another.
func (x *reader) add(p *Post) error {
	h := x.held
	if h == nil || !h.media || !p.media || p.stamp != h.stamp || p.ID != h.last+1 || p.ChannelID != h.ChannelID || !p.Forward.same(h.Forward) {
		if err := x.flush(); err != nil {
			return err
		}
		x.held = p
		return nil
	}
	h.last = p.ID
	h.Edited = max(h.Edited, p.Edited)
	if h.Text != "" && p.Text != "" {
		h.Text += "\n\n"
	}
	h.Text += p.Text
	return nil
}

func (x *reader) flush() error {
	if x.held == nil {
		return nil
	}
	p := *x.held
	x.held = nil
	return x.hand(p, nil)
}

func (x *reader) hand(p Post, err error) error {
	if err := x.each(p, err); err != nil {
		return errStop{err}
	}
	return nil
}

// textOf reads a text: a string, or an array of strings and of objects with a text of their own (links, bold words).
func textOf(raw json.RawMessage) (string, error) {
	raw = bytes.TrimSpace(raw)
	if len(raw) == 0 {
		return "", nil
	}
	if raw[0] != '[' {
		var s string
		err := json.Unmarshal(raw, &s)
		return s, err
	}
	var pieces []json.RawMessage
	if err := json.Unmarshal(raw, &pieces); err != nil {
		return "", err
	}
	var b strings.Builder
	for _, p := range pieces {
		var s string
		var entity struct{ Text string }
		if p[0] == '{' {
			if err := json.Unmarshal(p, &entity); err != nil {
				return "", err
			}
			s = entity.Text
		} else if err := json.Unmarshal(p, &s); err != nil {
			return "", err
		}
		b.WriteString(s)
	}
	return b.String(), nil
}

// published writes the second of a post in the zone in which the export writes its dates: the desk's own, which is nearer to
// the channel's day than universal time. Without the second it is the date as it stands, of no known zone.
func published(unix, local string) string {
	const quarter, furthest = 15 * time.Minute, 14 * time.Hour
	sec, err := strconv.ParseInt(unix, 10, 64)
	if err != nil {
		return local
	}
	t := time.Unix(sec, 0).UTC()
	if l, err := time.Parse("2006-01-02T15:04:05", local); err == nil {
		if off := l.Sub(t); off%quarter == 0 && off.Abs() <= furthest {
			return t.In(time.FixedZone("", int(off/time.Second))).Format(time.RFC3339)
		}
	}
	return t.Format(time.RFC3339)
}
