package main

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// target is a fuzz target of a package in a folder.
type target struct{ pkg, dir, name string }

func (t target) String() string { return t.pkg + "." + t.name }

// find lists the fuzz targets of the packages that patterns name.
func find(ctx context.Context, patterns []string) ([]target, error) {
	out, err := goTool(ctx, append([]string{"list", "-f", "{{.ImportPath}}\t{{.Dir}}"}, patterns...)...)
	if err != nil {
		return nil, err
	}
	begins := regexp.MustCompile(`(?m)^func (Fuzz\w*)\(\w+ \*testing\.F\)`)
	var all []target
	for line := range strings.Lines(out) {
		pkg, dir, _ := strings.Cut(strings.TrimSpace(line), "\t")
		files, err := filepath.Glob(filepath.Join(dir, "*_test.go"))
		if err != nil {
			return nil, err
		}
		for _, f := range files {
			src, err := os.ReadFile(f)
			if err != nil {
				return nil, err
			}
			for _, m := range begins.FindAllSubmatch(src, -1) {
				all = append(all, target{pkg, dir, string(m[1])})
			}
		}
	}
	return all, nil
}

func goTool(ctx context.Context, args ...string) (string, error) {
	cmd := exec.CommandContext(ctx, "go", args...)
	var complaint bytes.Buffer
	cmd.Stderr = &complaint
	out, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("go %s: %w: %s", args[0], err, complaint.String())
	}
	return string(out), nil
}

// longest is the size in bytes of the largest input that is kept beside the tests.
const longest = 4 << 10

// keep puts the shortest inputs that the runs so far found worth keeping beside the tests, until there are so many.
func (t target) keep(ctx context.Context, most int) error {
	cache, err := goTool(ctx, "env", "GOCACHE")
	if err != nil {
		return err
	}
	found, err := os.ReadDir(filepath.Join(strings.TrimSpace(cache), "fuzz", t.pkg, t.name))
	if os.IsNotExist(err) {
		return nil
	}
	if err != nil {
		return err
	}
	to := filepath.Join(t.dir, "testdata", "fuzz", t.name)
	if err := os.MkdirAll(to, 0o755); err != nil {
		return err
	}
	kept, err := os.ReadDir(to)
	if err != nil {
		return err
	}
	inputs := map[string][]byte{}
	for _, f := range found {
		b, err := os.ReadFile(filepath.Join(strings.TrimSpace(cache), "fuzz", t.pkg, t.name, f.Name()))
		if err != nil {
			return err
		}
		if len(b) <= longest {
			inputs[f.Name()] = b
		}
	}
	for _, name := range spread(inputs, most-len(kept)) {
		if err := os.WriteFile(filepath.Join(to, name), inputs[name], 0o644); err != nil {
			return err
		}
	}
	return nil
}

// spread chooses n inputs: of all, ordered by length, those at equal distances.
func spread(inputs map[string][]byte, n int) []string {
	var names []string
	for name := range inputs {
		names = append(names, name)
	}
	slices.SortFunc(names, func(a, b string) int { return cmp.Or(len(inputs[a])-len(inputs[b]), strings.Compare(a, b)) })
	var out []string
	n = min(n, len(names))
	for i := range n {
		out = append(out, names[i*len(names)/n])
	}
	return out
}
