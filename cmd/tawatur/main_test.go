package main

import (
	"bufio"
	"database/sql"
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	_ "modernc.org/sqlite"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"tawatur": main})
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"hugeline":   hugeLine,
			"nostop":     noStop,
			"setversion": setVersion,
			"damage":     damage,
			"bytes":      writeBytes,
			"eventof":    eventOf,
			"warcof":     warcOf,
			"fetched":    fetchedOf,
			"flip":       flip,
			"oldlog":     oldLog,
			"headof":     headOf,
			"forge":      forge,
			"idof":       idWith,
			"reportof":   reportOf,
			"holds":      holds,
			"absent":     absent,
			"unshown":    unshown,
			"tsa":        tsaAt(t),
			"waczof":     waczOf,
			"readwacz":   readWACZ,
			"sql":        doSQL,
			"site":       doSite,
		},
	})
}

// eventOf FILE NAME sets a variable to the id of the first event of an export.
func eventOf(ts *testscript.TestScript, _ bool, args []string) {
	var e struct{ ID string }
	check(ts, json.NewDecoder(strings.NewReader(ts.ReadFile(args[0]))).Decode(&e))
	ts.Setenv(args[1], e.ID)
}

func check(ts *testscript.TestScript, err error) {
	if err != nil {
		ts.Fatalf("%v", err)
	}
}

// hugeLine FILE MB writes a JSON line of so many megabytes and a good report behind it.
func hugeLine(ts *testscript.TestScript, _ bool, args []string) {
	mb, err := strconv.Atoi(args[1])
	check(ts, err)
	f, err := os.Create(ts.MkAbs(args[0]))
	check(ts, err)
	w := bufio.NewWriter(f)
	fmt.Fprint(w, `{"id":"huge","text":"`)
	piece := strings.Repeat("كلام ", 1<<20/9)
	for range mb {
		fmt.Fprint(w, piece)
	}
	fmt.Fprintln(w, `"}`)
	fmt.Fprintln(w, `{"id":"behind","text":"قصفت المدفعية قرية النخلة صباح اليوم."}`)
	check(ts, w.Flush())
	check(ts, f.Close())
}

// noStop FILE writes a text of a million characters without a full stop.
func noStop(ts *testscript.TestScript, _ bool, args []string) {
	check(ts, os.WriteFile(ts.MkAbs(args[0]), []byte(strings.Repeat("وقالت المصادر إن القوات دخلت المدينة ", 1_000_000/37)), 0o600))
}

// setVersion FILE N marks a record as written by another version.
func setVersion(ts *testscript.TestScript, _ bool, args []string) {
	db, err := sql.Open("sqlite", ts.MkAbs(args[0]))
	check(ts, err)
	_, err = db.Exec("PRAGMA user_version = " + args[1])
	check(ts, err)
	check(ts, db.Close())
}

// damage FILE overwrites the middle of a file.
func damage(ts *testscript.TestScript, _ bool, args []string) {
	name := ts.MkAbs(args[0])
	data, err := os.ReadFile(name)
	check(ts, err)
	for i := 4096; i < len(data)*3/4; i++ {
		data[i] = 0xA7
	}
	check(ts, os.WriteFile(name, data, 0o600))
}

// writeBytes FILE QUOTED writes bytes given as a Go string.
func writeBytes(ts *testscript.TestScript, _ bool, args []string) {
	s, err := strconv.Unquote(`"` + args[1] + `"`)
	check(ts, err)
	check(ts, os.WriteFile(ts.MkAbs(args[0]), []byte(s), 0o600))
}
