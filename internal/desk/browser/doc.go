// Package browser holds the tests that look at the pages as a reader does: the program is built, reads the samples and some
// hostile reports, serves them on loopback, and headless Chromium opens what it serves, in both languages, both themes, at
// the sizes of a phone and of a desk, with scripts and without.
//
// It is for what only a browser can tell: what is drawn, requested, focused, shifted, and what axe-core says of accessibility.
// What a page says is tested in package web. There is no code here but tests; they are skipped, and say so, where chromium or
// the folder node_modules (`npm ci --prefix internal/desk/browser`) is absent.
//
//	go test ./internal/desk/browser
package browser
