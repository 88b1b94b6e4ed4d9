package web

import (
	"slices"

	"tawatur"
)

// blameView is how responsibility for an event is told: for each actor to whom it is attributed, who says so, who denies it, who of
// its own acknowledges it, or that it is not heard. It is never a finding.
type blameView struct {
	Actor        term       `json:"actor"`
	Attributed   []claimNum `json:"attributed"`
	Denied       []claimNum `json:"denied"`
	Acknowledged []claimNum `json:"acknowledged"`
	// Heard says that somebody of the actor's body is cited in these reports. Silence is not denial.
	Heard bool `json:"heard"`
}

// blame reads the responsibility off the claims, in the order in which the event lists its agents.
func (n namer) blame(ev tawatur.Event, claims []claimView, nums claimNums) []blameView {
	out := []blameView{}
	for _, a := range ev.Actors {
		if a.Role != tawatur.RoleAgent {
			continue
		}
		b := blameView{Actor: n.actor(a.ID, ""), Attributed: []claimNum{}, Denied: []claimNum{}, Acknowledged: []claimNum{}}
		for _, c := range claims {
			own := slices.ContainsFunc(c.Speakers, func(s speaker) bool { return n.s.sameBody(s.ID, a.ID) })
			b.Heard = b.Heard || own
			if slices.ContainsFunc(c.Actors, func(p partyView) bool { return p.Role.ID == tawatur.RoleAgent && p.ID == a.ID }) {
				b.put(c, own, nums[c.ID])
			}
		}
		out = append(out, b)
	}
	return out
}

// put files a claim that names the actor as agent.
func (b *blameView) put(c claimView, own bool, num claimNum) {
	switch {
	case c.Modality.ID == tawatur.Denied:
		b.Denied = append(b.Denied, num)
	case c.Modality.ID != tawatur.Asserted:
	case own:
		b.Acknowledged = append(b.Acknowledged, num)
	default:
		b.Attributed = append(b.Attributed, num)
	}
}

// maxBodies bounds how far up the larger bodies of an actor are looked at.
const maxBodies = 8

// sameBody reports whether one of two actors is the other or a part of it.
func (s *site) sameBody(a, b string) bool {
	return a != "" && b != "" && (s.within(a, b) || s.within(b, a))
}

func (s *site) within(part, whole string) bool {
	for range maxBodies {
		if part == whole {
			return true
		}
		if part = s.opt.ActorParent(part); part == "" {
			return false
		}
	}
	return false
}

// wordingView is loaded wording of reports for an actor, as a quotation with who uses it.
type wordingView struct {
	Words string     `json:"words"`
	Actor term       `json:"actor"`
	By    []claimNum `json:"by"`
}

// wordings lists the loaded words of the claims in the order of the claims, those that are one name in other spellings once.
func wordings(claims []claimView, nums claimNums) []wordingView {
	out, names := []wordingView{}, newAlike()
	for _, c := range claims {
		for _, a := range c.Actors {
			names.know(a.ID, a.Wording)
		}
	}
	for _, c := range claims {
		for _, a := range c.Actors {
			if a.Wording == "" {
				continue
			}
			words := names.name(a.ID, a.Wording)
			i := slices.IndexFunc(out, func(w wordingView) bool { return w.Words == words && w.Actor.ID == a.ID })
			if i < 0 {
				i, out = len(out), append(out, wordingView{Words: words, Actor: a.term})
			}
			if w := &out[i]; !slices.Contains(w.By, nums[c.ID]) {
				w.By = append(w.By, nums[c.ID])
			}
		}
	}
	return out
}
