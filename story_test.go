package tawatur

import "testing"

func TestStoryOf(t *testing.T) {
	step := func(ids ...string) (out []StoryStep) {
		for _, id := range ids {
			out = append(out, StoryStep{Event: id})
		}
		return out
	}
	stories := []Story{{ID: "s1", Steps: step("a", "b")}, {ID: "s2", Steps: step("b", "c", "d")}, {ID: "s3", Steps: step("e", "a")}}
	stories[1].Steps[2].Context = true
	got := StoryOf(stories)
	for event, want := range map[string]string{"a": "s1", "b": "s2", "c": "s2", "d": "", "e": "s3"} {
		if got[event] != want {
			t.Errorf("event %s is a step of %q, not %q", event, got[event], want)
		}
	}
}
