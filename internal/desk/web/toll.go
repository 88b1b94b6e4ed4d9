package web

import (
	"slices"
	"strconv"

	"tawatur"
)

// tollLine is a number of people as it was told over time, drawn and listed: each report's own words at the day when they came out.
type tollLine struct {
	Kind  term       `json:"kind"`
	Who   term       `json:"who"`
	Said  []tollTold `json:"said"`
	Chart tollChart  `json:"-"`
}

// tollTold is what one report states.
type tollTold struct {
	Day   string   `json:"day"`
	Words string   `json:"words"`
	Quote string   `json:"quote,omitempty"`
	Risen bool     `json:"risen,omitempty"`
	Claim claimNum `json:"claim"`
	DayIn string   `json:"-"`
	low   int
	open  bool
	high  int
}

// tollChart is the drawing of a line: a mark for each report, from left to right in time, or from right to left.
type tollChart struct {
	Width, Height int
	Marks         []tollMark
	Ticks         []tollTick
}

// tollMark is one report's number: a dot, a bar for a range, an arrow where no upper bound is given.
type tollMark struct {
	X, Y, Top int
	Open      bool
	Full      string
}

// tollTick is a line of the scale.
type tollTick struct {
	Y     int
	Label string
}

// Arrow draws the open end of a mark.
func (m tollMark) Arrow() string {
	return svgPath("M", m.X-4, m.Top-8, "L", m.X, m.Top-14, "L", m.X+4, m.Top-8, "M", m.X, m.Top-14, "L", m.X, m.Y)
}

// LabelY is where the label of a tick stands.
func (t tollTick) LabelY() int { return t.Y + 4 }

// tolls are the numbers that more than one report states differently, by publication; each report counts once for each of its words.
func (n namer) tolls(harms []harmView, claims []claimView, nums claimNums) []tollLine {
	out := []tollLine{}
	for _, h := range harms {
		if h.Kind.ID != tawatur.HarmKilled && h.Kind.ID != tawatur.HarmInjured {
			continue
		}
		line := tollLine{Kind: h.Kind, Who: h.Who}
		lows := map[int]bool{}
		for _, c := range claims {
			for _, x := range c.Harm {
				if x.Kind.ID != h.Kind.ID || x.Who.ID != h.Who.ID || x.Min == nil && x.Max == nil || line.has(c, x) {
					continue
				}
				told := n.tollTold(c, x, nums)
				line.Said, lows[told.low] = append(line.Said, told), true
			}
		}
		if len(lows) > 1 && line.days() > 1 {
			line.Chart = chart(line.Said, n.Dir() == "rtl")
			out = append(out, line)
		}
	}
	return out
}

func (l tollLine) has(c claimView, h harmView) bool {
	return slices.ContainsFunc(l.Said, func(t tollTold) bool { return t.Claim.Report == c.Report.ID && t.Words == h.Words })
}

// days counts the known days on which the numbers came out.
func (l tollLine) days() int {
	seen := map[string]bool{}
	for _, t := range l.Said {
		seen[t.DayIn] = true
	}
	delete(seen, "")
	return len(seen)
}

func (n namer) tollTold(c claimView, h harmView, nums claimNums) tollTold {
	day := c.Report.Published.Value
	day = day[:min(10, len(day))]
	t := tollTold{Day: day, DayIn: day, Words: h.Words, Quote: h.Mention, Risen: h.Stage == tawatur.StageRisen, Claim: nums[c.ID], open: h.Max == nil}
	if h.Min != nil {
		t.low, t.high = *h.Min, *h.Min
	}
	if h.Max != nil {
		t.high = *h.Max
	}
	if day == "" {
		t.Day = n.T("report.nodate")
	} else {
		t.Day = n.dayWords(day)
	}
	return t
}

// Measures of the drawing.
const (
	chartW, chartH = 640, 170
	chartPad       = 34
)

// chart places the marks: one after another in the order of publication, by their numbers in height.
func chart(said []tollTold, rtl bool) tollChart {
	c, most := tollChart{Width: chartW, Height: chartH}, 1
	for _, t := range said {
		most = max(most, t.high)
	}
	y := func(v int) int { return chartH - chartPad - v*(chartH-2*chartPad)/most }
	for i, t := range said {
		x := chartPad*2 + i*(chartW-3*chartPad)/max(1, len(said)-1)
		if rtl {
			x = chartW - x
		}
		c.Marks = append(c.Marks, tollMark{x, y(t.low), y(t.high), t.open, visible(t.Day + ": " + t.Words + " (" + t.Claim.Who + ")")})
	}
	ticks := []int{0, most}
	if most > 3 {
		ticks = []int{0, most / 2, most}
	}
	for _, v := range ticks {
		label := strconv.Itoa(v)
		if v == 0 { // the foot of the scale is not a number that anybody says
			label = ""
		}
		c.Ticks = append(c.Ticks, tollTick{y(v), label})
	}
	return c
}
