// usage: node captcha-mini.mjs <count> <seed> <defaults|varied>
import CaptchaMini from 'captcha-mini'
import { createCanvas } from './canvas.mjs'
import { between, chance, pick, seedRandom, writeSample } from './framing.mjs'

const [count, seed, mode] = [Number(process.argv[2]), Number(process.argv[3]), process.argv[4] ?? 'defaults']
seedRandom(seed)

// The page gives the canvas its size; the manual's is as small as the letters.
function variedSettings() {
  const length = between(3, 6)
  const fontSize = between(18, 34)
  const looks = { lineWidth: between(1, 4) / 2, lineNum: between(0, 6), dotR: between(1, 3), dotNum: between(5, 40), fontStyle: pick(['fill', 'fill', 'stroke']) }
  return { width: Math.round(length * fontSize * (1 + Math.random() * 0.5)), height: Math.round(fontSize * (1.4 + Math.random())), length, fontSize, ...looks }
}

for (let index = 0; index < count; index++) {
  let code
  const { width = 100, height = 40, ...settings } = mode === 'varied' && chance(0.4) ? variedSettings() : {}
  const canvas = createCanvas(width, height)
  new CaptchaMini(settings).draw(canvas, (text) => (code = text))
  await writeSample(code, canvas.toBuffer('image/png'))
}
