package main

import (
	"image/color"
	"math/rand"
)

const (
	digits = "0123456789"
	upper  = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	lower  = "abcdefghijklmnopqrstuvwxyz"
)

var alphabets = []string{digits, upper, lower, digits + upper, digits + lower, digits + upper + lower}

// chooser chooses the settings; what the libraries draw at random is not its concern.
type chooser struct{ *rand.Rand }

func (choose *chooser) chance(probability float64) bool { return choose.Float64() < probability }

func (choose *chooser) between(low, high int) int { return low + choose.Intn(high-low+1) }

func (choose *chooser) light() color.RGBA {
	return color.RGBA{uint8(choose.between(185, 255)), uint8(choose.between(185, 255)), uint8(choose.between(185, 255)), 255}
}

func pick[T any](choose *chooser, values ...T) T { return values[choose.Intn(len(values))] }
