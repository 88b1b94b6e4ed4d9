package actors

import (
	"slices"
	"strings"
	"time"

	"tawatur/arabic"
)

// succession says whom an actor's name means from a day on.
type succession struct {
	to    *Actor
	since time.Time
	keeps []string // folded endings of words
}

func (b *Book) addSuccession(r row) error {
	from, to := b.byID[r.get("id")], b.byID[r.get("successor")]
	if from == nil || to == nil {
		return r.errorf("unknown actor %q or %q", r.get("id"), r.get("successor"))
	}
	since, err := time.Parse(time.DateOnly, r.get("since"))
	if err != nil {
		return r.errorf("since: %v", err)
	}
	s := succession{to: to, since: since}
	for _, w := range r.list("keeps") {
		s.keeps = append(s.keeps, arabic.Fold(w))
	}
	b.successions[from.ID] = s
	return nil
}

// AsOf returns the mentions as a report published on a day means them: a state's army is that of the government of the
// day, unless the words say otherwise. The mentions given are not changed.
func (b *Book) AsOf(day time.Time, ts []arabic.Token, ms []Mention) []Mention {
	out := slices.Clone(ms)
	for i, m := range out {
		s, ok := b.successions[m.ID]
		if !ok || day.Before(s.since) || keeps(s, ts[m.First:m.End]) {
			continue
		}
		out[i].ID = s.to.ID
		if !m.Capital {
			out[i].Kind = s.to.Kind
		}
	}
	return out
}

// keeps reports whether a word of the phrase, proclitics aside ("للنظام"), holds on to the old meaning.
func keeps(s succession, ts []arabic.Token) bool {
	return slices.ContainsFunc(ts, func(t arabic.Token) bool {
		return slices.ContainsFunc(s.keeps, func(end string) bool { return strings.HasSuffix(t.Norm, end) })
	})
}
