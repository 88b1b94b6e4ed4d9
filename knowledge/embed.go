// Package knowledge holds the program's knowledge as data: what a linguist edits without Go. Each file says in its
// header what its columns mean; `tawatur check` lints the files and runs the examples in them. There is no code here but
// the embedding.
package knowledge

import "embed"

// Files are the knowledge files, by name.
//
//go:embed *.tsv
var Files embed.FS

// Crosswalk are the tables that say our types, actors and places in the codes of other data sets, by path. They are apart since
// nothing that is read from reports depends on them.
//
//go:embed crosswalk/*.tsv
var Crosswalk embed.FS
