// usage: node trek-captcha.mjs <count> <seed> <defaults|varied>
import { createCipheriv } from 'node:crypto'
import crypto from 'node:crypto'
import { between, chance, seedRandom, writeSample } from './framing.mjs'

const [count, seed, mode] = [Number(process.argv[2]), Number(process.argv[3]), process.argv[4] ?? 'defaults']
seedRandom(seed)

// The library takes its bytes from crypto; a keyed stream in its place makes its images repeatable.
const key = Buffer.alloc(32)
key.writeUInt32LE(seed)
const stream = createCipheriv('aes-256-ctr', key, Buffer.alloc(16))
crypto.randomBytes = (size, callback) => callback(null, stream.update(Buffer.alloc(size)))
const { default: trekCaptcha } = await import('trek-captcha')

for (let index = 0; index < count; index++) {
  // More than six letters run out of the picture.
  const size = mode === 'varied' && chance(0.3) ? between(3, 6) : 5
  const { token, buffer } = await trekCaptcha({ size, style: -1 })
  await writeSample(token, buffer)
}
