package pipeline_test

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"tawatur"
	"tawatur/internal/pipeline"
)

// script is a file of testdata/events: reports to load and what must come of them. The files are written for people who
// know the war and not the program:
//
//	# comment
//	load ID OUTLET DAY      a report of that outlet ("-": nobody knows which), published that day; its text follows, up to an empty line
//	expect N events         there are so many events in all
//	expect apart ID ID      no event holds claims of both reports
//	expect TYPE of ID ...   exactly one event of that type holds claims of just these reports; indented lines say more:
//	  day D, ends D, place NAME, killed N or N..M, agent ID, disputed FIELD, articles N, origins N,
//	  recalled by ID, corroborated, not corroborated
type script struct {
	reports []tawatur.Report
	expects []expectation
}

// expectation is one "expect" with the lines below it.
type expectation struct {
	line  int
	words []string
	more  [][]string
}

func readScript(t *testing.T, path string) script {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var s script
	var text *string
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		line := lines.Text()
		words := strings.Fields(line)
		switch {
		case strings.HasPrefix(line, "#"):
		case len(words) == 0:
			text = nil
		case text != nil:
			*text += line + "\n"
		case words[0] == "load" && len(words) >= 4:
			day := words[len(words)-1]
			r := tawatur.Report{ID: words[1], Published: tawatur.Published{Value: &day, Basis: tawatur.BasisMetadata}}
			if name := strings.Join(words[2:len(words)-1], " "); name != "-" {
				r.Outlet = &tawatur.Outlet{Name: name}
			}
			s.reports = append(s.reports, r)
			text = &s.reports[len(s.reports)-1].Text
		case words[0] == "expect":
			s.expects = append(s.expects, expectation{line: n, words: words[1:]})
		case strings.HasPrefix(line, " ") && len(s.expects) > 0:
			last := &s.expects[len(s.expects)-1]
			last.more = append(last.more, words)
		default:
			t.Fatalf("%s:%d: not understood: %q", path, n, line)
		}
	}
	if len(s.reports) == 0 || len(s.expects) == 0 {
		t.Fatalf("%s: %d reports, %d expectations", path, len(s.reports), len(s.expects))
	}
	return s
}

// TestEventScripts plays every script with its reports in every order.
func TestEventScripts(t *testing.T) {
	rd, world := reader(t)
	paths, err := filepath.Glob(filepath.Join("testdata", "events", "*.test"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no scripts: %v", err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".test"), func(t *testing.T) {
			s := readScript(t, path)
			var entries []tawatur.Extraction
			for _, r := range s.reports {
				e, err := rd.Read(r)
				if err != nil {
					t.Fatal(err)
				}
				entries = append(entries, e)
			}
			permute(entries, 0, func(order []tawatur.Extraction) {
				if t.Failed() {
					return
				}
				events := pipeline.Derive(slices.Clone(order), world)
				for _, x := range s.expects {
					if err := x.check(events); err != nil {
						t.Errorf("%s:%d: %v; events: %s", path, x.line, err, describe(events))
					}
				}
			})
		})
	}
}

// permute calls f with every order of the entries.
func permute(entries []tawatur.Extraction, k int, f func([]tawatur.Extraction)) {
	if k == len(entries) {
		f(entries)
		return
	}
	for i := k; i < len(entries); i++ {
		entries[k], entries[i] = entries[i], entries[k]
		permute(entries, k+1, f)
		entries[k], entries[i] = entries[i], entries[k]
	}
}

func describe(events []tawatur.Event) string {
	var b strings.Builder
	for _, e := range events {
		fmt.Fprintf(&b, "\n\t%s of %v, %s..%s, %s, killed %v, origins %d, recalls %d", e.Type, reportsOf(e.Claims), e.Time.Start, e.Time.End,
			e.Title.AR, killed(e), e.Status.Origins, len(e.Recalls))
	}
	return b.String()
}

// reportsOf lists the reports of some claims once each, sorted.
func reportsOf(refs []tawatur.ClaimRef) []string {
	var out []string
	for _, r := range refs {
		out = append(out, r.Report)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func (x expectation) check(events []tawatur.Event) error {
	switch {
	case len(x.words) == 2 && strings.HasPrefix(x.words[1], "event"):
		if strconv.Itoa(len(events)) != x.words[0] {
			return fmt.Errorf("%d events", len(events))
		}
		return nil
	case x.words[0] == "apart":
		for _, e := range events {
			if rs := reportsOf(e.Claims); slices.Contains(rs, x.words[1]) && slices.Contains(rs, x.words[2]) {
				return fmt.Errorf("%s and %s are in one event", x.words[1], x.words[2])
			}
		}
		return nil
	case len(x.words) < 3 || x.words[1] != "of":
		return fmt.Errorf("not understood: expect %s", strings.Join(x.words, " "))
	}
	want := slices.Sorted(slices.Values(x.words[2:]))
	var found []tawatur.Event
	for _, e := range events {
		if e.Type == x.words[0] && slices.Equal(reportsOf(e.Claims), want) && x.dayFits(e) {
			found = append(found, e)
		}
	}
	if len(found) != 1 {
		return fmt.Errorf("%d events fit %s", len(found), strings.Join(x.words, " "))
	}
	for _, more := range x.more {
		if err := checkLine(found[0], more); err != nil {
			return err
		}
	}
	return nil
}

// dayFits lets the day choose between several events of the same reports.
func (x expectation) dayFits(e tawatur.Event) bool {
	for _, m := range x.more {
		if m[0] == "day" && len(m) == 2 && e.Time.Start != m[1] {
			return false
		}
	}
	return true
}

func checkLine(e tawatur.Event, m []string) error {
	value := strings.Join(m[1:], " ")
	got := ""
	switch m[0] {
	case "day":
		got = e.Time.Start
	case "ends":
		got = e.Time.End
	case "place":
		if e.Place != nil {
			got = e.Place.Name.AR
		}
	case "killed":
		got = killed(e)
	case "articles":
		got = strconv.Itoa(e.Status.Articles)
	case "origins":
		got = strconv.Itoa(e.Status.Origins)
	case "agent":
		for _, a := range e.Actors {
			if a.Role == tawatur.RoleAgent && a.ID == value {
				got = value
			}
		}
	case "disputed":
		for _, d := range e.Disputes {
			if d.Field == value {
				got = value
			}
		}
	case "undisputed":
		if e.Status.Disputed {
			return fmt.Errorf("disputed: %v", e.Disputes)
		}
	case "recalled":
		got = "by " + strings.Join(reportsOf(e.Recalls), " ")
	case "corroborated", "not":
		if e.Status.Corroborated == (m[0] == "not") {
			return fmt.Errorf("corroborated is %v", e.Status.Corroborated)
		}
		return nil
	default:
		return fmt.Errorf("not understood: %s", strings.Join(m, " "))
	}
	if got != value {
		return fmt.Errorf("%s is %q, want %q", m[0], got, value)
	}
	return nil
}

// killed writes the range of killed civilians.
func killed(e tawatur.Event) string {
	for _, h := range e.Harm {
		if h.Kind != tawatur.HarmKilled || h.Who != "civilians" || h.Min == nil || h.Max == nil {
			continue
		}
		if *h.Min == *h.Max {
			return strconv.Itoa(*h.Min)
		}
		return fmt.Sprintf("%d..%d", *h.Min, *h.Max)
	}
	return ""
}
