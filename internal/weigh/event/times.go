package event

// span kinds: how surely the days of a claim are known.
const (
	noWindow  = iota
	bounded   // only that it was published, or ended, on a certain day
	statedDay // as the report says
)

// lookBack is how many days before its publication a report's undated news is taken to have happened, at most.
const lookBack = 7

// lastingGap is how many days may lie between two tellings of one siege.
const lastingGap = 10

// window returns the days that a claim can be about and how surely.
func (it *item) window() (lo, hi, kind int) {
	switch {
	case it.lo != noDay && it.hi != noDay:
		return it.lo, max(it.lo, it.hi), statedDay
	case it.lo != noDay:
		return it.lo, it.lo, statedDay
	case it.hi != noDay:
		return it.hi - lookBack, it.hi, bounded
	case it.pub != noDay && !it.Claim.Background:
		return it.pub - lookBack, it.pub, bounded
	}
	return 0, 0, noWindow
}

// summaryDays is the longest span of days that one act takes; a report that gives more sums up many.
const summaryDays = 4

// summary reports whether a claim sums up acts over a time ("since the beginning of the year") and tells none of them.
func (it *item) summary() bool {
	return it.rule.rule == ruleAct && (it.Claim.Time.Ongoing || it.lo != noDay && it.hi-it.lo > summaryDays)
}

// free reports whether neither the claim nor its report has any day, so that time cannot speak for it or against it.
func (it *item) free() bool {
	return it.lo == noDay && it.hi == noDay && it.pub == noDay && !it.Claim.Background
}

// passing reports whether an act is told in passing with no day, beside the news of a dated report.
func (it *item) passing() bool {
	return it.Claim.Background && it.lo == noDay && it.hi == noDay && it.rule.rule != ruleLasting
}

// freshDays is how old undated news mostly is when it is published, at most.
const freshDays = 2

// timeMatch is how the days of two claims agree.
type timeMatch struct {
	worth int
	near  bool // both say the same day, or the same few
	next  bool // they say days that follow one another: a night has two
	never bool
	why   string
}

func matchTimes(a, b *item) timeMatch {
	alo, ahi, ak := a.window()
	blo, bhi, bk := b.window()
	if ak == noWindow || bk == noWindow {
		return timeMatch{}
	}
	lasting := a.lasting && b.lasting
	switch {
	case ak == statedDay && bk == statedDay:
		return matchStated(alo, ahi, blo, bhi, lasting)
	case ak == statedDay:
		return matchBounded(alo, ahi, blo, bhi, lasting)
	case bk == statedDay:
		return matchBounded(blo, bhi, alo, ahi, lasting)
	}
	return matchPublished(max(ahi-bhi, bhi-ahi), lasting)
}

// matchStated compares two stated spans of days.
func matchStated(alo, ahi, blo, bhi int, lasting bool) timeMatch {
	gap := max(alo-bhi, blo-ahi)
	width := max(ahi-alo, bhi-blo)
	switch {
	case gap > 0 && lasting && gap <= lastingGap:
		return timeMatch{worth: 5, why: "one goes on to the other"}
	case gap == 1 && width == 0 && !lasting:
		return timeMatch{worth: -5, next: true}
	case gap > 0:
		return timeMatch{never: true}
	case alo == blo && (ahi == bhi || lasting), width <= 1:
		return timeMatch{worth: 30, near: true, why: "same day"}
	case lasting:
		return timeMatch{worth: 15, near: true, why: "the days overlap"}
	case width <= 3:
		return timeMatch{worth: 20, near: true, why: "the days overlap"}
	}
	return timeMatch{worth: 8, why: "the days overlap"}
}

// matchBounded compares stated days with those of a report that only has a date: it cannot tell what is yet to come.
func matchBounded(lo, hi, from, to int, lasting bool) timeMatch {
	switch {
	case lo > to:
		return timeMatch{never: true}
	case lasting && hi < from:
		return timeMatch{}
	case to-hi <= freshDays:
		return timeMatch{worth: 10, why: "published within days of the day"}
	case hi >= from:
		return timeMatch{worth: -5}
	}
	return timeMatch{never: true}
}

// matchPublished compares two undated claims by the days between their publications: a village that is shelled every day makes
// the undated news of a week many events, and no chain of days makes them one.
func matchPublished(diff int, lasting bool) timeMatch {
	switch {
	case diff <= 1:
		return timeMatch{worth: 15, why: "published within a day"}
	case diff <= 3:
		return timeMatch{worth: 8, why: "published within three days"}
	case lasting && diff <= lookBack:
		return timeMatch{}
	case lasting && diff <= 30:
		return timeMatch{worth: -5}
	}
	return timeMatch{never: true}
}
