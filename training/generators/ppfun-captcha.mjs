// usage: node ppfun-captcha.mjs <count> <seed> <defaults|varied>      one line through all letters, stroked
import ppfunCaptcha from 'ppfun-captcha'
import sharp from 'sharp'
import { between, chance, pick, seedRandom, writeSample } from './framing.mjs'

sharp.concurrency(1)
const [count, seed, mode] = [Number(process.argv[2]), Number(process.argv[3]), process.argv[4] ?? 'defaults']
seedRandom(seed)

function variedOptions() {
  const options = { size: between(3, 7), stroke: pick(['black', 'navy', 'darkred', '#225522']), style: `stroke-width: ${between(1, 4)};` }
  options.width = options.size * between(55, 90)
  options.height = between(90, 170)
  options.fontSize = Math.round(options.height * (0.5 + Math.random() * 0.3))
  options.nodeDeviation = Math.random() * 2
  options.connectionPathDeviation = Math.random() * 12
  if (chance(0.4)) options.background = pick(['#cc9966', '#f0f0f0', '#ffeecc', '#88bb99', '#ddeeff'])
  return options
}

for (let index = 0; index < count; index++) {
  const { text, data } = ppfunCaptcha.create(mode === 'varied' && chance(0.4) ? variedOptions() : undefined)
  const picture = sharp(Buffer.from(data)).flatten({ background: '#ffffff' })
  await writeSample(text, await picture.png({ compressionLevel: 1 }).toBuffer())
}
