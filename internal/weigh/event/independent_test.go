package event

import (
	"strings"
	"testing"

	"tawatur"
)

func TestIndependence(t *testing.T) {
	member := func(e tawatur.Extraction) Member { return Members([]tawatur.Extraction{e})[0] }
	for _, c := range []struct {
		name, want, why string
		a, b            tawatur.Extraction
	}{
		{"one outlet", Dependent, "same outlet", mk("a", from("x")), mk("b", from("x"))},
		{"one owner", Dependent, "same outlet or owner: x", mk("a", from("x")), mk("b", from("x-english"))},
		{"one speaker", Dependent, "both cite monitor", mk("a", citing("monitor")), mk("b", citing("monitor"))},
		{"one body", Dependent, "one a part of the other", mk("a", citing("army-a")), mk("b", citing("state-a"))},
		{"the speaker's own report", Dependent, "told by monitor, whom the other cites", mk("a", from("monitor")), mk("b", citing("monitor"))},
		{"two speakers", Independent, "different speakers", mk("a", citing("monitor")), mk("b", citing("hospital"))},
		{"anonymous", NotKnownWhich, "one of them", mk("a", citing("local-sources")), mk("b", citing("hospital"))},
		{"no source", NotKnownWhich, "neither", mk("a"), mk("b")},
	} {
		answer, why := Independence(member(c.a), member(c.b), opt())
		other, _ := Independence(member(c.b), member(c.a), opt())
		if answer != c.want || other != answer || !strings.Contains(why, c.why) {
			t.Errorf("%s: %s (%s), the other way %s; want %s (%s)", c.name, answer, why, other, c.want, c.why)
		}
	}
}
