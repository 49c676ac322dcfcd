// usage: node react-simple-captcha.mjs <count> <seed> <defaults|varied|look-alikes>
import { createRequire } from 'node:module'
import { createCanvas } from './canvas.mjs'
import { between, chance, pick, seedRandom, writeSample } from './framing.mjs'

const [count, seed, mode] = [Number(process.argv[2]), Number(process.argv[3]), process.argv[4] ?? 'defaults']
seedRandom(seed)

// The library looks up its canvas by id and writes on it; nothing else of the page takes part.
const canvas = createCanvas(300, 150)
globalThis.document = { getElementById: (id) => (id === 'canv' ? canvas : {}) }
globalThis.canvas = canvas
const { loadCaptchaEnginge } = createRequire(import.meta.url)('react-simple-captcha')

// The library keeps its answer to itself: it is what it draws, letter by letter.
let drawn = ''
const context = canvas.getContext('2d')
const fillText = context.fillText
context.fillText = function (text, ...place) {
  drawn += text
  return fillText.call(this, text, ...place)
}

const colours = [['white', 'black'], ['black', 'white'], ['red', 'white'], ['blue', 'yellow'], ['#eeeeee', '#333366'], ['lightblue', 'navy'], ['#222222', 'lime']]
for (let index = 0; index < count; index++) {
  drawn = ''
  if (mode === 'varied' && chance(0.35)) loadCaptchaEnginge(between(3, 8), ...pick(colours), pick(['', 'upper', 'lower', 'numbers']))
  else loadCaptchaEnginge(6)
  await writeSample(drawn, canvas.toBuffer('image/png'))
}
