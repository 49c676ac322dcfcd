/**
 * An Express site with three libraries, each as its readme has it. Says on standard output what only the server knows:
 * `captcha TEXT`, `accepted` or `rejected`.
 *
 * usage: node app.mjs PORT PACKAGES [test-mode]     PACKAGES: the folder they are installed in
 */
import { randomInt } from 'node:crypto'
import { createRequire } from 'node:module'
import path from 'node:path'
import process from 'node:process'

const [port, packages = '', testMode] = process.argv.slice(2)
const load = createRequire(path.join(packages, 'package.json'))
const express = load('express')
const svgCaptcha = load('svg-captcha')
const trek = load('trek-captcha')
const CaptchaPng = load('captchapng')

const app = express()
app.use(express.urlencoded({ extended: false }))

/**
 * The answer to the newest captcha of each page: one visitor at a time, in place of a session.
 *
 * @type {Map<string, string>}
 */
const answers = new Map()

/** @type {Record<string, () => any>} */
const draw = {
  svg: () => svgCaptcha.create(),
  'svg-image': () => svgCaptcha.create(),
  'svg-sums': () => svgCaptcha.createMathExpr({}),
  async trek() {
    const { token, buffer } = await trek()
    return { text: token, data: buffer }
  },
  captchapng() {
    const number = randomInt(1000, 10_000)
    const image = new CaptchaPng(80, 30, number)
    image.color(0, 0, 0, 0)
    image.color(80, 80, 80, 255)
    return { text: String(number), data: Buffer.from(image.getBase64(), 'base64') }
  },
}

/** @type {Record<string, string>} */
const types = { trek: 'image/gif', captchapng: 'image/png' }

/** @type {(message: string, image: string) => string} */
const form = (message, image) => `<!doctype html>
<title>Sign up</title>
<p role="alert">${message}</p>
<form method="post">
  <p><label>Name <input name="name" value="Ada"></label></p>
  <p>${image}</p>
  <p><label>Captcha <input name="captcha" autocomplete="off"></label></p>
  <button>Sign up</button>
</form>
<script>
document.querySelector('#refresh')?.addEventListener('click', () => {
  document.querySelector('#image').src = location.pathname + '/captcha?' + Date.now()
})
</script>`

app.get('/', (/** @type {any} */ _, /** @type {any} */ response) =>
  response.send(Object.keys(draw).join(', ')),
)
for (const [page, drawOne] of Object.entries(draw)) {
  const drawNext = async () => {
    const { text, data } = await drawOne()
    answers.set(page, text)
    console.log(`captcha ${text}`)
    return data
  }
  /** @param {string} message */
  const show = async (message) =>
    form(
      message,
      page === 'svg'
        ? await drawNext()
        : `<img id="image" src="/${page}/captcha" alt="captcha"> <button type="button" id="refresh">New image</button>`,
    )

  app.get(`/${page}`, async (/** @type {any} */ _, /** @type {any} */ response) =>
    response.send(await show('')),
  )
  app.get(`/${page}/captcha`, async (/** @type {any} */ _, /** @type {any} */ response) => {
    response.set('cache-control', 'no-store').type(types[page] ?? 'svg')
    response.send(await drawNext())
  })
  app.post(`/${page}`, async (/** @type {any} */ request, /** @type {any} */ response) => {
    const isRight = answers.has(page) && request.body.captcha === answers.get(page)
    answers.delete(page)
    console.log(isRight ? 'accepted' : 'rejected')
    response.send(isRight ? '<h1>Welcome, Ada</h1>' : await show('The captcha is wrong.'))
  })
  // The switch for tests that the guide names: the server says what it has drawn.
  if (testMode)
    app.get(`/test-only/${page}`, (/** @type {any} */ _, /** @type {any} */ response) =>
      response.json({ text: answers.get(page) }),
    )
}

app.listen(Number(port), '127.0.0.1')
