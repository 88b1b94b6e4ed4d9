package web

import (
	"slices"
)

// chainView is the chain as a drawing: from the first speaker through agencies to the outlet, in a box for each independent origin.
// The page says the same in words below it.
type chainView struct {
	Width, Height int
	Boxes         []chainBox
	Nodes         []chainNode
	Edges         []chainEdge
}

// chainBox is the frame of one origin with its heading.
type chainBox struct {
	X, Y, W, H int
	Label      string
	TextX      int
	// Unsure says that it adds none to the count.
	Unsure bool
}

// chainNode is a speaker or an outlet. X and Y are its corner, TextX and TextY the middle of its words.
type chainNode struct {
	X, Y, TextX, TextY int
	Label, Full        string
	// Outlet tells an outlet from a speaker by its shape.
	Outlet bool
	// path of the node from the outlet, by which equal ones are found.
	col int
	key string
}

// chainEdge leads from a speaker to who carries it.
type chainEdge struct{ Path string }

// Measures of the drawing.
const (
	nodeW, nodeH     = 190, 34
	colGap, rowGap   = 56, 12
	boxPad, boxHead  = 14, 30
	boxGap           = 14
	chainLabelLength = 23
)

// chainPath is one way of the news within an origin, first speaker first and outlet last.
type chainPath []term

// paths are the ways in which the claims of an origin came, each once.
func (n namer) paths(o originView, claims []claimView) []chainPath {
	var out []chainPath
	for _, c := range claimsOf(o, claims) {
		p := chainPath{{"report " + c.Report.ID, n.nameOf(c.Report)}}
		if c.Outlet != nil {
			p[0] = term{"outlet " + c.Outlet.ID, c.Outlet.Label}
		}
		if c.From != nil {
			p = append(chainPath{{"outlet " + c.From.ID, c.From.Label}}, p...)
		}
		for _, s := range c.Speakers {
			p = append(chainPath{{"speaker " + s.ID + s.Label, s.Label}}, p...)
		}
		if !slices.ContainsFunc(out, func(q chainPath) bool { return slices.Equal(p, q) }) {
			out = append(out, p)
		}
	}
	return out
}

// chain lays out the drawing; in a language written from right to left it runs that way.
func (n namer) chain(origins []originView, claims []claimView) chainView {
	var v chainView
	all, cols := make([][]chainPath, len(origins)), 1
	for i, o := range origins {
		all[i] = n.paths(o, claims)
		for _, p := range all[i] {
			cols = max(cols, len(p))
		}
	}
	v.Width, v.Height = 2*boxPad+cols*nodeW+(cols-1)*colGap, boxGap
	for i, o := range origins {
		v.box(o, all[i], cols)
	}
	if n.Dir() == "rtl" {
		v.mirror()
	}
	return v
}

// box draws one origin: its nodes column by column, its edges, its frame.
func (v *chainView) box(o originView, paths []chainPath, cols int) {
	from, rows := len(v.Nodes), make([]int, cols)
	top := v.Height + boxHead
	find := func(t term, col int) int {
		at := slices.IndexFunc(v.Nodes[from:], func(n chainNode) bool { return n.col == col && n.key == t.ID })
		if at >= 0 {
			return from + at
		}
		x, y := boxPad+col*(nodeW+colGap), top+rows[col]*(nodeH+rowGap)
		rows[col]++
		v.Nodes = append(v.Nodes, chainNode{X: x, Y: y, TextX: x + nodeW/2, TextY: y + nodeH/2 + 5, Label: visible(shorten(t.Label, chainLabelLength)),
			Full: visible(t.Label), Outlet: col == cols-1, col: col, key: t.ID})
		return len(v.Nodes) - 1
	}
	var edges [][2]int
	for _, p := range paths {
		for i := range p {
			to := find(p[i], cols-len(p)+i)
			if i == 0 {
				continue
			}
			if e := [2]int{find(p[i-1], cols-len(p)+i-1), to}; !slices.Contains(edges, e) {
				edges = append(edges, e)
			}
		}
	}
	for _, e := range edges {
		v.edge(v.Nodes[e[0]], v.Nodes[e[1]])
	}
	h := boxHead + max(1, slices.Max(rows))*(nodeH+rowGap) - rowGap + boxPad
	v.Boxes = append(v.Boxes, chainBox{1, v.Height, v.Width - 2, h, visible(shorten(o.Label, 60)), boxPad, o.Doubt != ""})
	v.Height += h + boxGap
}

func (v *chainView) edge(a, b chainNode) {
	x1, y1, x2, y2 := a.X+nodeW, a.Y+nodeH/2, b.X, b.Y+nodeH/2
	mid := (x1 + x2) / 2
	v.Edges = append(v.Edges, chainEdge{Path: svgPath("M", x1, y1, "C", mid, y1, mid, y2, x2, y2)})
}

// mirror turns the drawing round for writing from right to left.
func (v *chainView) mirror() {
	for i := range v.Boxes {
		v.Boxes[i].TextX = v.Width - v.Boxes[i].TextX
	}
	for i := range v.Nodes {
		v.Nodes[i].X = v.Width - v.Nodes[i].X - nodeW
		v.Nodes[i].TextX = v.Width - v.Nodes[i].TextX
	}
	for i := range v.Edges {
		v.Edges[i].Path = mirrored(v.Edges[i].Path, v.Width)
	}
}

// NodeW and NodeH are the measures of a node, for the template; HeadY is where the heading of a box stands.
func (v chainView) NodeW() int { return nodeW }

// NodeH is the height of a node.
func (v chainView) NodeH() int { return nodeH }

// HeadY is where the heading of a box stands.
func (b chainBox) HeadY() int { return b.Y + 20 }
