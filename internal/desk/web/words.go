package web

import (
	"fmt"
	"io/fs"
	"strconv"
	"strings"

	"tawatur/internal/desk/prefs"
)

// languages are the codes of the pages' languages, the default first.
func languages() []string { return prefs.Languages() }

// wordTable holds the words of the pages by language and key.
type wordTable struct {
	by map[string]map[string]string
}

// readWords reads the tables of a folder, a file for each room of the pages.
func readWords(folder fs.FS) (*wordTable, error) {
	files, err := fs.Glob(folder, "strings/*.tsv")
	if err != nil {
		return nil, err
	}
	t := &wordTable{by: map[string]map[string]string{"en": {}, "ar": {}}}
	for _, name := range files {
		text, err := fs.ReadFile(folder, name)
		if err != nil {
			return nil, err
		}
		if err := t.add(string(text)); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	return t, nil
}

// add reads lines "key, English, Arabic"; those that start with "#" and empty ones are comments.
func (t *wordTable) add(text string) error {
	for i, line := range strings.Split(text, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 3 || f[0] == "" || f[1] == "" || f[2] == "" {
			return fmt.Errorf("line %d: want three filled columns, have %q", i+1, line)
		}
		if _, twice := t.by["en"][f[0]]; twice {
			return fmt.Errorf("line %d: key %q twice", i+1, f[0])
		}
		t.by["en"][f[0]], t.by["ar"][f[0]] = f[1], f[2]
	}
	return nil
}

// lang is one language of the pages.
type lang struct {
	code  string
	words map[string]string
}

func (t *wordTable) in(code string) lang { return lang{code, t.by[code]} }

// Lang is the BCP 47 code.
func (l lang) Lang() string { return l.code }

// Dir is the direction of writing, as the HTML attribute wants it.
func (l lang) Dir() string {
	if l.code == "ar" {
		return "rtl"
	}
	return "ltr"
}

// T returns the words of a key with pairs of name and value filled in; the key itself where there are none.
func (l lang) T(key string, pairs ...string) string {
	w, ok := l.words[key]
	if !ok {
		return key
	}
	for i := 0; i+1 < len(pairs); i += 2 {
		pairs[i] = "{" + pairs[i] + "}"
	}
	return strings.NewReplacer(pairs...).Replace(w)
}

// N returns the words of a key in the plural form that n takes.
func (l lang) N(key string, n int, pairs ...string) string {
	form := l.plural(n)
	if _, ok := l.words[key+"#"+form]; !ok {
		form = "other"
	}
	return l.T(key+"#"+form, append(pairs, "n", strconv.Itoa(n))...)
}

// Term returns the words of an id in a family such as "role"; the id itself where there are none.
func (l lang) Term(family, id string) string {
	if w, ok := l.words[family+"."+id]; ok {
		return w
	}
	return id
}

// plural returns the CLDR plural form of n; zero is a form of its own in English too, for "no reports".
func (l lang) plural(n int) string {
	switch h := n % 100; {
	case n == 0:
		return "zero"
	case n == 1:
		return "one"
	case n == 2:
		return "two"
	case l.code == "ar" && h >= 3 && h <= 10:
		return "few"
	case l.code == "ar" && h >= 11:
		return "many"
	}
	return "other"
}

// pick returns the name in this language, else in the other, else the id.
func (l lang) pick(ar, en, id string) string {
	first, second := ar, en
	if l.code == "en" {
		first, second = en, ar
	}
	for _, s := range []string{first, second, id} {
		if s != "" {
			return s
		}
	}
	return l.T("unknown")
}
