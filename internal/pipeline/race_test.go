//go:build race

package pipeline_test

// watchedForRaces says that the race detector is on, which makes everything several times slower.
const watchedForRaces = true
