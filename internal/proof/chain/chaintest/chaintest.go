// Package chaintest writes logs anew so that they hang together again, as somebody does who knows the program and may write the files. It is for tests alone, which
// then ask what finds it.
//
//	err := chaintest.Rewrite("log.jsonl", func(ls []chain.Line) []chain.Line { return ls[1:] })
package chaintest

import (
	"bytes"
	"io"
	"os"
	"slices"

	"tawatur/internal/proof/chain"
)

// Rewrite writes a log anew after an edit of its lines.
func Rewrite(name string, edit func([]chain.Line) []chain.Line) error {
	b, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	var lines []chain.Line
	r := chain.NewReader(bytes.NewReader(b))
	for {
		l, err := r.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return err
		}
		lines = append(lines, l)
	}
	var out []byte
	head, seq := chain.Start, int64(0)
	for _, l := range edit(lines) {
		l, line, err := chain.Append(l, head, seq)
		if err != nil {
			return err
		}
		out, head, seq = append(out, line...), chain.Hash(line[:len(line)-1]), l.Seq
	}
	return os.WriteFile(name, out, 0o644)
}

// Old writes a log anew as older versions wrote it, which told of no reports.
func Old(name string) error {
	return Rewrite(name, func(ls []chain.Line) []chain.Line {
		return slices.DeleteFunc(ls, func(l chain.Line) bool { return l.Kind == chain.KindReport || l.Kind == chain.KindTombstone })
	})
}
