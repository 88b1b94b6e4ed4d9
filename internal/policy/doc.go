// Package policy holds no code of the program, only tests of the whole tree: that packages import each other as
// import-policy.txt at the root of the repository allows, that every package says what it is for, and that exported names
// are documented.
//
// A policy is statements that end in a semicolon, with comments from # to the end of the line:
//
//	arabic < arabic/number < arabic/date;
//	tawatur, arabic/date < internal/read/claim;
//
// "A, B < C, D" lets C and D import A, B and all that A and B may import. Names are package paths within the module
// ("tawatur" is its root; "internal/" may be left out), NONE is nothing, and other words in capitals are names for a point
// in the order. The standard library and other modules are outside the policy, and so are tests.
package policy
