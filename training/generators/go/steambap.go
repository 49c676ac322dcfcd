package main

import (
	"bytes"
	"fmt"
	"image/color"
	"math/rand"

	"github.com/steambap/captcha"
)

func steambap(choose *chooser, varied bool) (string, []byte) {
	width, height, options := chooseSteambap(choose, varied)
	data, err := captcha.New(width, height, options)
	check(err)
	return data.Text, encodeSteambap(data)
}

func steambapMath(choose *chooser, varied bool) (string, []byte) {
	width, height, options := chooseSteambap(choose, varied)
	// The library returns the result, not the sum; the sum is the first that it draws on the generator.
	seed := choose.Int63()
	rand.Seed(seed)
	sum := fmt.Sprintf("%d+%d", 1+rand.Intn(9), 1+rand.Intn(9))
	rand.Seed(seed)
	data, err := captcha.NewMathExpr(width, height, options)
	check(err)
	return sum, encodeSteambap(data)
}

func chooseSteambap(choose *chooser, varied bool) (width, height int, options captcha.SetOption) {
	if !varied || choose.chance(0.6) {
		return 150, 50, func(*captcha.Options) {}
	}
	length := choose.between(3, 6)
	height = choose.between(40, 80)
	width = max(height*length*3/5, choose.between(120, 240))
	return width, height, func(options *captcha.Options) {
		options.TextLength = length
		options.CurveNumber = choose.between(0, 5)
		options.Noise = 0.2 + 2*choose.Float64()
		options.FontScale = 0.8 + 0.3*choose.Float64()
		if choose.chance(0.6) {
			options.CharPreset = pick(choose, alphabets...)
		}
		if choose.chance(0.5) {
			options.BackgroundColor = pick[color.Color](choose, color.White, color.Black, choose.light())
		}
		if choose.chance(0.2) {
			options.Palette = color.Palette{color.RGBA{uint8(choose.Intn(130)), uint8(choose.Intn(130)), uint8(choose.Intn(130)), 255}}
			options.BackgroundColor = choose.light()
		}
	}
}

func encodeSteambap(data *captcha.Data) []byte {
	var file bytes.Buffer
	check(data.WriteImage(&file))
	return file.Bytes()
}
