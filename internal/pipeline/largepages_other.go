//go:build !linux

package pipeline

// LargePages does nothing where memory cannot be asked for in large pages.
func LargePages() {}
