package acquire

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"tawatur"
	"tawatur/internal/acquire/letters"
	"tawatur/internal/acquire/stamp"
)

// record are the fields of a report as JSON; others are ignored. They stay raw so that an error can name its field.
type record struct {
	ID        json.RawMessage `json:"id"`
	URL       json.RawMessage `json:"url"`
	Outlet    json.RawMessage `json:"outlet"`
	Published json.RawMessage `json:"published"`
	Title     json.RawMessage `json:"title"`
	Text      json.RawMessage `json:"text"`
	Edited    json.RawMessage `json:"edited"`
	Forwarded json.RawMessage `json:"forwarded"`
}

// parseRecord reads one report. The errors name the field.
func parseRecord(raw []byte) (tawatur.Report, error) {
	var rep tawatur.Report
	if !utf8.Valid(raw) {
		return rep, fmt.Errorf("invalid UTF-8 at byte %d of the object", letters.FirstInvalid(raw))
	}
	var rec record
	if err := json.Unmarshal(raw, &rec); err != nil {
		return rep, fmt.Errorf("not valid JSON: %w", err)
	}
	if absent(rec.Text) {
		return rep, errors.New("field \"text\" is missing")
	}
	if err := rec.fill(&rep); err != nil {
		return tawatur.Report{}, err
	}
	return rep, nil
}

func (rec *record) fill(rep *tawatur.Report) error {
	var published, edited string
	for _, f := range []struct {
		name string
		raw  json.RawMessage
		to   *string
	}{
		{"url", rec.URL, &rep.URL}, {"title", rec.Title, &rep.Title},
		{"text", rec.Text, &rep.Text}, {"published", rec.Published, &published}, {"edited", rec.Edited, &edited},
	} {
		if err := stringField(f.name, f.raw, f.to); err != nil {
			return err
		}
	}
	rep.Published = stamp.Of(published)
	rep.Edited, _ = stamp.Parse(edited) // what is no date says nothing
	var err error
	if rep.ID, err = idField(rec.ID); err != nil {
		return err
	}
	if rep.Outlet, err = outletField("outlet", rec.Outlet); err != nil {
		return err
	}
	rep.Forwarded, err = forwardedField(rec.Forwarded)
	return err
}

func absent(raw json.RawMessage) bool { return len(raw) == 0 || string(raw) == "null" }

func stringField(name string, raw json.RawMessage, to *string) error {
	if absent(raw) {
		return nil
	}
	if err := json.Unmarshal(raw, to); err != nil {
		return fmt.Errorf("field %q is not a string", name)
	}
	return nil
}

// idField reads an id, which feeds also write as a number.
func idField(raw json.RawMessage) (string, error) {
	if absent(raw) {
		return "", nil
	}
	var n json.Number
	if raw[0] != '"' {
		if err := json.Unmarshal(raw, &n); err != nil {
			return "", errors.New("field \"id\" is not a string")
		}
		return n.String(), nil
	}
	var s string
	err := stringField("id", raw, &s)
	return strings.TrimSpace(s), err
}

// forwardedField reads from whom a report was passed on: an outlet's name, or an object with from, url and published.
func forwardedField(raw json.RawMessage) (*tawatur.Forward, error) {
	if absent(raw) {
		return nil, nil
	}
	var f struct {
		From           json.RawMessage
		URL, Published string
	}
	if raw[0] == '"' {
		f.From = raw
	} else if raw[0] != '{' || json.Unmarshal(raw, &f) != nil {
		return nil, errors.New("field \"forwarded\" is neither a string nor an object with from, url and published")
	}
	out := &tawatur.Forward{URL: f.URL}
	out.Published, _ = stamp.Parse(f.Published) // what is no date says nothing
	var err error
	out.From, err = outletField("forwarded", f.From)
	return out, err
}

// outletField reads an outlet: its name, or an object with id and name.
func outletField(name string, raw json.RawMessage) (*tawatur.Outlet, error) {
	if absent(raw) {
		return nil, nil
	}
	var o tawatur.Outlet
	bad := fmt.Errorf("field %q is neither a string nor an object with id and name", name)
	switch raw[0] {
	case '"':
		if json.Unmarshal(raw, &o.Name) != nil {
			return nil, bad
		}
	case '{':
		if json.Unmarshal(raw, &o) != nil {
			return nil, bad
		}
	default:
		return nil, bad
	}
	if o.Name = strings.TrimSpace(o.Name); o == (tawatur.Outlet{}) {
		return nil, nil
	}
	return &o, nil
}
