// Package knowledge holds the program's knowledge as data: what a linguist edits without Go. Each file says in its
// header what its columns mean; `tawatur check` lints the files and runs the examples in them. There is no code here but
// the embedding.
package knowledge

import "embed"

// Files are the knowledge files, by name.
//
//go:embed *.tsv
var Files embed.FS
