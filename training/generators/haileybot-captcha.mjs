// usage: node haileybot-captcha.mjs <count> <seed> <defaults|varied>
// package.json puts @napi-rs/canvas in the place of canvas, which is built from source where it has no binary.
import { createRequire } from 'node:module'
import { between, chance, seedRandom, writeSample } from './framing.mjs'

const [count, seed, mode] = [Number(process.argv[2]), Number(process.argv[3]), process.argv[4] ?? 'defaults']
seedRandom(seed)

const require = createRequire(import.meta.url)
const canvas = createRequire(require.resolve('@haileybot/captcha-generator'))('canvas')
canvas.registerFont = (file, { family }) => canvas.GlobalFonts.registerFromPath(file, family)
const Captcha = require('@haileybot/captcha-generator')

for (let index = 0; index < count; index++) {
  const captcha = mode === 'varied' && chance(0.35) ? new Captcha(between(250, 400)) : new Captcha()
  await writeSample(captcha.value, Buffer.from(captcha.dataURL.split(',')[1], 'base64'))
}
