import crypto, { createCipheriv } from 'node:crypto'

// Every generator writes the same stream to its standard output, whatever its language:
// a byte with the label's length, the label in UTF-8, four little-endian bytes with the image's length, the image file.

export async function writeSample(label, image) {
  const text = Buffer.from(label)
  const length = Buffer.alloc(4)
  length.writeUInt32LE(image.length)
  const record = Buffer.concat([Buffer.from([text.length]), text, length, image])
  if (!process.stdout.write(record)) await new Promise((resolve) => process.stdout.once('drain', resolve))
}

// The libraries draw on Math.random; a seeded one in its place makes their images repeatable.
export function seedRandom(seed) {
  let state = seed >>> 0
  Math.random = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

// The same for libraries that draw on crypto, with a callback or without.
export function seedCrypto(seed) {
  const key = Buffer.alloc(32)
  key.writeUInt32LE(seed)
  const stream = createCipheriv('aes-256-ctr', key, Buffer.alloc(16))
  crypto.randomBytes = (size, callback) => {
    const bytes = stream.update(Buffer.alloc(size))
    return callback ? callback(null, bytes) : bytes
  }
}

export const chance = (probability) => Math.random() < probability
export const pick = (values) => values[Math.floor(Math.random() * values.length)]
export const between = (low, high) => low + Math.floor(Math.random() * (high - low + 1))
