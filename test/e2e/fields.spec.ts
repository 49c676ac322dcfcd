import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test as base, expect } from './harness.ts'

const row = (attributes: string) =>
  Array.from({ length: 4 }, () => `<input class="box" maxlength="1" size="1" ${attributes}>`).join('')
const collect = `onsubmit="code.value = [...document.querySelectorAll('.box')].map((box) => box.value).join('')"`
const advance = `oninput="if (this.value) this.nextElementSibling?.focus?.()"`
const hidden = '<input type="hidden" id="code" name="code">'
const button = '<button>Send</button></form>'

/** Forms whose answer goes into something else than a text field, and reaches the server as `code`. */
const forms = {
  'boxes that move on by themselves': `<form method="post" ${collect}>${hidden}IMAGE <span role="group" aria-label="Captcha">${row(advance)}</span>${button}`,
  'boxes that stay where they are': `<form method="post" ${collect}>${hidden}IMAGE <p>Characters in the image</p><p>${row('')}</p>${button}`,
  'boxes beside one that nobody sees': `<form method="post" ${collect}>${hidden}IMAGE <p>Characters in the image</p><p>${row('')}<input maxlength="1" tabindex="-1" style="position: absolute; left: -900px"></p>${button}`,
  'an element that can be edited': `<form method="post" onsubmit="code.value = text.textContent">${hidden}IMAGE <p id="label">Captcha</p><div id="text" contenteditable="true" role="textbox" aria-labelledby="label" style="width: 200px; min-height: 20px; border: 1px solid"></div>${button}`,
  'a text area': `<form method="post">IMAGE <label>Captcha <textarea name="code" rows="1"></textarea></label>${button}`,
  'a field that puts dashes between the characters': `<form method="post" onsubmit="code.value = typed.value.replaceAll('-', '')">${hidden}IMAGE <label>Captcha <input id="typed" oninput="this.value = this.value.replaceAll('-', '').split('').join('-')"></label>${button}`,
}

const test = base.extend<{ show: (form: string) => Promise<{ url: string; sent: string[] }> }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright Test reads the names of fixtures from this pattern.
  show: async ({}, use) => {
    const sent: string[] = []
    let form = ''
    const server = createServer(async (request, response) => {
      let body = ''
      for await (const chunk of request) body += chunk
      const code = new URLSearchParams(body).get('code')
      if (code !== null) sent.push(code)
      response.setHeader('content-type', 'text/html; charset=utf-8')
      const image = `<svg viewBox="0,0,150,50" width="150" height="50" role="img" aria-label="captcha"><path d="M${sent.length} 5h90"/></svg>`
      const refusal = code === null ? '' : '<p role="alert">Wrong captcha</p>'
      response.end(
        code === 'k7Wp'
          ? '<!doctype html><h1>Thank you</h1>'
          : `<!doctype html><title>Comment</title>${refusal}${form.replace('IMAGE', image)}`,
      )
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    await use(async (shown) => {
      form = shown
      return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, sent }
    })
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  },
})

for (const [name, form] of Object.entries(forms)) {
  test(`types into ${name}, again after a refusal`, async ({ startPage, show }) => {
    const { url, sent } = await show(form)
    const answers = ['zzzz', 'k7Wp']
    const { page } = await startPage({ provider: () => answers.shift() ?? '' })
    await page.goto(url)
    const { solved } = await page.solveImageCaptchas()
    expect(sent).toEqual(['zzzz', 'k7Wp'])
    expect(solved).toMatchObject([{ verdict: 'accepted', attempts: 2 }])
  })

  test(`types into ${name} without a call, again after a refusal`, async ({ startPage, show }) => {
    const { url, sent } = await show(form)
    const answers = ['zzzz', 'k7Wp']
    const { page } = await startPage({ auto: true, provider: () => answers.shift() ?? '' })
    await page.goto(url)
    await expect.poll(() => sent).toEqual(['zzzz', 'k7Wp'])
    const { solved } = await page.solveImageCaptchas()
    expect(solved).toMatchObject([{ verdict: 'accepted', attempts: 2 }])
  })
}
