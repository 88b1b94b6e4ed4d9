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

// record are the fields of a report as JSON; others are ignored. Those that may be of several kinds stay raw.
type record struct {
	ID        json.RawMessage `json:"id"`
	URL       string          `json:"url"`
	Outlet    json.RawMessage `json:"outlet"`
	Published string          `json:"published"`
	Title     string          `json:"title"`
	Text      *string         `json:"text"`
	Edited    string          `json:"edited"`
	Forwarded json.RawMessage `json:"forwarded"`
}

// parseRecord reads one report. The errors name the field.
func parseRecord(raw []byte) (tawatur.Report, error) {
	if !utf8.Valid(raw) {
		return tawatur.Report{}, fmt.Errorf("invalid UTF-8 at byte %d of the object", letters.FirstInvalid(raw))
	}
	var rec record
	var kind *json.UnmarshalTypeError
	switch err := json.Unmarshal(raw, &rec); {
	case errors.As(err, &kind):
		return tawatur.Report{}, fmt.Errorf("field %q is not a string", kind.Field)
	case err != nil:
		return tawatur.Report{}, fmt.Errorf("not valid JSON: %w", err)
	case rec.Text == nil:
		return tawatur.Report{}, errors.New("field \"text\" is missing")
	}
	return rec.report()
}

// report makes a report of the fields.
func (rec *record) report() (tawatur.Report, error) {
	rep := tawatur.Report{URL: rec.URL, Title: rec.Title, Text: *rec.Text, Published: stamp.Of(rec.Published)}
	rep.Edited, _ = stamp.Parse(rec.Edited) // what is no date says nothing
	var err error
	if rep.ID, err = idField(rec.ID); err != nil {
		return tawatur.Report{}, err
	}
	if rep.Outlet, err = outletField("outlet", rec.Outlet); err != nil {
		return tawatur.Report{}, err
	}
	if rep.Forwarded, err = forwardedField(rec.Forwarded); err != nil {
		return tawatur.Report{}, err
	}
	return rep, nil
}

func absent(raw json.RawMessage) bool { return len(raw) == 0 || string(raw) == "null" }

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
	if json.Unmarshal(raw, &s) != nil {
		return "", errors.New("field \"id\" is not a string")
	}
	return strings.TrimSpace(s), nil
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
