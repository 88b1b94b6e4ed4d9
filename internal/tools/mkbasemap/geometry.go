package main

import "math"

// thin leaves out points of a line that lie within a tolerance of what remains (Douglas and Peucker).
func thin(line []point, tolerance float64) []point {
	if len(line) < 3 {
		return line
	}
	far, at := 0.0, 0
	for i := 1; i < len(line)-1; i++ {
		if d := distance(line[i], line[0], line[len(line)-1]); d > far {
			far, at = d, i
		}
	}
	if far <= tolerance {
		return []point{line[0], line[len(line)-1]}
	}
	return append(thin(line[:at+1], tolerance), thin(line[at:], tolerance)[1:]...)
}

// thinRing thins a closed line, from the point farthest from its beginning, so that it keeps its extent.
func thinRing(ring []point, tolerance float64) []point {
	far, at := -1.0, 0
	for i, p := range ring {
		if d := math.Hypot(float64(p.x-ring[0].x), float64(p.y-ring[0].y)); d > far {
			far, at = d, i
		}
	}
	if at == 0 {
		return nil
	}
	return append(thin(ring[:at+1], tolerance), thin(ring[at:], tolerance)[1:]...)
}

// distance is that of a point from the stretch between two others.
func distance(p, a, b point) float64 {
	dx, dy := float64(b.x-a.x), float64(b.y-a.y)
	px, py := float64(p.x-a.x), float64(p.y-a.y)
	if dx == 0 && dy == 0 {
		return math.Hypot(px, py)
	}
	t := min(1, max(0, (px*dx+py*dy)/(dx*dx+dy*dy)))
	return math.Hypot(px-t*dx, py-t*dy)
}

// distinct leaves out points that fall on the one before.
func distinct(line []point) []point {
	var out []point
	for _, p := range line {
		if len(out) == 0 || out[len(out)-1] != p {
			out = append(out, p)
		}
	}
	return out
}

// steps writes a line as its first point and the distances from point to point.
func steps(line []point) []int {
	out := make([]int, 0, 2*len(line))
	at := point{}
	for _, p := range line {
		out = append(out, p.x-at.x, p.y-at.y)
		at = p
	}
	return out
}

// middle is the centre of gravity of a ring.
func middle(ring []point) point {
	var sum, x, y float64
	for i := 1; i < len(ring); i++ {
		a, b := ring[i-1], ring[i]
		cross := float64(a.x)*float64(b.y) - float64(b.x)*float64(a.y)
		sum += cross
		x += float64(a.x+b.x) * cross
		y += float64(a.y+b.y) * cross
	}
	if sum == 0 {
		return ring[0]
	}
	return point{int(math.Round(x / (3 * sum))), int(math.Round(y / (3 * sum)))}
}

// edge is a stretch between two points, whichever comes first.
type edge [2]point

func edgeOf(a, b point) edge {
	if b.x < a.x || b.x == a.x && b.y < a.y {
		a, b = b, a
	}
	return edge{a, b}
}

// between returns the lines that two of the rings share, each once, without those in taken, and adds them to it.
func between(rings [][]point, taken map[edge]bool) [][]point {
	count := map[edge]int{}
	for _, ring := range rings {
		for i := 1; i < len(ring); i++ {
			count[edgeOf(ring[i-1], ring[i])]++
		}
	}
	var out [][]point
	for _, ring := range rings {
		var run []point
		for i := 1; i < len(ring); i++ {
			e := edgeOf(ring[i-1], ring[i])
			if count[e] < 2 || taken[e] {
				out, run = ended(out, run), nil
				continue
			}
			taken[e] = true
			if run == nil {
				run = []point{ring[i-1]}
			}
			run = append(run, ring[i])
		}
		out = ended(out, run)
	}
	return out
}

func ended(lines [][]point, run []point) [][]point {
	if len(run) < 2 {
		return lines
	}
	return append(lines, run)
}
