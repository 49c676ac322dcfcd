// usage: node react-client-captcha.mjs <count> <seed> <defaults|varied|look-alikes>
import { createRequire } from 'node:module'
import { createCanvas, fontFamilies } from './canvas.mjs'
import { between, chance, pick, seedRandom, writeSample } from './framing.mjs'

process.env.NODE_ENV = 'production'
const require = createRequire(import.meta.url)
const { createElement } = require('react')
const { create } = require('react-test-renderer')
const ClientCaptcha = require('react-client-captcha')

const [count, seed, mode] = [Number(process.argv[2]), Number(process.argv[3]), process.argv[4] ?? 'defaults']
seedRandom(seed)

const alphabets = ['0123456789', 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
const colours = [['#000', '#F2F2F2'], ['#fff', '#333'], ['#036', '#fff'], ['#a33', '#ffe'], ['#252', '#dfd'], ['#ff0', '#246']]

function variedProps() {
  const fontSize = between(18, 40)
  const charsCount = between(3, 7)
  const [fontColor, backgroundColor] = pick(colours)
  const props = { fontSize, charsCount, fontColor, backgroundColor, fontFamily: pick(fontFamilies) }
  Object.assign(props, { width: Math.round(fontSize * charsCount * 1.25) + 10, height: Math.round(fontSize * (1.4 + Math.random())) })
  return chance(0.5) ? { ...props, chars: pick(alphabets) } : props
}

for (let index = 0; index < count; index++) {
  let code
  const { width = 100, height = 40, ...props } = mode === 'varied' && chance(0.35) ? variedProps() : {}
  const canvas = createCanvas(width, height)
  const captcha = createElement(ClientCaptcha, { width, height, ...props, captchaCode: (text) => (code = text) })
  create(captcha, { createNodeMock: () => canvas }).unmount()
  await writeSample(code, canvas.toBuffer('image/png'))
}
