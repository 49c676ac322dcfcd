import { expect, test } from 'vitest'
import { renderGallery } from '../../../demo/gallery.ts'
import { attempt, captchaImage, outcome } from './outcomes.ts'

const made = new Date('2026-11-21T10:00:00Z')

test('the gallery shows every attempt with its image, reading, score, verdict and reason', async () => {
  const rejected = attempt({
    reading: { text: 'wrong', score: 0.81, provider: 'local' },
    verdict: 'rejected',
    reason: 'the page says "Try again"',
  })
  const gallery = await renderGallery([outcome({ attempts: [rejected, attempt({ number: 2 })] })], made)
  expect(gallery.split(`data:image/png;base64,${captchaImage.toString('base64')}`)).toHaveLength(3)
  for (const shown of [
    'wrong',
    '0.81',
    'rejected',
    'Try again',
    'k7Qp',
    '0.93',
    'accepted',
    'the page led on',
  ]) {
    expect(gallery).toContain(shown)
  }
  expect(gallery).toContain('Image 2')
})

test('the gallery groups the drivers of a page', async () => {
  const gallery = await renderGallery(
    [outcome({ name: 'one' }), outcome({ name: 'two' }), outcome({ name: 'one', driver: 'puppeteer' })],
    made,
  )
  expect(gallery.match(/<section class="page \w+" id="\w+"/g)).toEqual([
    '<section class="page two" id="one"',
    '<section class="page one" id="two"',
  ])
})

test('the gallery escapes text from pages and providers', async () => {
  const evil = '<script>alert("x")</script>'
  const attempts = [attempt({ reading: { text: evil, provider: 'local' }, reason: evil })]
  const gallery = await renderGallery([outcome({ attempts, solved: false, error: evil })], made)
  expect(gallery).not.toContain('<script')
  expect(gallery.split('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;')).toHaveLength(4)
})

test('the gallery loads nothing from elsewhere', async () => {
  const gallery = await renderGallery([outcome()], made)
  expect(gallery).not.toMatch(/(src|href)="(?!data:|#)|@import|url\(/)
})

test('an image is enlarged by a whole number of its own pixels', async () => {
  const gallery = await renderGallery([outcome()], made)
  expect(gallery).toContain('width="300" height="100"')
})

test('an image that cannot be decoded is shown at twice its size on the page', async () => {
  const attempts = [attempt({ image: Buffer.from('no image'), mediaType: 'image/bmp' })]
  expect(await renderGallery([outcome({ attempts })], made)).toContain('width="300" height="100"')
})

test('a page without an attempt shows its error', async () => {
  const failed = outcome({ attempts: [], solved: false, error: 'No captcha was found.', score: undefined })
  const gallery = await renderGallery([failed], made)
  expect(gallery).toContain('No captcha was found.')
  expect(gallery).toContain('not accepted by the server')
})
