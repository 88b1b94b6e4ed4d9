package event

// How many days after an act its news is told: at most newsDays in a report that has fresher news too, and at most
// lateDays in any, which is what late tolls need. A report that dates an act further back recalls it.
const (
	newsDays = 3
	lateDays = 5
)

// recall reports whether a claim tells history beside the news of its report: it dates the act well before its
// publication, or as background to anything newer, or tells it in passing without any day.
func (it *item) recall() bool {
	if it.pub == noDay || it.Claim.Time.Ongoing {
		return false
	}
	last := max(it.lo, it.hi)
	if last == noDay {
		return it.passing()
	}
	return it.pub-last > lateDays || it.newest-last > newsDays || it.Claim.Background && it.newest > last
}

// dateReports notes at each item the newest day of which its report tells, its day of publication at most. What it tells
// as news without a day is of the day of publication.
func dateReports(items []*item) {
	newest := map[string]int{}
	for _, it := range items {
		last := max(it.lo, it.hi)
		if last == noDay && !it.Claim.Background {
			last = it.pub
		}
		if n, ok := newest[it.Claim.Report]; last != noDay && last <= it.pub && (!ok || last > n) {
			newest[it.Claim.Report] = last
		}
	}
	for _, it := range items {
		it.newest = noDay
		if n, ok := newest[it.Claim.Report]; ok {
			it.newest = n
		}
	}
}

// group turns a cluster into a group: what tells the event as news, and what recalls it. Where nothing but recalls is
// known of an event, those published first, within the same days, stand for it.
func (c *cluster) group(items []*item) group {
	g := group{why: c.why}
	first := noDay
	for _, i := range c.items {
		if it := items[i]; it.pub != noDay && (first == noDay || it.pub < first) {
			first = it.pub
		}
	}
	for _, i := range c.items {
		it := items[i]
		if c.news && it.recall() || !c.news && it.pub-first > newsDays {
			g.recalls = append(g.recalls, it.tells...)
			continue
		}
		g.members = append(g.members, it.tells...)
	}
	sortItems(g.members)
	sortItems(g.recalls)
	return g
}
