package claim

import "tawatur"

// answered returns the act that an act is told to answer, nil where no words tie it to one: "حاصرت المدينة ردا على هجوم". The
// answer is the last act told before these words in the sentence; what stands behind them tells an earlier act again or
// is that act.
func (w *work) answered(p *proto) *proto {
	for _, q := range w.inSentences(p.sent, p.sent) {
		if q == p || q.hit.First < p.hit.End {
			continue
		}
		if at, ok := w.cueBefore("answer", q.hit.First); ok && at >= p.hit.End && !speechActs[q.typ] {
			return toldFirst(q)
		}
		if q.dropped == "" {
			return nil
		}
	}
	return nil
}

// answerTo returns the act of its sentence that is told to answer p, nil for none.
func (w *work) answerTo(p *proto) *proto {
	for _, q := range w.inSentences(p.sent, p.sent) {
		if q.dropped == "" && q != p && w.answered(q) == p {
			return q
		}
	}
	return nil
}

// byHandsOf reports whether two acts are one, or done by related bodies.
func (w *work) byHandsOf(p, q *proto) bool {
	return p == q || w.related(w.idsOf(p, tawatur.RoleAgent), w.idsOf(q, tawatur.RoleAgent))
}

// toldFirst returns the act that stands for a proposal: itself, or the one that it tells again; nil when it was turned down.
func toldFirst(q *proto) *proto {
	if q.dropped == "" {
		return q
	}
	if q.again != nil && q.again.dropped == "" {
		return q.again
	}
	return nil
}
