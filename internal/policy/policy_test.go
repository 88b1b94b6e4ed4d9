package policy

import (
	"errors"
	"go/ast"
	"go/build"
	"go/doc"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const module = "tawatur"

// pkg is one package of the tree, without its tests.
type pkg struct {
	// path is relative to the module, "tawatur" for its root.
	path, dir, name string
	files, imports  []string
}

// root returns the folder of go.mod.
func root(t *testing.T) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
	}
	t.Fatal("no go.mod above this folder")
	return ""
}

// relative turns an import path into a path within the module, "" for other modules.
func relative(path string) string {
	if path == module {
		return module
	}
	rest, ok := strings.CutPrefix(path, module+"/")
	if !ok {
		return ""
	}
	return rest
}

// packages reads every package below the root.
func packages(t *testing.T) []pkg {
	t.Helper()
	top := root(t)
	var out []pkg
	err := filepath.WalkDir(top, func(dir string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return err
		}
		if dir != top && skipped(d.Name()) {
			return filepath.SkipDir
		}
		p, err := readPackage(top, dir)
		if none := (*build.NoGoError)(nil); errors.As(err, &none) {
			return nil
		}
		if err != nil {
			t.Errorf("read %s: %v", dir, err)
			return nil
		}
		out = append(out, p)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func skipped(dir string) bool {
	return dir == "testdata" || dir == "vendor" || dir == "node_modules" || strings.HasPrefix(dir, ".") || strings.HasPrefix(dir, "_")
}

func readPackage(top, dir string) (pkg, error) {
	b, err := build.ImportDir(dir, 0)
	if err != nil {
		return pkg{}, err
	}
	rel, err := filepath.Rel(top, dir)
	if err != nil {
		return pkg{}, err
	}
	p := pkg{path: filepath.ToSlash(rel), dir: dir, name: b.Name, files: b.GoFiles}
	if rel == "." {
		p.path = module
	}
	for _, i := range b.Imports {
		if r := relative(i); r != "" {
			p.imports = append(p.imports, r)
		}
	}
	return p, nil
}

// TestImports checks the tree against import-policy.txt.
func TestImports(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(root(t), "import-policy.txt"))
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("import-policy.txt is not here: imports are not checked")
	}
	if err != nil {
		t.Fatal(err)
	}
	r, err := parseRules(string(text))
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range packages(t) {
		for _, v := range r.violations(p.path, p.imports) {
			t.Error(v)
		}
	}
}

// parsed returns the package's documentation.
func parsed(t *testing.T, p pkg) *doc.Package {
	t.Helper()
	fset := token.NewFileSet()
	var files []*ast.File
	for _, name := range p.files {
		f, err := parser.ParseFile(fset, filepath.Join(p.dir, name), nil, parser.ParseComments)
		if err != nil {
			t.Errorf("%s: %v", p.path, err)
			return nil
		}
		files = append(files, f)
	}
	if len(files) == 0 {
		return nil
	}
	d, err := doc.NewFromFiles(fset, files, module+"/"+p.path)
	if err != nil {
		t.Errorf("%s: %v", p.path, err)
		return nil
	}
	return d
}

// TestPackagesAreDocumented wants a doc comment for every package, and for every exported name of those that others import.
func TestPackagesAreDocumented(t *testing.T) {
	for _, p := range packages(t) {
		d := parsed(t, p)
		if d == nil {
			continue
		}
		if strings.TrimSpace(d.Doc) == "" {
			t.Errorf("%s: no package comment", p.path)
		}
		if p.name == "main" {
			continue
		}
		for _, n := range undocumented(d) {
			t.Errorf("%s: %s is exported and not documented", p.path, n)
		}
	}
}

// undocumented lists the exported constants, variables, functions and types without a comment. A group's comment speaks
// for its members.
func undocumented(d *doc.Package) []string {
	out := append(undocumentedValues(d.Consts), undocumentedValues(d.Vars)...)
	out = append(out, undocumentedFuncs(d.Funcs)...)
	for _, typ := range d.Types {
		if typ.Doc == "" {
			out = append(out, typ.Name)
		}
		out = append(out, undocumentedValues(typ.Consts)...)
		out = append(out, undocumentedValues(typ.Vars)...)
		out = append(out, undocumentedFuncs(typ.Funcs)...)
	}
	return out
}

func undocumentedFuncs(fs []*doc.Func) []string {
	var out []string
	for _, f := range fs {
		if f.Doc == "" {
			out = append(out, f.Name)
		}
	}
	return out
}

func undocumentedValues(vs []*doc.Value) []string {
	var out []string
	for _, v := range vs {
		if v.Doc != "" {
			continue
		}
		for _, s := range v.Decl.Specs {
			spec, ok := s.(*ast.ValueSpec)
			if !ok || spec.Doc != nil || spec.Comment != nil {
				continue
			}
			for _, n := range spec.Names {
				if n.IsExported() {
					out = append(out, n.Name)
				}
			}
		}
	}
	return out
}

func TestUndocumentedNamesAreSeen(t *testing.T) {
	src := `package x
const A = 1
// B is documented.
const B = 1
// The group.
const (
	C = 1
)
var D = 2 // D has a line comment.
type T struct{}
func NewT() *T { return nil }
func hidden() {}
`
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, "x.go", src, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	d, err := doc.NewFromFiles(fset, []*ast.File{f}, "tawatur/x")
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(undocumented(d), " "); got != "A T NewT" {
		t.Errorf("undocumented = %q, want A T NewT", got)
	}
}
