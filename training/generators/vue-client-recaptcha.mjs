// usage: node vue-client-recaptcha.mjs <count> <seed> <defaults|varied>
import VueClientRecaptcha from 'vue-client-recaptcha'
import { createRenderer, h } from 'vue'
import { createCanvas } from './canvas.mjs'
import { between, chance, pick, seedRandom, writeSample } from './framing.mjs'

const [count, seed, mode] = [Number(process.argv[2]), Number(process.argv[3]), process.argv[4] ?? 'defaults']
seedRandom(seed)

// A page of which only the canvas exists.
let canvas
const nothing = () => null
const { createApp } = createRenderer({
  createElement: (tag) => (tag === 'canvas' ? (canvas = createCanvas(300, 150)) : {}),
  createText: () => ({}),
  createComment: () => ({}),
  insert: nothing,
  remove: nothing,
  patchProp: nothing,
  setText: nothing,
  setElementText: nothing,
  parentNode: nothing,
  nextSibling: nothing,
})

const alphabets = ['0123456789', 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789']
const fonts = ['bold 28px sans-serif', 'bold 28px serif', '26px Arial', 'italic 28px Arial', '28px monospace', 'bold 30px "Times New Roman"']

function variedProps() {
  const count = between(3, 8)
  const props = { count, width: count * 25 + 15, height: between(45, 60), hideLines: chance(0.3), captchaFont: pick(fonts) }
  if (chance(0.5)) props.chars = pick(alphabets)
  if (chance(0.3)) props.customTextColor = pick(['#333', 'navy', 'darkred', 'teal'])
  return props
}

for (let index = 0; index < count; index++) {
  let code
  const props = mode === 'varied' && chance(0.35) ? variedProps() : {}
  const app = createApp({ render: () => h(VueClientRecaptcha, { ...props, onGetCode: (text) => (code = text) }) })
  app.mount({})
  const image = canvas.toBuffer('image/png')
  app.unmount()
  await writeSample(code, image)
}
