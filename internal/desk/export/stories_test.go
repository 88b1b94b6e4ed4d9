package export

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"reflect"
	"strings"
	"testing"

	"tawatur"
)

func TestStoriesAreLines(t *testing.T) {
	var b bytes.Buffer
	stories := []tawatur.Story{{ID: "s-new", Steps: []tawatur.StoryStep{{Event: "e", Day: "2024-08-09", Basis: tawatur.DayStated}}}, {ID: "s-old"}}
	gone := errors.New("gone")
	err := StoriesJSONL(&b, func(yield func(tawatur.Story, error) bool) {
		for _, s := range stories {
			if !yield(s, nil) {
				return
			}
		}
		yield(tawatur.Story{}, gone)
	})
	if err != gone {
		t.Errorf("a record that cannot be read on: %v", err)
	}
	var ids []string
	for line := range strings.Lines(b.String()) {
		var s tawatur.Story
		if err := json.Unmarshal([]byte(line), &s); err != nil {
			t.Fatal(err)
		}
		ids = append(ids, s.ID)
	}
	if got := strings.Join(ids, " "); got != "s-new s-old" {
		t.Error(got)
	}
}

// TestTheSchemaNamesEveryField holds docs/stories.schema.json to what is written.
func TestTheSchemaNamesEveryField(t *testing.T) {
	data, err := os.ReadFile("../../../docs/stories.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	var schema struct {
		Properties map[string]struct {
			Items struct{ Properties map[string]any }
		}
		Defs map[string]struct{ Properties map[string]any } `json:"$defs"`
	}
	if err := json.Unmarshal(data, &schema); err != nil {
		t.Fatal(err)
	}
	top := map[string]any{}
	for k := range schema.Properties {
		top[k] = nil
	}
	said := schema.Properties["tolls"].Items.Properties["said"].(map[string]any)["items"].(map[string]any)["properties"].(map[string]any)
	for _, c := range []struct {
		value any
		has   map[string]any
	}{
		{tawatur.Story{}, top}, {tawatur.StoryStep{}, schema.Defs["step"].Properties}, {tawatur.EventPlace{}, schema.Defs["place"].Properties},
		{tawatur.TollSeries{}, schema.Properties["tolls"].Items.Properties}, {tawatur.TollSaid{}, said},
		{tawatur.StoryDispute{}, schema.Properties["disputes"].Items.Properties},
		{tawatur.ControlClaim{}, schema.Defs["control"].Properties}, {tawatur.ControlVoice{}, schema.Defs["voice"].Properties},
	} {
		typ := reflect.TypeOf(c.value)
		for i := range typ.NumField() {
			name, _, _ := strings.Cut(typ.Field(i).Tag.Get("json"), ",")
			if _, ok := c.has[name]; !ok {
				t.Errorf("%s: the schema lacks %q", typ, name)
			}
		}
		if typ.NumField() != len(c.has) {
			t.Errorf("%s has %d fields, the schema %d", typ, typ.NumField(), len(c.has))
		}
	}
}
