package layout

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

func TestDump(t *testing.T) {
	dir := shared(t)
	show := func(id, text, date string) {
		rs := []rune(text)
		bs := Blocks(rs)
		s, _ := Dateline(rs, bs)
		fmt.Printf("##\t%s\t%s\t%s\t%s\n", id, date, s.Value, s.Why)
		for i, b := range bs {
			fmt.Printf("%s\t%d/%d\t%s\t%s\n", b.Kind, i, len(bs), b.Why, string(rs[b.Start:min(b.End, b.Start+130)]))
		}
	}
	fs, _ := filepath.Glob(dir + "/gold/*/*.json")
	for _, f := range fs {
		if len(f) > 10 && f[len(f)-10:] == ".gold.json" {
			continue
		}
		var r struct{ ID, Text string }
		readJSON(t, f, &r)
		show(r.ID, r.Text, "")
	}
	for _, n := range []string{"syria_reports.jsonl", "deir_ezzor_reports.jsonl"} {
		f, _ := os.Open(dir + "/data/corpora/" + n)
		sc := bufio.NewScanner(f)
		sc.Buffer(nil, 16<<20)
		for sc.Scan() {
			var r struct {
				ID, Text, Date, Outlet string
				DateBasis              string `json:"date_basis"`
			}
			json.Unmarshal(sc.Bytes(), &r)
			show(r.ID+" "+r.Outlet+" "+r.DateBasis, r.Text, r.Date)
		}
	}
}
