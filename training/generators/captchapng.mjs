// usage: node captchapng.mjs <count> <seed> <mode>      the npm package captchapng: digits from its built-in bitmap fonts
import { between, seedRandom, writeSample } from './framing.mjs'
import CaptchaPng from 'captchapng'

const [count, seed] = [Number(process.argv[2]), Number(process.argv[3])]
seedRandom(seed)

for (let index = 0; index < count; index++) {
  const digits = between(4, 6)
  const number = between(10 ** (digits - 1), 10 ** digits - 1)
  const image = new CaptchaPng(digits * 20, 30, number)
  image.color(between(0, 1) ? 255 : between(200, 255), 255, between(200, 255), 255)
  image.color(between(0, 120), between(0, 120), between(0, 120), 255)
  await writeSample(String(number), Buffer.from(image.getBase64(), 'base64'))
}
