// Package count puts a number and an English noun together, for the command line and for what exports say of themselves. Pages are not its
// business: they speak two languages, with the plurals of both.
//
//	count.Of(1, "feed")  // "1 feed"
//	count.Of(3, "feed")  // "3 feeds"
package count

import (
	"fmt"
	"strings"
)

// Of is a number with its noun, which is given in the singular and has a plural in -s, or in -ies after a consonant and y.
func Of(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	if stem, ok := strings.CutSuffix(noun, "y"); ok && stem != "" && !strings.ContainsRune("aeiou", rune(stem[len(stem)-1])) {
		return fmt.Sprintf("%d %sies", n, stem)
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
