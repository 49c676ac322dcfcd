import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CaptchaSite, startCaptchaSite } from '../../../../../src/cli/commands/doctor/captcha-site.ts'
import { drawCaptcha } from '../../../../../src/cli/commands/doctor/draw-captcha.ts'
import { local } from '../../../../../src/providers/local.ts'

const reader = local({ runtime: 'wasm' })
let site: CaptchaSite

beforeAll(async () => {
  site = await startCaptchaSite()
})

afterAll(async () => {
  await site.close()
  await reader.close?.()
})

const send = async (captcha: string) => {
  const response = await fetch(site.url, { method: 'POST', body: new URLSearchParams({ captcha }) })
  return response.text()
}
const read = async (image: Uint8Array) =>
  (await reader.read({ image, caseSensitive: false })).text.toUpperCase()

test('the page of the self-test rejects wrong answers', async () => {
  expect(await send('')).toContain('This is not the text in the image.')
  await fetch(`${site.url}captcha.png`)
  expect(await send('00000')).toContain('This is not the text in the image.')
  expect(site.accepted).toBe(false)
})

test('the recogniser reads the images of the self-test, and the page accepts the answers', async () => {
  const drawn = await Promise.all(Array.from({ length: 12 }, drawCaptcha))
  const right = await Promise.all(drawn.map(async ({ answer, image }) => (await read(image)) === answer))
  expect(right.filter(Boolean).length).toBeGreaterThan(8)
  for (let round = 0; round < 5 && !site.accepted; round++) {
    const image = await (await fetch(`${site.url}captcha.png`)).arrayBuffer()
    await send(await read(new Uint8Array(image)))
  }
  expect(site.accepted).toBe(true)
}, 120_000)
