// usage: node react-captcha-code.mjs <count> <seed> <defaults|varied|look-alikes>
import { createRequire } from 'node:module'
import { buildSync } from 'esbuild'
import { createCanvas } from './canvas.mjs'
import { between, chance, pick, seedRandom, writeSample } from './framing.mjs'

const require = createRequire(import.meta.url)
const { createElement } = require('react')
const { act, create } = require('react-test-renderer')

// The package is written for bundlers: Node does not find its files by their names without extension.
const packages = ['react', 'styled-components', 'lodash', 'classnames']
const bundle = buildSync({ entryPoints: [require.resolve('react-captcha-code')], bundle: true, platform: 'node', format: 'cjs', external: packages, write: false })
const bundled = { exports: {} }
new Function('module', 'require', bundle.outputFiles[0].text)(bundled, require)
const CaptchaCode = bundled.exports.default

const [count, seed, mode] = [Number(process.argv[2]), Number(process.argv[3]), process.argv[4] ?? 'defaults']
seedRandom(seed)

const grounds = ['#DFF0D8', '#ffffff', '#f0f0f0', '#ddeeff', '#ffeecc']

function variedProps() {
  const charNum = between(3, 7)
  const fontSize = between(20, 40)
  return { charNum, fontSize, width: Math.round(charNum * fontSize * (0.8 + Math.random() * 0.5)), height: Math.round(fontSize * (1.4 + Math.random() * 0.6)), bgColor: pick(grounds) }
}

for (let index = 0; index < count; index++) {
  let code
  const { width = 100, height = 40, ...props } = mode === 'varied' && chance(0.35) ? variedProps() : {}
  const canvas = createCanvas(width, height)
  const captcha = createElement(CaptchaCode, { width, height, ...props, onChange: (text) => (code = text) })
  // Effects, in which the component draws, run at the end of act.
  let page
  act(() => {
    page = create(captcha, { createNodeMock: () => canvas })
  })
  page.unmount()
  await writeSample(code, canvas.toBuffer('image/png'))
}
