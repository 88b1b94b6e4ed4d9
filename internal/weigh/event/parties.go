package event

// partyMatch is how the actors of two claims agree.
type partyMatch struct {
	worth   int
	agents  bool // the doers match
	others  bool // they are named and have nothing to do with one another
	targets bool // those it is done to match, civilians apart
	slain   bool // one man is whom both acts of violence are done to
	shared  int  // parties in common where there are no sides
	swapped bool // one's doer is the other's target
	mixed   bool // one tells sides, the other does not
	why     string
}

func (k *linker) matchParties(a, b *item) partyMatch {
	if len(a.all) == 0 || len(b.all) == 0 {
		return partyMatch{}
	}
	if a.rule.rule == ruleMutual || b.rule.rule == ruleMutual || !a.sided() && !b.sided() {
		return k.matchSets(a, b)
	}
	if a.sided() != b.sided() {
		m := k.matchSets(a, b)
		m.worth, m.mixed = m.worth-10, true
		return m
	}
	return k.matchSides(a, b)
}

// sided reports whether a claim tells who did it, or to whom, and does not merely name parties.
func (it *item) sided() bool { return len(it.does) > 0 || !it.parties }

// matchSides compares doers with doers and targets with targets.
func (k *linker) matchSides(a, b *item) partyMatch {
	m := partyMatch{}
	doers, who := k.closest(a.does, b.does)
	if len(a.does) > 0 && len(b.does) > 0 {
		m.worth += [4]int{-8, 8, 15, 20}[doers]
		m.agents, m.others = doers >= kin, doers == strangers
		if m.agents {
			m.why = k.words("same side acts: ", who)
		}
		if doers == same && k.person(who) {
			m.worth += 15
		}
	}
	m.swapped = doers == strangers && (k.faces(a, b) || k.faces(b, a))
	k.matchTargets(a, b, &m)
	return m
}

// faces reports whether who acts in a is the one acted upon in b.
func (k *linker) faces(a, b *item) bool {
	r, who := k.closest(a.does, b.suffers)
	return r == same && who != civilians
}

// slainWorth is what it is worth that one man is struck in both: who is killed once is not killed again days later.
const slainWorth = 15

func (k *linker) matchTargets(a, b *item, m *partyMatch) {
	x, y := without(a.suffers, civilians), without(b.suffers, civilians)
	switch {
	case len(x) > 0 && len(y) > 0:
		r, who := k.closest(x, y)
		m.worth += [4]int{-8, 4, 10, 12}[r]
		m.targets = r >= kin
		if r == same && k.person(who) && a.rule.family == "violence" {
			m.worth, m.slain, m.why = m.worth+slainWorth, true, k.words("same man struck: ", who)
		}
	case len(x)+len(y) == 0 && len(a.suffers) > 0 && len(b.suffers) > 0:
		m.worth += 4
	}
}

func without(xs []string, drop string) []string {
	var out []string
	for _, x := range xs {
		if x != drop {
			out = append(out, x)
		}
	}
	return out
}

// matchSets compares actors without sides.
func (k *linker) matchSets(a, b *item) partyMatch {
	m := partyMatch{}
	x, y := a.all, b.all
	if len(x) > len(y) {
		x, y = y, x
	}
	for _, id := range x {
		r, _ := k.closest([]string{id}, y)
		m.worth += [4]int{0, 3, 7, 10}[r]
		if r >= kin {
			m.shared++
		}
		if r == same && k.person(id) {
			m.worth += 10
			m.why = k.words("same person ", id)
		}
	}
	switch {
	case m.shared == 0:
		m.worth = -15
	case m.shared < len(x):
		m.worth -= 5
	case m.why == "":
		m.why = "same parties"
	}
	m.worth = min(m.worth, 30)
	return m
}
