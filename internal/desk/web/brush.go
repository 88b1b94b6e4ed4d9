package web

import (
	"fmt"
	"strings"
	"time"

	"tawatur/internal/store"
)

// brushView is a histogram of events over time with the period that is chosen in it.
type brushView struct {
	Bars []bar
	// Starts are the first days of the bars, with commas between.
	Starts string
	// From and To are the bars between which the choice lies: 0 and their number when there is none.
	From, To, Width int
	// Words tell the chosen period; Undated is how many events have no date, and stand in no bar.
	Undated int
}

// bar is a stretch of days with how many events begin in it.
type bar struct {
	X, Y, Height, Events int
	In                   bool
	start                string
}

// A brush has so many bars at most, each of the same number of days, drawn so wide and high at most.
const (
	mostBars  = 90
	barWidth  = 10
	barHeight = 48
)

// brushOf draws the days of events. Few events of long ago do not press the rest together: the first bar takes in all that was before it, the last
// all after. It has no bars where there is nothing to choose from.
func brushOf(days []store.Day, from, to string) *brushView {
	v := &brushView{}
	var dated []store.Day
	for _, d := range days {
		if len(d.Day) == len(time.DateOnly) {
			dated = append(dated, d)
		} else {
			v.Undated += d.Events
		}
	}
	first, last, ok := bulk(dated)
	if !ok {
		return v
	}
	span := int(last.Sub(first).Hours()/24) + 1
	step := (span + mostBars - 1) / mostBars
	var starts []string
	for day := first; !day.After(last); day = day.AddDate(0, 0, step) {
		starts = append(starts, day.Format(time.DateOnly))
		v.Bars = append(v.Bars, bar{X: len(v.Bars) * barWidth, start: starts[len(starts)-1]})
	}
	v.Starts, v.Width = strings.Join(starts, ","), len(v.Bars)*barWidth
	v.fill(dated)
	v.choose(from, to)
	return v
}

// bulk is the stretch in which all events but the earliest and latest hundredth begin; false for fewer than two days.
func bulk(days []store.Day) (first, last time.Time, ok bool) {
	if len(days) < 2 {
		return first, last, false
	}
	total, seen := 0, 0
	for _, d := range days {
		total += d.Events
	}
	var from, to string
	for _, d := range days {
		seen += d.Events
		if from == "" && seen*100 > total {
			from = d.Day
		}
		if to == "" && seen*100 >= total*99 {
			to = d.Day
		}
	}
	first, err := time.Parse(time.DateOnly, from)
	if err != nil {
		return first, last, false
	}
	last, err = time.Parse(time.DateOnly, to)
	return first, last, err == nil && last.After(first)
}

// fill counts the events of each bar and makes the highest fill the height.
func (v *brushView) fill(days []store.Day) {
	at, most := 0, 1
	for _, d := range days {
		for at+1 < len(v.Bars) && d.Day >= v.Bars[at+1].start {
			at++
		}
		v.Bars[at].Events += d.Events
		most = max(most, v.Bars[at].Events)
	}
	for i := range v.Bars {
		b := &v.Bars[i]
		if b.Events > 0 {
			b.Height = max(2, b.Events*barHeight/most)
		}
		b.Y = barHeight - b.Height
	}
}

// choose marks the bars that a period touches.
func (v *brushView) choose(from, to string) {
	v.To = len(v.Bars)
	for i := range v.Bars {
		next := "9999"
		if i+1 < len(v.Bars) {
			next = v.Bars[i+1].start
		}
		begins := v.Bars[i].start
		if i == 0 {
			begins = ""
		}
		v.Bars[i].In = (from == "" || next > from) && (to == "" || begins <= to)
	}
	for v.From < v.To && !v.Bars[v.From].In {
		v.From++
	}
	for v.To > v.From && !v.Bars[v.To-1].In {
		v.To--
	}
}

// axisDays is up to how many days a histogram says its days; of a longer one it says the months.
const axisDays = 62

// Axis says when the first bar begins, the one in the middle, and the last.
func (v *brushView) Axis(l lang) (out []string) {
	if len(v.Bars) < 3 {
		return nil
	}
	first, last := v.Bars[0].start, v.Bars[len(v.Bars)-1].start
	from, _ := time.Parse(time.DateOnly, first)
	to, _ := time.Parse(time.DateOnly, last)
	for _, day := range []string{first, v.Bars[len(v.Bars)/2].start, last} {
		if to.Sub(from) > axisDays*24*time.Hour {
			out = append(out, l.ymd(day[:4], day[5:7], ""))
		} else {
			out = append(out, l.dayWords(day))
		}
	}
	return out
}

// Most is the last place of a handle.
func (v *brushView) Most() int { return len(v.Bars) }

// ViewBox is that of the drawing.
func (v *brushView) ViewBox() string { return fmt.Sprintf("0 0 %d %d", v.Width, barHeight) }

// BarWidth is how wide a bar is, with a gap to the next.
func (v *brushView) BarWidth() int { return barWidth - 2 }
