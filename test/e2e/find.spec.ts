import { expect, test } from './harness.ts'

// libraries.spec.ts covers the pages that contain only a library's captcha.
const names = ['two-forms', 'two-in-one-form', 'cross-origin-frame', 'shadow-root', 'scaled', 'ajax']
const plain = ['login', 'two-step', 'charts', 'product', 'search', 'newsletter']

for (const name of names) {
  test(`recognises every captcha of the page ${name}`, async ({ open, site }) => {
    const expected = site.pages.find((page) => page.name === name)
    const { page } = await open(expected?.path ?? '')
    const { captchas } = await page.findImageCaptchas()
    expect(captchas.map(({ module }) => module)).toEqual(Array(expected?.captchas).fill(expected?.module))
    const [captcha] = captchas
    expect(captcha?.width).toBeGreaterThan(50)
    expect(captcha?.selectors.input).toMatch(/\S/)
  })
}

for (const name of plain) {
  test(`finds no captcha on the page ${name}`, async ({ open, site }) => {
    const { page } = await open(site.pages.find((one) => one.name === name)?.path ?? '')
    expect((await page.findImageCaptchas()).captchas).toEqual([])
  })
}

test('says why it passed over an image', async ({ open }) => {
  const { page } = await open('/charts')
  const { filtered } = await page.findImageCaptchas()
  expect(filtered[0]).toMatchObject({
    module: 'generic',
    reason: expect.stringMatching(/the clues add up to -?\d+ of 60: \S/),
  })
})

test('searches one frame when called on it', async ({ open, site }) => {
  const { page } = await open('/cross-origin-frame')
  const inFrame = page.frames().find((frame) => frame.url().startsWith(site.otherUrl))
  expect((await inFrame?.findImageCaptchas())?.captchas).toHaveLength(1)
  const { captchas } = await page.findImageCaptchas()
  expect(captchas[0]?.url).toContain(site.otherUrl)
})

test("finds only what the user's module describes", async ({ open }) => {
  const mine = { name: 'mine', image: 'form svg', input: 'input[name=captcha]', matches: '*/svg-inline' }
  const { page } = await open('/svg-inline', { modules: [mine] })
  expect((await page.findImageCaptchas()).captchas.map(({ module }) => module)).toEqual(['mine'])
  await page.goto(page.url().replace('svg-inline', 'trek'))
  expect((await page.findImageCaptchas()).captchas).toEqual([])
})

test('takes no icon for the captcha whose file cannot be reached', async ({ open }) => {
  const { page } = await open('/login')
  const [icon, canvas, field] = [
    'src="http://127.0.0.1:9/react-client-captcha/retry.svg" alt="Re-new captcha"',
    '<canvas width="100" height="40" style="background: #eee"></canvas>',
    '<input placeholder="Captcha">',
  ]
  const inButton = `<button type="button"><img ${icon} width="24" height="24"></button>`
  const besideIt = `<img ${icon} width="32" height="16">`
  await page.setContent(
    `<form>${canvas}${inButton}${field}<button>Send</button></form><form>${besideIt}${canvas}${field}<button>Send</button></form>`,
  )
  const { captchas, filtered } = await page.findImageCaptchas()
  expect(captchas.filter(({ imageKind }) => imageKind === 'img')).toEqual([])
  expect(filtered.map(({ reason }) => reason).join()).toMatch(/it is 24x24 pixels.*it is 32x16 pixels/)
})

test("takes no captcha's refresh control for another captcha", async ({ open }) => {
  const { page } = await open('/login')
  // As ConfirmEdit draws it on the page for editing, beside other text fields.
  const background = "background: url('data:image/gif;base64,R0lGODlhAQABAAAAACw=') no-repeat"
  const styles = `display: block; width: 55px; height: 21px; ${background}`
  await page.setContent(`<form>
    <textarea></textarea><label>Summary <input name="wpSummary"></label>
    <div><div><img class="fancycaptcha-image" src="/images/qr.png" width="220" height="66">
    <small class="fancycaptcha-reload" style="${styles}"></small></div>
    <input name="wpCaptchaWord"></div><button>Save page</button></form>`)
  const { captchas, filtered } = await page.findImageCaptchas()
  expect(captchas).toMatchObject([{ module: 'mediawiki-fancycaptcha' }])
  expect(filtered.map(({ selector }) => selector).join()).not.toContain('small')
})

test('sends its functions to each document once', async ({ open }) => {
  const { page } = await open('/svg-inline')
  const frame = page.mainFrame() as { evaluateHandle(script: string): Promise<unknown> }
  const original = frame.evaluateHandle.bind(frame)
  let sent = 0
  frame.evaluateHandle = (script) => {
    sent += 1
    return original(script)
  }
  const found = async () => (await page.findImageCaptchas()).captchas.length
  expect([await found(), await found(), sent]).toEqual([1, 1, 1])
  await page.reload()
  expect([await found(), await found(), sent]).toEqual([1, 1, 2])
  await page.setContent('<p>Nothing here.</p>')
  expect(await found()).toBe(0)
})
