package main

import (
	"bytes"
	"image/color"
	"math/rand"
	"slices"
	"strings"

	"github.com/mojocn/base64Captcha"
)

// The library's fonts, in the order in which it chooses among them when it is given none.
var base64Fonts = []string{
	"3Dumb.ttf", "ApothecaryFont.ttf", "Comismsh.ttf", "DENNEthree-dee.ttf", "DeborahFancyDress.ttf",
	"Flim-Flam.ttf", "RitaSmith.ttf", "actionj.ttf", "chromohv.ttf", "wqy-microhei.ttc",
}

var withoutLowerCase = []string{"DENNEthree-dee.ttf", "DeborahFancyDress.ttf", "actionj.ttf", "chromohv.ttf"}

const withoutSigns = "DeborahFancyDress.ttf"

// What the string and the maths driver have in common.
type base64Settings struct {
	height, width, noise, lines int
	background                  *color.RGBA
	fonts                       []string
}

// The defaults are the form in the library's example, with and without its boxes ticked:
// one plain font on nothing, or all the fonts on a light colour, and each kind of line.
func chooseBase64(choose *chooser, varied bool) base64Settings {
	settings := base64Settings{height: 60, width: 240}
	settings.lines = pick(choose, 0, 0, base64Captcha.OptionShowHollowLine, base64Captcha.OptionShowSlimeLine, base64Captcha.OptionShowSineLine,
		base64Captcha.OptionShowHollowLine|base64Captcha.OptionShowSlimeLine|base64Captcha.OptionShowSineLine)
	if choose.chance(0.4) {
		settings.fonts = []string{"wqy-microhei.ttc"}
		settings.background = &color.RGBA{}
	}
	if !varied || choose.chance(0.6) {
		return settings
	}
	settings.height = choose.between(40, 80)
	settings.width = settings.height * choose.between(5, 8) / 2
	if choose.chance(0.4) {
		settings.noise = choose.between(1, 60)
	}
	if choose.chance(0.4) {
		settings.fonts = []string{pick(choose, base64Fonts...)}
	}
	if choose.chance(0.4) {
		background := choose.light()
		settings.background = &background
	}
	return settings
}

func base64String(choose *chooser, varied bool) (string, []byte) {
	settings := chooseBase64(choose, varied)
	source, length := "1234567890qwertyuioplkjhgfdsazxcvbnm", 6
	if settings.fonts == nil {
		source = pick(choose, source, base64Captcha.TxtNumbers+base64Captcha.TxtAlphabet, base64Captcha.TxtSimpleCharaters)
	}
	if varied && choose.chance(0.4) {
		source, length = pick(choose, alphabets...), choose.between(3, 7)
	}
	driver := base64Captcha.NewDriverString(settings.height, settings.width, settings.noise, settings.lines, length, source, settings.background, nil, settings.fonts)
	_, text, _ := driver.GenerateIdQuestionAnswer()
	image, fonts := settings.draw(choose, driver, text)
	label := []byte(text)
	for index, font := range fonts {
		if slices.Contains(withoutLowerCase, font) {
			label[index] = strings.ToUpper(text[index : index+1])[0]
		}
	}
	return string(label), image
}

func base64Math(choose *chooser, varied bool) (string, []byte) {
	settings := chooseBase64(choose, varied)
	driver := base64Captcha.NewDriverMath(settings.height, settings.width, settings.noise, settings.lines, settings.background, nil, settings.fonts)
	for {
		_, sum, _ := driver.GenerateIdQuestionAnswer()
		image, fonts := settings.draw(choose, driver, sum)
		signs := true
		for index, font := range fonts {
			signs = signs && (font != withoutSigns || !strings.ContainsRune("+-=", rune(sum[index])))
		}
		if signs {
			return sum, image
		}
		// All letters in a font without signs would never end.
		if len(settings.fonts) == 1 && settings.fonts[0] == withoutSigns {
			settings.fonts = nil
			driver = base64Captcha.NewDriverMath(settings.height, settings.width, settings.noise, settings.lines, settings.background, nil, nil)
		}
	}
}

// draw returns the image and the font of each character. The library chooses the fonts and tells nobody, so its draws on the
// generator are repeated: an empty text is an error only after background, lines and noise are drawn.
func (settings base64Settings) draw(choose *chooser, driver base64Captcha.Driver, text string) ([]byte, []string) {
	available := settings.fonts
	if available == nil {
		available = base64Fonts
	}
	seed := choose.Int63()
	rand.Seed(seed)
	_, _ = driver.DrawCaptcha("")
	fonts := make([]string, len(text))
	for index := range fonts {
		rand.Intn(7)
		base64Captcha.RandDeepColor()
		fonts[index] = available[rand.Intn(len(available))]
		rand.Intn(settings.height / 16 * 3)
	}
	rand.Seed(seed)
	item, err := driver.DrawCaptcha(text)
	check(err)
	return encodeBase64(item), fonts
}

func base64Digit(choose *chooser, varied bool) (string, []byte) {
	driver := *base64Captcha.DefaultDriverDigit
	if varied && choose.chance(0.4) {
		driver.Length = choose.between(3, 7)
		driver.Height = choose.between(60, 100)
		driver.Width = driver.Height * choose.between(5, 7) / 2
		driver.MaxSkew = choose.Float64()
		driver.DotCount = choose.between(20, 150)
	}
	_, text, _ := driver.GenerateIdQuestionAnswer()
	item, err := driver.DrawCaptcha(text)
	check(err)
	return text, encodeBase64(item)
}

func encodeBase64(item base64Captcha.Item) []byte {
	var file bytes.Buffer
	_, err := item.WriteTo(&file)
	check(err)
	return file.Bytes()
}
