package claim

// reach returns the token up to which the people behind an act are its own: its clause's end, or before that another act
// that only says when or wherewith ("بعد هجوم ل...", "ردا على قصف ..."), or the comma behind an act that itself only
// says when ("ومع انطلاق الهجوم، ...").
func (w *work) reach(p *proto) int {
	to := p.to
	for _, q := range w.protos {
		if q == p || !q.hit.Noun || q.hit.First <= p.hit.End || q.hit.First >= to || p.gov != nil && q.hit.First <= p.gov.First {
			continue
		}
		if j, ok := w.aside(q); ok && j > p.hit.End {
			to = j
		}
	}
	if p.hit.Noun && p.gov == nil && w.fronted(p) {
		for i := p.hit.End; i < to; i++ {
			if w.d.Tokens[i].Norm == "،" {
				return i
			}
		}
	}
	return to
}

// aside reports whether a noun of act stands behind words that make it the circumstance of another, and where they begin.
func (w *work) aside(q *proto) (int, bool) { return w.cueBefore("circumstance", q.hit.First) }

// fronted reports whether an act only says when the rest of its clause happened, told before any verb.
func (w *work) fronted(p *proto) bool {
	j, ok := w.aside(p)
	return ok && w.mainVerb(p.from, j) < 0
}

// suffered reports whether the subject of the verb that carries an act is struck by it: "تعرضت القرية لقصف", "رد الجيش
// على قصف".
func (w *work) suffered(p *proto) bool {
	if p.gov == nil {
		return false
	}
	return p.gov.Entry.Class == "undergo" || p.gov.Entry.Frame == "on" && p.gov.First < p.hit.First && w.preposed(p.hit.First) == "علي"
}

// describes reports whether token i names the body that the actor right before belongs to: "القوة المشتركة التابعة للتحالف".
func (w *work) describes(i int) bool {
	j := w.prevWord(i)
	if j >= 0 && w.d.Tokens[j].Norm == "ل" {
		j = w.prevWord(j)
	}
	if j < 0 || w.d.Cue("link", j) == 0 && w.d.Cue("led", j) == 0 {
		return false
	}
	k := w.prevWord(j)
	return k >= 0 && (w.d.Cue("led", j) > 0 || w.d.ActorAt[k] >= 0)
}
