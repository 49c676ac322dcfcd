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

test('the page of the self-test refuses answers that are not those of its image', async () => {
  expect(await send('')).toContain('That was not what the image shows.')
  await fetch(`${site.url}captcha.png`)
  expect(await send('00000')).toContain('That was not what the image shows.')
  expect(site.accepted).toBe(false)
})

test('the images of the self-test are read by the recogniser, and the page takes what they show', async () => {
  const drawn = await Promise.all(Array.from({ length: 12 }, drawCaptcha))
  const right = await Promise.all(drawn.map(async ({ answer, image }) => (await read(image)) === answer))
  expect(right.filter(Boolean).length).toBeGreaterThan(8)
  for (let picture = 0; picture < 5 && !site.accepted; picture++) {
    const image = await (await fetch(`${site.url}captcha.png`)).arrayBuffer()
    await send(await read(new Uint8Array(image)))
  }
  expect(site.accepted).toBe(true)
}, 120_000)
