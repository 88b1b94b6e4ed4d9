package verb

import "strings"

// three recognises a past of three letters: measures I and II, and the doubled measure IV.
func three(e Entry, w []rune, x exception) lemma {
	l := lemma{measure: "I"}
	if w[0] == 'ا' {
		w = append([]rune{'ء'}, w[1:]...)
	}
	if m := threeMeasure(e, w, x); m != "" {
		l.measure = m
	}
	if l.measure == "IV" {
		l.class = "doubled"
		l.radicals(w[1:])
		return l
	}
	l.weak(w, l.measure == "I")
	// A second radical that is doubled in a measure I would be written once; رئي and حيي are too rare to matter.
	return l
}

// threeMeasure decides between the measures of three letters, "" when nothing speaks against I.
func threeMeasure(e Entry, w []rune, x exception) string {
	switch shaddaAt(e.Past) {
	case 1:
		return "II"
	case 2:
		if w[0] == 'ء' {
			return "IV"
		}
	}
	p := bare(e.Present)
	switch {
	case w[1] == 'ا':
		return "I"
	case shaddaAt(e.Present) == 2 || w[0] == 'ء' && strings.ContainsRune(e.Present, 'ؤ'):
		return "II"
	case len(p) == 3 && w[0] == 'ء' && p[1] != 'ء':
		return "IV"
	}
	if m := measureOfMasdar(e.Masdar, w); m != "" {
		return m
	}
	switch {
	case x.measure != "":
		return x.measure
	case w[1] == w[2], (w[1] == 'و' || w[1] == 'ي') && !isFinalWeak(w[2]):
		return "II"
	}
	return ""
}

// measureOfMasdar reads the measure off a verbal noun: تدمير and تغطية are II, إعداد is IV, قتل says I.
func measureOfMasdar(masdars []string, w []rune) string {
	for _, m := range masdars {
		b := bare(m)
		switch {
		case len(b) == 5 && b[0] == 'ت' && b[1] == w[0] && b[2] == w[1]:
			return "II"
		case len(b) == 5 && w[0] == 'ء' && b[0] == 'ا' && b[1] == w[1] && b[2] == w[2] && b[3] == 'ا' && b[4] == w[2]:
			return "IV"
		}
	}
	if len(masdars) > 0 && w[0] != 'ء' && !isFinalWeak(w[2]) && isSimple(bare(masdars[0])) {
		return "I"
	}
	return ""
}

// isSimple reports whether a verbal noun is of the shapes قتل or هجوم, which only measure I has.
func isSimple(m []rune) bool { return len(m) == 3 || len(m) == 4 && m[2] == 'و' }

// four recognises a past of four letters.
func four(w []rune, listed string, present []rune) lemma {
	l := lemma{}
	switch {
	case listed == "IX":
		l.measure, l.class = "IX", "doubled"
		l.radicals(w[1:])
	case listed == "QI":
		l.measure, l.class = "QI", "sound"
		l.radicals(w)
	case w[0] == 'ء' && w[1] == 'ا' && !hasAlef(present):
		l.measure = "IV"
		l.weak([]rune{'ء', w[2], w[3]}, false)
	case w[1] == 'ا':
		l.measure = "III"
		l.weak([]rune{w[0], w[2], w[3]}, false)
	case w[0] == 'ء':
		l.fourth(w)
	case w[0] == 'ا':
		l.joined(w)
	case w[0] == 'ت':
		l.measure = "V"
		l.weak(w[1:], false)
	default:
		l.measure, l.class = "QI", "sound"
		l.radicals(w)
	}
	return l
}

// hasAlef tells يؤاخذ, measure III, from يؤمن.
func hasAlef(present []rune) bool { return len(present) > 2 && present[2] == 'ا' }

// fourth is measure IV: أعلن, أصاب, ألقى; أصيب is its passive.
func (l *lemma) fourth(w []rune) {
	l.measure = "IV"
	l.weak(w[1:], true)
	if w[2] == 'ي' && l.class == "sound" {
		l.class, l.passiveOnly = "hollow", true
	}
}

// joined recognises four letters behind a joining alef: اتخذ, احتل, انضم; else it is measure IV without its hamza.
func (l *lemma) joined(w []rune) {
	switch {
	case strings.ContainsRune("تدط", w[1]) && w[2] != 'ا':
		l.measure, l.cluster = "VIII", string(w[1])
		l.weak([]rune{w[1], w[2], w[3]}, false)
	case isCluster(w[1], w[2]) && w[3] != 'ى':
		l.measure, l.class, l.cluster = "VIII", "doubled", string(w[1:3])
		l.radicals([]rune{w[1], w[3]})
	case w[1] == 'ن' && w[2] != 'ا' && w[3] != 'ى':
		l.measure, l.class = "VII", "doubled"
		l.radicals(w[2:])
	default:
		l.fourth(w)
	}
}

// isCluster reports whether two letters are a first radical with the ta of measure VIII, as it sounds behind it.
func isCluster(first, ta rune) bool {
	switch ta {
	case 'ت':
		return true
	case 'ط':
		return strings.ContainsRune("صضطظ", first)
	case 'د':
		return strings.ContainsRune("زدذ", first)
	}
	return false
}

// five recognises a past of five letters; the zero lemma means that it is none.
func five(w []rune, listed string) lemma {
	l := lemma{}
	switch {
	case w[0] == 'ت' && w[2] == 'ا':
		l.measure = "VI"
		l.weak([]rune{w[1], w[3], w[4]}, false)
	case w[0] == 'ت':
		l.measure, l.class = "QII", "sound"
		l.radicals(w[1:])
	case !isAlef(w[0]):
	case w[1] == 'س' && w[2] == 'ت' && listed != "VIII" && w[3] != 'ا' && w[4] != 'ى':
		l.measure, l.class = "X", "doubled"
		l.radicals(w[3:])
	case isCluster(w[1], w[2]):
		l.measure, l.cluster = "VIII", string(w[1:3])
		l.weak([]rune{w[1], w[3], w[4]}, true)
	case w[1] == 'ن':
		l.measure = "VII"
		l.weak(w[2:], true)
	default:
		l.measure, l.class = "QIV", "doubled"
		l.radicals(w[1:])
	}
	return l
}

// six recognises a past of six letters: measure X.
func six(w []rune) lemma {
	l := lemma{}
	if isAlef(w[0]) && w[1] == 'س' && w[2] == 'ت' {
		l.measure = "X"
		l.weak(w[3:], true)
	}
	return l
}

// isAlef reports whether a past begins with a joining alef, perhaps with a hamza put on it.
func isAlef(r rune) bool { return r == 'ا' || r == 'ء' }
