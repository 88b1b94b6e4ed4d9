package tawatur

import (
	"cmp"
	"fmt"
	"slices"
)

// Kinds of stories.
const (
	StorySiege        = "siege"        // opened, described, tightened, lifted
	StoryFighting     = "fighting"     // between two sides at one place over days
	StoryBombardment  = "bombardment"  // strikes of one side on one place over days
	StoryTalks        = "talks"        // announced, held, leading to a deal
	StoryDetention    = "detention"    // people held, then released
	StoryDisplacement = "displacement" // people leave one place over days
	StoryToll         = "toll"         // the number of dead or injured of an event rises
)

// How the day of a step is known.
const (
	DayStated  = "stated"  // a report says it
	DayAbout   = "about"   // worked out, with the reason
	DayBy      = "by"      // nobody says it; it was first told on that day
	DayUnknown = "unknown" // nobody says it and nobody can tell when it was told
)

// Story is several events that hang together over time: a siege is imposed, described and lifted. It is derived from
// events, rebuilt at will, and says no more than they do.
type Story struct {
	ID    string      `json:"id"`
	Kind  string      `json:"kind"`
	Title Name        `json:"title"`
	Place *EventPlace `json:"place"`
	// Places are all places of its founding events.
	Places []EventPlace `json:"places,omitempty"`
	// Doers and Others are the actors of either side; of talks, all parties are doers.
	Doers  []string  `json:"doers"`
	Others []string  `json:"others"`
	Time   EventTime `json:"time"`
	// State is where the last step left it, "" where nothing is told of an end.
	State string      `json:"state,omitempty"`
	Steps []StoryStep `json:"steps"`
	// Tolls are the numbers that changed from report to report.
	Tolls []TollSeries `json:"tolls,omitempty"`
	// Disputes are the disputed fields of its events.
	Disputes []StoryDispute `json:"disputes"`
	// Articles, Outlets and Origins count over all own steps. Origins is a lower bound.
	Articles int `json:"articles"`
	Outlets  int `json:"outlets"`
	// Unnamed is how many of the articles name no outlet.
	Unnamed int `json:"unnamed,omitempty"`
	Origins int `json:"origins"`
}

// Check says in which way the time of a story contradicts itself or its steps, nil for none: what its own steps state as done lies
// within it. Of a siege talks and deals may come after its end.
func (s Story) Check() error {
	if err := s.Time.Check(); err != nil {
		return err
	}
	for _, st := range s.Steps {
		talk := s.Kind == StorySiege && !slices.Contains([]string{"opened", "described", "lifted"}, st.Role)
		if st.Context || st.Planned || st.Basis != DayStated || talk {
			continue
		}
		if st.Day < s.Time.Start || s.Time.End != "" && cmp.Or(st.End, st.Day) > s.Time.End {
			return fmt.Errorf("step %s of %s..%s lies outside %s", st.Event, st.Day, st.End, s.Time.EDTF)
		}
	}
	return nil
}

// Days are the stretches of ISO days, each the first and the last, that a story and its own steps lie in.
func (s Story) Days() [][2]string {
	var out [][2]string
	add := func(start, end string) {
		if start != "" && !slices.Contains(out, [2]string{start, end}) {
			out = append(out, [2]string{start, end})
		}
	}
	add(s.Time.Start, cmp.Or(s.Time.End, s.Time.Start))
	for _, st := range s.Steps {
		if !st.Context {
			add(st.Day, cmp.Or(st.End, st.Day))
		}
	}
	return out
}

// TouchDays reports whether any stretch of days lies within, or reaches into, two ISO days; either may be empty. A story without any day
// touches none.
func TouchDays(days [][2]string, from, to string) bool {
	return slices.ContainsFunc(days, func(d [2]string) bool { return (from == "" || d[1] >= from) && (to == "" || d[0] <= to) })
}

