// usage: node captcha-gif.mjs <count> <seed> <defaults|varied>
import { syncBuiltinESMExports } from 'node:module'
import { between, chance, seedCrypto, seedRandom, writeSample } from './framing.mjs'

const [count, seed, mode] = [Number(process.argv[2]), Number(process.argv[3]), process.argv[4] ?? 'defaults']
seedRandom(seed)
seedCrypto(seed)
syncBuiltinESMExports()
const { Captcha } = await import('captcha.gif')

for (let index = 0; index < count; index++) {
  const varied = mode === 'varied' && chance(0.35)
  const captcha = varied ? new Captcha({ numberOfDots: between(0, 100), blur: chance(0.5), filter: chance(0.2) }) : new Captcha()
  // More than six letters run out of the picture.
  const { token, buffer } = captcha.generate(varied ? between(3, 6) : 5)
  await writeSample(token, buffer)
}
