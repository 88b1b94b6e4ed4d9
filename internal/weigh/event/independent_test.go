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
		{"a forward", Dependent, "b is forwarded from x", mk("a", from("x")), mk("b", from("y"), forwarded("x"))},
		{"two forwards", Dependent, "both are forwarded from x", mk("a", forwarded("x")), mk("b", forwarded("x"))},
		{"a forward of a sister", Dependent, "same outlet or owner: x", mk("a", from("x-english")), mk("b", forwarded("x"))},
		{"the speaker's post forwarded", Dependent, "told by monitor, whom the other cites", mk("a", forwarded("monitor")), mk("b", citing("monitor"))},
		{"two forwarded by one", Independent, "x and z each", mk("a", from("y"), forwarded("x")), mk("b", from("y"), forwarded("z"))},
		{"one speaker", Dependent, "both cite monitor", mk("a", citing("monitor")), mk("b", citing("monitor"))},
		{"one body", Dependent, "one a part of the other", mk("a", citing("army-a")), mk("b", citing("state-a"))},
		{"the speaker's own report", Dependent, "told by monitor, whom the other cites", mk("a", from("monitor")), mk("b", citing("monitor"))},
		{"two speakers", Independent, "different speakers", mk("a", citing("monitor")), mk("b", citing("hospital"))},
		{"a speaker and an outlet", Independent, "outlet-b tells it in its own name", mk("a", citing("monitor")), mk("b")},
		{"two outlets", Independent, "each tell it in their own name", mk("a"), mk("b")},
		{"anonymous", NotKnownWhich, "one of them", mk("a", citing("local-sources")), mk("b", citing("hospital"))},
		{"both anonymous", NotKnownWhich, "either", mk("a", citing("local-sources")), mk("b", citing("local-sources"))},
		{"a forward of nobody", NotKnownWhich, "one of them", mk("a"), mk("b", unsigned)},
		{"a page of nobody", NotKnownWhich, "one of them", mk("a", nameless), mk("b")},
		{"two pages of nobody", NotKnownWhich, "either", mk("a", nameless), mk("b", nameless)},
		{"two pages of nobody and their speakers", Independent, "different speakers", mk("a", nameless, citing("monitor")), mk("b", nameless, citing("hospital"))},
	} {
		answer, why := Independence(member(c.a), member(c.b), opt())
		other, _ := Independence(member(c.b), member(c.a), opt())
		if answer != c.want || other != answer || !strings.Contains(why, c.why) {
			t.Errorf("%s: %s (%s), the other way %s; want %s (%s)", c.name, answer, why, other, c.want, c.why)
		}
	}
}

// TestForwardsAreNoOrigin holds a channel that forwards two others: it adds itself to the outlets and nothing to the origins.
func TestForwardsAreNoOrigin(t *testing.T) {
	entries := []tawatur.Extraction{
		mk("a", from("x")), mk("b", from("z")), mk("c", from("y"), forwarded("x")), mk("d", from("y"), forwarded("z")),
	}
	events := Build(entries, opt())
	if len(events) != 1 {
		t.Fatalf("%d events, want 1", len(events))
	}
	e := events[0]
	if e.Status.Outlets != 3 || e.Status.Origins != 2 {
		t.Errorf("%d outlets and %d origins, want 3 and 2: %+v", e.Status.Outlets, e.Status.Origins, e.Origins)
	}
	for _, o := range e.Origins {
		if !strings.Contains(o.Why, "is forwarded from "+o.Origin) || len(o.Reports) != 2 {
			t.Errorf("%+v", o)
		}
	}
	alone := Build([]tawatur.Extraction{mk("c", from("y"), forwarded("x"))}, opt())[0].Origins[0]
	if alone.Origin != "x" || alone.Why != "told by one report; it is forwarded from x" {
		t.Errorf("%+v", alone)
	}
}
