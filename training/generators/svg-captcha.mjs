// usage: node svg-captcha.mjs <count> <seed> <defaults|varied|look-alikes>
import sharp from 'sharp'
import svgCaptcha from 'svg-captcha'
import { between, chance, pick, seedRandom, writeSample } from './framing.mjs'

sharp.concurrency(1)
const [count, seed, mode] = [Number(process.argv[2]), Number(process.argv[3]), process.argv[4] ?? 'defaults']
seedRandom(seed)

function variedOptions() {
  const options = { size: between(3, 8), noise: between(0, 5), color: chance(0.6) }
  options.width = Math.round(options.size * between(28, 45) + between(0, 30))
  options.height = between(40, 70)
  options.fontSize = Math.round(options.height * (0.8 + Math.random() * 0.5))
  if (chance(0.4)) options.background = pick(['#cc9966', '#f0f0f0', '#222222', '#123456', '#ffeecc', '#88bb99', '#ddeeff', '#000000', '#ffffff'])
  return options
}

// In this library's font l is three quarters of a pixel taller than I, and nothing else tells them apart. Half of these letters are one of them.
const LOOK_ALIKES = 'Il'.repeat(30) + '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

function draw() {
  if (mode === 'look-alikes') return svgCaptcha.create({ charPreset: LOOK_ALIKES })
  if (mode === 'defaults' || chance(0.6)) return svgCaptcha.create()
  const options = variedOptions()
  if (!chance(0.3)) return svgCaptcha.create(options)
  // createMathExpr hands out only the result; its expression is drawn again here so that the label is what is seen.
  const expression = `${between(1, 20)}${pick(['+', '-'])}${between(1, 20)}`
  return { text: expression, data: svgCaptcha(expression, { ...options, size: undefined }) }
}

for (let index = 0; index < count; index++) {
  const { text, data } = draw()
  let picture = sharp(Buffer.from(data), { density: mode === 'varied' && chance(0.3) ? between(72, 160) : 72 })
  if (mode === 'varied' && chance(0.05)) picture = picture.flatten({ background: pick(['#eeeeee', '#fdf6e3', '#e8f0ff']) })
  else picture = picture.flatten({ background: '#ffffff' })
  await writeSample(text, await picture.png({ compressionLevel: 1 }).toBuffer())
}