// Newest returns the last day that a story knows of, "" for none.
func (s Story) Newest() string {
	last := cmp.Or(s.Time.End, s.Time.Start)
	for _, st := range s.Steps {
		if !st.Context {
			last = max(last, st.Day, st.End)
		}
	}
	return last
}

// StoryOf finds the story that each event is a step of: of several the one of most steps. Events that only stand in one as the
// answer to a step are in none.
func StoryOf(stories []Story) map[string]string {
	of, steps := map[string]string{}, map[string]int{}
	for _, s := range stories {
		steps[s.ID] = len(s.Steps)
		for _, st := range s.Steps {
			was, told := of[st.Event]
			if !st.Context && (!told || cmp.Or(cmp.Compare(len(s.Steps), steps[was]), cmp.Compare(was, s.ID)) > 0) {
				of[st.Event] = s.ID
			}
		}
	}
	return of
}

// StoryStep is an event in its role in a story, or in the timeline of a place.
type StoryStep struct {
	Event string `json:"event"`
	Type  string `json:"type"`
	// Role is empty in the timeline of a place; Story names there the story that it is a step of.
	Role  string `json:"role,omitempty"`
	Story string `json:"story,omitempty"`
	Title Name   `json:"title"`
	// Day and End are ISO days; Basis says how Day is known.
	Day   string `json:"day,omitempty"`
	End   string `json:"end,omitempty"`
	Basis string `json:"basis"`
	// Told and ToldLast are the first and the last day on which a report told it, "" when nobody can tell.
	Told     string `json:"told,omitempty"`
	ToldLast string `json:"told_last,omitempty"`
	// Planned says that no report tells it as done.
	Planned bool `json:"planned,omitempty"`
	// Context says that it is a step of another story, or of none, and stands here because a step of this one answers it.
	Context bool `json:"context,omitempty"`
	// Why holds the reasons for which it is in the story.
	Why []string `json:"why,omitempty"`
}

// TollSeries is a number of people harmed in one event as it changed from report to report, in the order of publication.
type TollSeries struct {
	Event string `json:"event"`
	Kind  string `json:"kind"`
	Who   string `json:"who"`
	// Rises says that a later report states more than an earlier one held possible.
	Rises bool       `json:"rises"`
	Said  []TollSaid `json:"said"`
}

// TollSaid is what one claim states of a toll.
type TollSaid struct {
	Published string `json:"published,omitempty"`
	Claim     string `json:"claim"`
	Report    string `json:"report"`
	Outlet    string `json:"outlet,omitempty"`
	Speaker   string `json:"speaker,omitempty"`
	Min       *int   `json:"min"`
	Max       *int   `json:"max"`
	Words     string `json:"words"`
}

// StoryDispute names a disputed field of an event of a story.
type StoryDispute struct {
	Event string `json:"event"`
	Field string `json:"field"`
}

// What is said of the control of a place.
const (
	ControlTaken = "taken" // a party is said to have taken it
	ControlLeft  = "left"  // a party is said to have left it
)

// ControlClaim is one event in which a party is said to have taken or left a place. It is what is said, never who holds the
// place.
type ControlClaim struct {
	Event  string     `json:"event"`
	Type   string     `json:"type"`
	Title  Name       `json:"title"`
	What   string     `json:"what"`
	Place  EventPlace `json:"place"`
	Actors []string   `json:"actors"`
	// From are those from whom it is said to have been taken.
	From  []string `json:"from,omitempty"`
	Day   string   `json:"day,omitempty"`
	Basis string   `json:"basis"`
	Told  string   `json:"told,omitempty"`
	// Planned says that no report tells it as done.
	Planned  bool           `json:"planned,omitempty"`
	By       []ControlVoice `json:"by"`
	DeniedBy []ControlVoice `json:"denied_by,omitempty"`
}

// ControlVoice is an origin of what is said of a place, with its outlets.
type ControlVoice struct {
	Origin  string   `json:"origin"`
	Outlets []string `json:"outlets"`
	// Own says that the party speaks for itself, or one of its own does.
	Own bool `json:"own,omitempty"`
}
