package policy

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// TestCuesAreAskedFor holds the classes of knowledge/cues.tsv against the program: a class that nobody asks for, or that is asked for and not there,
// is a slip of the pen that nothing else would show.
func TestCuesAreAskedFor(t *testing.T) {
	dir := root(t)
	table, err := os.ReadFile(filepath.Join(dir, "knowledge", "cues.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	classes := map[string]bool{}
	for line := range strings.Lines(string(table)) {
		if class, _, ok := strings.Cut(line, "\t"); ok && !strings.HasPrefix(line, "#") {
			classes[class] = true
		}
	}
	said, asked := map[string]bool{}, map[string]token.Position{}
	for _, part := range []string{"know", "read"} {
		words(t, filepath.Join(dir, "internal", part), said, asked)
	}
	for class := range classes {
		if !said[class] {
			t.Errorf("knowledge/cues.tsv: nobody asks for the class %q", class)
		}
	}
	for class, at := range asked {
		if !classes[class] {
			t.Errorf("%s: asks for the class %q, which knowledge/cues.tsv has not", at, class)
		}
	}
}

// words collects the strings of the Go files below a folder, tests left out, and of them those that questions for a cue have.
func words(t *testing.T, dir string, said map[string]bool, asked map[string]token.Position) {
	t.Helper()
	ask := map[string]bool{"Cue": true, "NextCue": true, "OwnedCue": true, "cueBefore": true, "anyCue": true}
	files := token.NewFileSet()
	err := filepath.WalkDir(dir, func(path string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		f, err := parser.ParseFile(files, path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(f, func(n ast.Node) bool {
			if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
				if s, err := strconv.Unquote(lit.Value); err == nil {
					said[s] = true
				}
			}
			if call, ok := n.(*ast.CallExpr); ok && len(call.Args) > 0 {
				fun, ok := call.Fun.(*ast.SelectorExpr)
				lit, isLit := call.Args[0].(*ast.BasicLit)
				if ok && isLit && lit.Kind == token.STRING && ask[fun.Sel.Name] {
					asked[strings.Trim(lit.Value, `"`)] = files.Position(lit.Pos())
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
