package number

import "tawatur/arabic"

// trap reports whether token i stands in a phrase that only looks like a number, at its start or one word into it.
func (r reader) trap(i int) bool {
	if r.lex.trapEnd(r.ts, i) > i {
		return true
	}
	return i > 0 && r.lex.trapEnd(r.ts, i-1) > i
}

// modifier returns the class of the modifier phrase at token i and its end.
func (r reader) modifier(i int) (class, int) {
	return r.lex.find(r.ts, i, "ge", "le", "approx")
}

// rangeAt reads "بين 7 و21" and "من 5 إلى 7".
func (r reader) rangeAt(i int) (Mention, bool) {
	c, k := r.lex.find(r.ts, i, "between", "from")
	if c == "" || k >= len(r.ts) {
		return Mention{}, false
	}
	for _, first := range [2]func(int) (int, int, bool){r.cardinal, r.single} {
		lo, e, ok := first(k)
		if !ok {
			continue
		}
		if hi, end, ok := r.upper(c, e); ok && hi > lo {
			return Mention{End: end, Value: Value{&lo, &hi, Cardinal}}, true
		}
	}
	return Mention{}, false
}

// single reads one number word: the "خمسة" of "بين خمسة وعشرين شخصا", which cardinal takes for 25.
func (r reader) single(i int) (n, end int, ok bool) {
	w, ok := r.at(i, true, "unit", "ten", "tens")
	return w.value, i + 1, ok
}

// upper reads what closes a range that "between" or "from" opened.
func (r reader) upper(c class, i int) (n, end int, ok bool) {
	if c == "from" {
		return r.second(i)
	}
	k, cut, ok := r.and(i)
	switch {
	case !ok:
		return r.second(i)
	case cut:
		n, end, ok = r.group(k, false, true)
	default:
		n, end, ok = r.cardinal(k)
	}
	return n, end, ok
}

// second reads a range mark at token i and the number behind it.
func (r reader) second(i int) (n, end int, ok bool) {
	if i+1 >= len(r.ts) {
		return 0, i, false
	}
	switch r.ts[i].Norm {
	case "-", "–", "—":
		n, end, ok = r.cardinal(i + 1)
		// a second dash makes it a date or a serial number; a year is no upper bound of a count
		return n, end, ok && r.ts[i+1].Kind == arabic.Number && n < 1900 && !r.dash(end) && !r.dash(i-2)
	}
	c, k := r.lex.find(r.ts, i, "range")
	if c == "" || k >= len(r.ts) {
		return 0, i, false
	}
	return r.cardinal(k)
}

// dash reports whether a dash or slash stands at token i.
func (r reader) dash(i int) bool {
	return i >= 0 && i < len(r.ts) && (r.ts[i].Norm == "-" || r.ts[i].Norm == "–" || r.ts[i].Norm == "/")
}

// ordinal reads "الثالث", "الحادي عشر", "الثالث والعشرين".
func (r reader) ordinal(i int) (n, end int, ok bool) {
	w, ok := r.at(i, true, "ordinal")
	if !ok {
		return 0, i, false
	}
	n, end = w.value, i+1
	if t, ok := r.inner(end, false, "ten"); ok && !t.article && n < 10 {
		return n + 10, end + 1, true
	}
	if k, cut, ok := r.and(end); ok && w.article {
		if t, ok := r.inner(k, cut, "tens"); ok && t.article {
			return n + t.value, k + 1, true
		}
	}
	return n, end, true
}

// vague reads "عشرات الآلاف", "بضعة", "عدد من" and returns its end, i when there is none. Words that follow one
// another make one phrase.
func (r reader) vague(i int) int {
	end := i
	for {
		c, e := r.lex.find(r.ts, end, "vague")
		if c == "" || e <= end || end > i && r.split(end) || end == i && r.lex.notPro[r.ts[i].Norm] {
			return end
		}
		end = e
	}
}

// split reports whether the phrase at token i opens with a conjunction, "عشرات ومئات".
func (r reader) split(i int) bool {
	_, _, ok := r.and(i)
	return ok
}

// part reads "نصف", "ربع مليون", "3.5".
func (r reader) part(i int) (Mention, bool) {
	if r.ts[i].Kind == arabic.Number {
		return r.decimalPart(i)
	}
	w, ok := r.at(i, true, "part")
	if !ok || w.article {
		return Mention{}, false
	}
	if s, ok := r.inner(i+1, false, "scale"); ok && s.value >= 1000 {
		return Mention{End: i + 2, Value: Exact(s.value*w.value/100, Cardinal)}, true
	}
	return Mention{End: i + 1, Value: Exact(w.value, Fraction)}, true
}

// decimalPart reads digits with a decimal part and no scale: it counts nothing.
func (r reader) decimalPart(i int) (Mention, bool) {
	if _, _, ok := r.figure(i); ok {
		return Mention{}, false
	}
	end, _, _, ok := r.decimal(i)
	if !ok {
		return Mention{}, false
	}
	return Mention{End: max(end, r.percent(end)), Value: Value{Kind: Fraction}}, true
}

// percent returns the end of a percent sign or phrase at token i, or i.
func (r reader) percent(i int) int {
	if i < len(r.ts) && (r.ts[i].Norm == "%" || r.ts[i].Norm == "٪") {
		return i + 1
	}
	_, end := r.lex.find(r.ts, i, "percent")
	return end
}
