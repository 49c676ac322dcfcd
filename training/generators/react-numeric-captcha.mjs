// usage: node react-numeric-captcha.mjs <count> <seed> <defaults|varied>
// The component has no options for what it draws.
import { createRequire } from 'node:module'
import { createCanvas } from './canvas.mjs'
import { seedRandom, writeSample } from './framing.mjs'

process.env.NODE_ENV = 'production'
const require = createRequire(import.meta.url)
const { createElement } = require('react')
const { create } = require('react-test-renderer')
const NumericCaptcha = require('react-numeric-captcha')

const [count, seed] = [Number(process.argv[2]), Number(process.argv[3])]
seedRandom(seed)

for (let index = 0; index < count; index++) {
  const canvas = createCanvas(200, 50)
  const page = create(createElement(NumericCaptcha, { onChange() {} }), { createNodeMock: () => canvas })
  const { solution } = page.getInstance().state
  page.unmount()
  await writeSample(String(solution), canvas.toBuffer('image/png'))
}
