package watch

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"time"

	"tawatur/internal/store"
)

// Bounds of how often a feed is asked.
const (
	// shortest is the least between two requests for a feed: what most of them are cached for anyway. longest lets no feed wait more than a
	// quarter of a day, in which a newspaper's feed does not turn over.
	shortest, longest = 2 * time.Minute, 6 * time.Hour
	// unknown is between the first two requests for a feed whose items have no dates.
	unknown = 30 * time.Minute
	// memory is over how long the rate of a feed is smoothed: a day of news has a shape, so that it is less than a day.
	memory = 12 * time.Hour
	// asksAnItem is how often a feed is asked for each item that is expected of it.
	asksAnItem = 2
)

// When something fails, it is asked again after firstAgain, then after twice as long each time, up to longest.
const firstAgain = 2 * time.Minute

// A feed that has been gone for restAfter is asked every restEvery only.
const restAfter, restEvery = 3 * 24 * time.Hour, 7 * 24 * time.Hour

// A page that does not answer is given up giveUp after it was found; one that answers what cannot be read, after unreadableTries.
const (
	giveUp          = 7 * 24 * time.Hour
	unreadableTries = 4
	// lookTries is how often a look at a page is tried, before the next one's time.
	lookTries = 3
)

// newsOf is for how long a page is news: older ones, which a backfill finds, are not looked at again.
const newsOf = 7 * 24 * time.Hour

// fullOf is from how many items on a feed of which all are new may have lost some.
const fullOf = 5

// looks are when a page is looked at again, after it was kept: most silent corrections come within hours, some within days.
func looks() []time.Duration {
	return []time.Duration{time.Hour, 6 * time.Hour, 24 * time.Hour, 72 * time.Hour}
}

// smoothed returns the rate of a feed, in items an hour, after n new ones in a while.
func smoothed(rate float64, n int, over time.Duration) float64 {
	if over <= 0 {
		return rate
	}
	weight := 1 - math.Exp(-over.Hours()/memory.Hours())
	return rate + weight*(float64(n)/over.Hours()-rate)
}

// firstRate is the rate of a feed by the dates of its items, 0 when they tell nothing.
func firstRate(items []store.Address, now time.Time) float64 {
	oldest, n := now, 0
	for _, it := range items {
		if it.Published.Value == nil {
			continue
		}
		at, err := time.Parse(time.RFC3339, *it.Published.Value)
		if err != nil || at.After(now) {
			continue
		}
		n++
		if at.Before(oldest) {
			oldest = at
		}
	}
	if over := now.Sub(oldest).Hours(); n > 1 && over > 0 {
		return float64(n) / over
	}
	return 0
}

// interval is how long a feed of a rate is left alone: at least as long as it asks for, but no longer than half of its items last.
func interval(f store.Feed, least time.Duration) time.Duration {
	every := f.Every
	if every <= 0 {
		every = unknown
		if f.Rate > 0 {
			every = time.Duration(min(float64(time.Hour)/(f.Rate*asksAnItem), float64(longest)))
		}
		every = min(max(every, shortest), longest)
	}
	return max(every, min(least, longest, turnover(f, longest)))
}

// turnover is how long half of a feed's items last, at most so long.
func turnover(f store.Feed, most time.Duration) time.Duration {
	if f.Rate <= 0 || f.Items <= 0 {
		return most
	}
	return time.Duration(min(float64(f.Items)/2/f.Rate, most.Hours()) * float64(time.Hour))
}

// longestSleep is for how long at most a feed is left alone because it says that nothing new comes.
const longestSleep = 24 * time.Hour

// awake is when a feed that is due is asked: not in an hour or on a day of which it says that nothing new comes, unless it would sleep for too long or half
// of its items would be gone by then.
func awake(f store.Feed, due, now time.Time) time.Time {
	latest := newest(due, now.Add(turnover(f, longestSleep)))
	for at := due; at.Before(latest); at = at.Truncate(time.Hour).Add(time.Hour) {
		if !asleep(f.Says, at) {
			return at
		}
	}
	return latest
}

