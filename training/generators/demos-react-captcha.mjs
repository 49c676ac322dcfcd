// usage: node demos-react-captcha.mjs <count> <seed> <defaults|varied>
import { createRequire } from 'node:module'
import { createCanvas } from './canvas.mjs'
import { between, chance, seedRandom, writeSample } from './framing.mjs'

process.env.NODE_ENV = 'production'
const require = createRequire(import.meta.url)
const { createElement } = require('react')
const { create } = require('react-test-renderer')
const DemosCaptcha = require('demos-react-captcha')

const [count, seed, mode] = [Number(process.argv[2]), Number(process.argv[3]), process.argv[4] ?? 'defaults']
seedRandom(seed)

for (let index = 0; index < count; index++) {
  const canvas = createCanvas(200, 50)
  const props = { onChange() {}, onRefresh() {}, ...(mode === 'varied' && chance(0.35) ? { length: between(3, 8) } : {}) }
  const page = create(createElement(DemosCaptcha, props), { createNodeMock: () => canvas })
  const { solution } = page.getInstance().state
  page.unmount()
  await writeSample(solution, canvas.toBuffer('image/png'))
}
