package claim

import (
	"strings"

	"tawatur"
)

// deniedBy returns the denial in whose content an act stands: "نفى أن تكون قواته قصفت".
func (w *work) deniedBy(p *proto) *proto {
	for _, q := range w.protos {
		if q.typ == "denial" && q.dropped == "" && !q.hit.Noun && q.sent == p.sent && q.hit.First < p.hit.First && p.hit.First-q.hit.First < 25 {
			return q
		}
	}
	return nil
}

// mood marks what is denied, planned, feared or history.
func (w *work) mood(p *proto) {
	if q := w.deniedBy(p); q != nil && !speechActs[p.typ] {
		p.modality = tawatur.Denied
		p.step("modality", w.words(q.hit.First, q.hit.End), "the content of a denial")
		return
	}
	if p.hit.Future && !speechActs[p.typ] {
		p.modality = tawatur.Planned
		p.step("modality", "", "future form")
	}
	for _, i := range []int{p.hit.First - 1, p.hit.First - 2, p.hit.First - 3} {
		if i < p.from || w.sentOf[i] != p.sent || speechActs[p.typ] || p.modality != tawatur.Asserted {
			break
		}
		if w.d.Cue("planned", i) > 0 {
			p.modality = tawatur.Planned
			p.step("modality", w.words(i, i+1), "intended or expected")
		} else if w.d.Cue("hypothetical", i) > 0 && w.d.Tokens[i].Norm != "قد" {
			p.modality = tawatur.Hypothetical
			p.step("modality", w.words(i, i+1), "possible or feared")
		} else if strings.TrimLeft(w.d.Tokens[i].Norm, "و") == "قد" && i+1 == p.hit.First && p.hit.Present {
			p.modality = tawatur.Hypothetical
		}
	}
	s := w.d.Sentences[p.sent]
	for i := s.First; i < s.End && i < s.First+3; i++ {
		if w.d.Cue("background", i) > 0 {
			p.background = true
		}
	}
	for i := s.First; i < s.End; i++ {
		if w.d.Cue("habit", i) > 0 {
			p.background = true
			p.step("background", w.words(i, i+1), "habit")
			break
		}
	}
}
