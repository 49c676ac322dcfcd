import { writeFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { expect, foreignHost, type TestPage, test } from './harness.ts'

const picture = `<svg xmlns="http://www.w3.org/2000/svg" width="160" height="50"><rect width="160" height="50" fill="#dde"/>
  <path d="M15 38 28 12 41 38M60 12V38H80M100 12H118L100 38H118" stroke="#335" stroke-width="4" fill="none"/></svg>`

/** A page that needs no server: a script of its own says whether the answer is right, and draws another picture if not. */
const content = `<!doctype html><title>Sign in</title>
  <form><img alt="captcha" width="160" height="50"><input name="captcha"><button>Send</button><p role="status"></p></form>
  <script>
    let count = 0
    const draw = () => {
      const picture = ${JSON.stringify(picture)}.replace('#dde', '#dd' + (count++ % 10))
      document.querySelector('img').src = 'data:image/svg+xml,' + encodeURIComponent(picture)
    }
    draw()
    document.querySelector('form').onsubmit = (event) => {
      event.preventDefault()
      const isRight = document.querySelector('input').value === 'AVZ7'
      document.querySelector('[role=status]').textContent = isRight ? 'Thank you, welcome.' : 'Wrong captcha, try again.'
      if (isRight) document.querySelector('img').remove()
      else draw()
      document.querySelector('input').value = ''
    }
  </script>`

/** Reads so many pictures wrongly, then the next ones as they are. */
function reader(wrong: number) {
  let asked = 0
  return () => (asked++ < wrong ? 'wrong' : 'AVZ7')
}

test('acts on pages that only the test can have made: written, as data: and from a file', async ({
  open,
}, testInfo) => {
  const file = testInfo.outputPath('page.html')
  await writeFile(file, content)
  const { page } = await open('/login', { images: 5 })
  const ways: [string, (page: TestPage) => Promise<unknown>][] = [
    ['about:blank', (own) => own.goto('about:blank').then(() => own.setContent(content))],
    ['data:', (own) => own.goto(`data:text/html,${encodeURIComponent(content)}`)],
    ['file:', (own) => own.goto(pathToFileURL(file).href)],
  ]
  for (const [index, [address, make]] of ways.entries()) {
    // The verdict does not depend on the address: one refusal is enough.
    const wrong = index === 0 ? 1 : 0
    await make(page)
    expect(page.url()).toContain(address)
    const { solved } = await page.solveImageCaptchas({ provider: reader(wrong) })
    expect({ address, solved }).toMatchObject({
      address,
      solved: [{ attempts: wrong + 1, verdict: 'accepted', confirmed: true }],
    })
  }
})

test('acts on no page without an address that another site has opened, unless that site is listed', async ({
  open,
  site,
}) => {
  const origin = `http://${foreignHost}:${new URL(site.url).port}`
  const { page, solver } = await open(`${origin}/login`)
  const opened = new Promise<TestPage>((resolve) => page.once('popup', resolve))
  await page.evaluate((text) => {
    document.body.onclick = () => {
      const popup = window.open('', '_blank') as Window
      popup.document.write(text)
      popup.document.close()
    }
  }, content)
  await page.click('body')
  const popup = await opened
  const error = await solver.solve(popup as never, { provider: reader(0) }).catch((thrown) => thrown)
  expect(error).toMatchObject({ code: 'ORIGIN_NOT_ALLOWED', origin })
  expect(error.message).toContain(`origins: ['${origin}']`)
  const { solved } = await solver.solve(popup as never, { provider: reader(0), origins: [origin] })
  expect(solved).toMatchObject([{ confirmed: true }])
})
