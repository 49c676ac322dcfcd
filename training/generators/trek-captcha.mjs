// usage: node trek-captcha.mjs <count> <seed> <defaults|varied>
import { between, chance, seedCrypto, seedRandom, writeSample } from './framing.mjs'

const [count, seed, mode] = [Number(process.argv[2]), Number(process.argv[3]), process.argv[4] ?? 'defaults']
seedRandom(seed)
seedCrypto(seed)
const { default: trekCaptcha } = await import('trek-captcha')

for (let index = 0; index < count; index++) {
  // More than six letters run out of the picture.
  const size = mode === 'varied' && chance(0.3) ? between(3, 6) : 5
  const { token, buffer } = await trekCaptcha({ size, style: -1 })
  await writeSample(token, buffer)
}
