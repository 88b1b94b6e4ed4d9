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
	camp  string   // in whose mouth; empty: in anybody's
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
	s := succession{to: to, since: since, camp: r.get("camp")}
	if s.camp != "" && !b.camps[s.camp] {
		return r.errorf("unknown camp %q", s.camp)
	}
	for _, w := range r.list("keeps") {
		s.keeps = append(s.keeps, arabic.Fold(w))
	}
	b.successions[from.ID] = append(b.successions[from.ID], s)
	return nil
}

// asOf makes of the mentions what a report of that day and camp means by them: a state's army is that of the government of the
// day, unless the words say otherwise.
func (b *Book) asOf(at *setting, ts []arabic.Token, ms []Mention) {
	for i := range ms {
		m := &ms[i]
		for _, s := range b.successions[m.ID] {
			if at.day.IsZero() || at.day.Before(s.since) || s.camp != "" && !at.camps[s.camp] || keeps(s, ts[m.First:m.End]) {
				continue
			}
			m.ID = s.to.ID
			if !m.Capital {
				m.Kind = s.to.Kind
			}
			break
		}
	}
}

// keeps reports whether a word of the phrase, proclitics aside ("للنظام"), holds on to the old meaning.
func keeps(s succession, ts []arabic.Token) bool {
	return slices.ContainsFunc(ts, func(t arabic.Token) bool {
		return slices.ContainsFunc(s.keeps, func(end string) bool { return strings.HasSuffix(t.Norm, end) })
	})
}
