// usage: node biosvg.mjs <count> <seed> <defaults|varied>
// Renders the SVG files of the crate biosvg, which rust/ draws.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { between, seedRandom, writeSample } from './framing.mjs'

sharp.concurrency(1)
const [count, seed, mode] = [process.argv[2], process.argv[3], process.argv[4] ?? 'defaults']
seedRandom(Number(seed))

const program = fileURLToPath(new URL('../.cache/rust/release/captcha-generators', import.meta.url))
const child = spawn(program, ['biosvg', count, seed, mode], { stdio: ['ignore', 'pipe', 'inherit'] })

let waiting = Buffer.alloc(0)
for await (const chunk of child.stdout) {
  waiting = Buffer.concat([waiting, chunk])
  for (;;) {
    const start = 5 + (waiting[0] ?? 0)
    if (waiting.length < start || waiting.length < start + waiting.readUInt32LE(start - 4)) break
    const end = start + waiting.readUInt32LE(start - 4)
    const label = waiting.toString('utf8', 1, start - 4)
    // The drawings are thousands of units wide; pages show them at the width of a captcha.
    const width = mode === 'varied' ? between(30, 60) * label.length : 200
    await writeSample(label, await sharp(waiting.subarray(start, end)).resize({ width }).flatten({ background: '#ffffff' }).png({ compressionLevel: 1 }).toBuffer())
    waiting = waiting.subarray(end)
  }
}