// asleep reports whether a feed says that nothing new comes in the hour of an instant, or on its day.
func asleep(r store.Rhythm, at time.Time) bool {
	at = at.UTC()
	return slices.Contains(r.SkipHours, at.Hour()) || slices.Contains(r.SkipDays, at.Weekday())
}

// believed is what a feed says of when it changes, without what cannot be: that nothing ever comes, or nothing in hours and on days of which
// its items are.
func believed(r store.Rhythm, items []store.Address) store.Rhythm {
	hours, days := map[int]bool{}, map[time.Weekday]bool{}
	for _, it := range items {
		if it.Published.Value == nil {
			continue
		}
		if at, err := time.Parse(time.RFC3339, *it.Published.Value); err == nil {
			hours[at.UTC().Hour()], days[at.UTC().Weekday()] = true, true
		}
	}
	r.SkipHours = slices.Compact(slices.Sorted(slices.Values(r.SkipHours)))
	r.SkipDays = slices.Compact(slices.Sorted(slices.Values(r.SkipDays)))
	r.SkipHours = slices.DeleteFunc(r.SkipHours, func(h int) bool { return hours[h] })
	r.SkipDays = slices.DeleteFunc(r.SkipDays, func(d time.Weekday) bool { return days[d] })
	if len(r.SkipHours) >= 24 {
		r.SkipHours = nil
	}
	if len(r.SkipDays) >= 7 {
		r.SkipDays = nil
	}
	return r
}

// jittered is a duration with up to a share more or less, as chance from 0 to 1 has it.
func jittered(d time.Duration, share, chance float64) time.Duration {
	return time.Duration(float64(d) * (1 + share*(2*chance-1)))
}

// backOff is how long is waited after a number of failures in a row.
func backOff(failures int, chance float64) time.Duration {
	d := longest
	if failures < 10 { // more doublings are beyond the longest
		d = min(firstAgain<<max(failures-1, 0), longest)
	}
	return jittered(d, 0.25, chance)
}

// answered is a feed after it answered at an instant; added is how many of its items were new.
func answered(f store.Feed, n News, added int, now time.Time, chance float64) store.Feed {
	first := f.Success.IsZero()
	if !first {
		f.Rate = smoothed(f.Rate, added, now.Sub(f.Success))
	}
	if added == len(n.Items) { // it turned over since, if it was asked before: its own dates say more than their number
		f.Rate = max(f.Rate, firstRate(n.Items, now))
	}
	if !n.Unchanged {
		f.Items, f.ETag, f.LastModified = len(n.Items), n.ETag, n.LastModified
		f.Says = believed(n.Says, n.Items)
	}
	least := max(n.Least, f.Says.Every)
	f.Interval = interval(f, least)
	if !first && added == len(n.Items) && added >= fullOf {
		f.Missed = now
		f.Interval = max(f.Interval/2, shortest, min(least, turnover(f, longest)))
	}
	if added > 0 {
		f.NewItem = now
	}
	f.Moved = n.Moved
	f.Asked, f.Success, f.Failures = now, now, 0
	f.Failing, f.Resting, f.NotBefore = time.Time{}, time.Time{}, time.Time{}
	f.Due = awake(f, now.Add(jittered(f.Interval, 0.1, chance)), now)
	return f
}

// unanswered is a feed after it failed at an instant.
func unanswered(f store.Feed, why *Failure, now time.Time, chance float64) store.Feed {
	f.Asked = now
	f.Failures++
	if f.Failing.IsZero() {
		f.Failing = now
	}
	f.Error = &store.Trouble{At: now, Kind: why.Kind, Words: bounded(why.Error())}
	wait := backOff(f.Failures, chance)
	if why.Class == Refused {
		wait = jittered(longest, 0.1, chance)
	}
	if why.Class == Gone && now.Sub(f.Failing) >= restAfter {
		if f.Resting.IsZero() {
			f.Resting = now
		}
		wait = jittered(restEvery, 0.1, chance)
	}
	f.Due, f.NotBefore = now.Add(wait), why.NotBefore
	if f.NotBefore.After(f.Due) {
		f.Due = f.NotBefore
	}
	return f
}

