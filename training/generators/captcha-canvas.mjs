// usage: node captcha-canvas.mjs <count> <seed> <defaults|varied|look-alikes>
// package.json puts @napi-rs/canvas in the place of skia-canvas, which downloads its binary; both draw with Skia.
import { createRequire } from 'node:module'
import { fontFamilies } from './canvas.mjs'
import { between, chance, pick, seedCrypto, seedRandom, writeSample } from './framing.mjs'

const [count, seed, mode] = [Number(process.argv[2]), Number(process.argv[3]), process.argv[4] ?? 'defaults']
seedRandom(seed)
seedCrypto(seed)

const require = createRequire(import.meta.url)
const skia = createRequire(require.resolve('captcha-canvas'))('skia-canvas')
skia.Canvas = function (width, height) {
  const canvas = skia.createCanvas(width, height)
  return Object.assign(canvas, { toBufferSync: (format) => canvas.toBuffer(`image/${format}`) })
}
const { createCaptchaSync } = require('captcha-canvas')

const alphabets = ['0123456789', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789', 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789']
const colours = ['#32cf7e', '#e74c3c', '#3498db', '#27ae60', '#f39c12', '#8e44ad', '#2c3e50', '#000000']

function variedOptions() {
  const characters = between(3, 8)
  const alphabet = pick(alphabets)
  const captcha = { characters, size: between(32, 60), font: pick(fontFamilies), color: pick(colours), rotate: pick([0, 5, 10, 20]), skew: chance(0.6), opacity: pick([0.8, 0.9, 1]) }
  if (chance(0.4)) captcha.colors = [pick(colours), pick(colours), pick(colours)]
  if (chance(0.7)) captcha.text = Array.from({ length: characters }, () => alphabet[between(0, alphabet.length - 1)]).join('')
  return { captcha, trace: { color: pick(colours), size: between(1, 5), opacity: pick([0.4, 0.7, 1]) }, decoy: { opacity: pick([0.25, 0.5, 0.8]), size: between(12, 22), total: between(4, 30) } }
}

for (let index = 0; index < count; index++) {
  const varied = mode === 'varied' && chance(0.35)
  const options = varied ? variedOptions() : {}
  const width = varied ? Math.round(options.captcha.characters * options.captcha.size * (1 + Math.random() * 0.4)) : 300
  const { image, text } = createCaptchaSync(width, varied ? between(80, 130) : 100, options)
  await writeSample(text, image)
}
