package main

import (
	"bytes"
	cryptorand "crypto/rand"
	"math/rand"
	"strconv"
	_ "unsafe" // for linkname

	"github.com/dchest/captcha"
)

// The library's key, drawn once per process, from which all else follows.
//
//go:linkname dchestKey github.com/dchest/captcha.rngKey
var dchestKey [32]byte

func seedKeys(seed int64) {
	generator := rand.New(rand.NewSource(seed))
	generator.Read(dchestKey[:])
	cryptorand.Reader = generator
}

func dchest(choose *chooser, varied bool) (string, []byte) {
	length, width, height := captcha.DefaultLen, captcha.StdWidth, captcha.StdHeight
	if varied && choose.chance(0.4) {
		length = choose.between(3, 8)
		height = choose.between(50, 110)
		width = height * choose.between(5, 7) / 2
	}
	text := captcha.RandomDigits(length)
	var file bytes.Buffer
	_, err := captcha.NewImage(strconv.FormatInt(choose.Int63(), 36), text, width, height).WriteTo(&file)
	check(err)
	for index := range text {
		text[index] += '0'
	}
	return string(text), file.Bytes()
}