// longestWords bounds what is kept of an error, in bytes: servers have a say in them.
const longestWords = 300

func bounded(s string) string {
	if len(s) > longestWords {
		return s[:longestWords] + "…"
	}
	return s
}

// kept is an address after what it has was kept, or looked at again.
func kept(a store.Address, p Page, now time.Time) store.Address {
	again := a.Again()
	a.Asked, a.Tries, a.Reason, a.Text = now, 0, p.Reason, ""
	if !p.Unchanged {
		a.ETag, a.LastModified = p.ETag, p.LastModified
	}
	if !again {
		a.Status, a.Report, a.Kept, a.Landed = store.AddressDone, p.Report, now, p.Landed
		return nextLook(a, now, p.Last)
	}
	if p.New > 0 {
		a.Changed = now
	}
	if a.Withdrawn.After(a.Returned) {
		a.Returned = now
	}
	a.Looks++
	return nextLook(a, now, p.Last)
}

// nextLook sets when an address is looked at again. Looks whose time is over are left out.
func nextLook(a store.Address, now time.Time, last bool) store.Address {
	a.Due = time.Time{}
	if last || a.Report == "" || isOld(a, now) {
		return a
	}
	for _, after := range looks() {
		if at := a.Kept.Add(after); at.After(now) {
			a.Due = at
			return a
		}
	}
	return a
}

// isOld reports whether a page was published so long ago that it is no news.
func isOld(a store.Address, now time.Time) bool {
	day := a.Published.Day()
	return day != "" && day < now.Add(-newsOf).UTC().Format(time.DateOnly)
}

// notKept is an address after it failed at an instant.
func notKept(a store.Address, why *Failure, now time.Time, chance float64) store.Address {
	a.Asked, a.Reason = now, bounded(why.Error())
	if why.Class != Slow {
		a.Tries++
	}
	if a.Again() {
		return notSeen(a, why, now, chance)
	}
	switch {
	case why.Class == Gone:
		a.Status = store.AddressGone
	case why.Class == Refused:
		a.Status = store.AddressRefused
	case why.Class == Unfit, why.Class == Unreadable && a.Tries >= unreadableTries, now.Sub(a.Found) >= giveUp && a.Tries > 0:
		a.Status = store.AddressFailed
	default:
		return dueAgain(a, why, now, chance)
	}
	a.Due, a.Text = time.Time{}, ""
	return a
}

// dueAgain lets an address wait for its next try.
func dueAgain(a store.Address, why *Failure, now time.Time, chance float64) store.Address {
	a.Due = now.Add(backOff(a.Tries, chance))
	if why.NotBefore.After(a.Due) {
		a.Due = why.NotBefore
	}
	return a
}

// notSeen is an address whose report is kept, after a look at it that failed.
func notSeen(a store.Address, why *Failure, now time.Time, chance float64) store.Address {
	if why.Class == Gone && !a.Withdrawn.After(a.Returned) {
		a.Withdrawn = now
	}
	if why.Class == Passing && a.Tries < lookTries || why.Class == Slow {
		return dueAgain(a, why, now, chance)
	}
	a.Tries = 0
	a.Looks++
	return nextLook(a, now, false)
}

// failureOf returns the failure in an error of a Press, nil where there is none.
func failureOf(err error) *Failure {
	var f *Failure
	if errors.As(err, &f) {
		return f
	}
	return nil
}

// Roughly says a duration as people do: "4 min", "3 h", "2 days".
func Roughly(d time.Duration) string {
	switch {
	case d < time.Minute:
		return fmt.Sprintf("%d s", max(int(d.Round(time.Second).Seconds()), 0))
	case d < 2*time.Hour:
		return fmt.Sprintf("%d min", int(d.Round(time.Minute).Minutes()))
	case d < 48*time.Hour:
		return fmt.Sprintf("%d h", int(d.Round(time.Hour).Hours()))
	}
	return fmt.Sprintf("%d days", int(d.Hours()/24))
}
