import { expect, test } from 'vitest'
import { modules } from '../../../src/modules/index.ts'
import { splitImageSelector } from '../../../src/page/image-selector.ts'

test.each([
  ['img', 'img', ''],
  ['.captcha img, .captcha', '.captcha img', '.captcha'],
  ['img[alt="a, b"], #code', 'img[alt="a, b"]', '#code'],
  ['form > canvas:is(.one, .two)', 'form > canvas:is(.one, .two)', ''],
  ['img ~ span, svg + b', '', 'img ~ span, svg + b'],
  // Its name begins like that of an image.
  ['img-captcha, object-view', '', 'img-captcha, object-view'],
  ['IMG.code,iframe', 'IMG.code, iframe', ''],
  [':is(img, canvas)', '', ':is(img, canvas)'],
  [String.raw`img[title="\"a\", b"], i`, String.raw`img[title="\"a\", b"]`, 'i'],
])('splits %s', (selector, typed, open) => {
  expect(splitImageSelector(selector)).toEqual({ typed, open })
})

test('splits a selector once, so that the same one is found again', () => {
  expect(splitImageSelector('img, b')).toBe(splitImageSelector('img, b'))
})

test('loses nothing of what the modules name', () => {
  for (const { image } of Object.values(modules)) {
    const { typed, open } = splitImageSelector(image)
    const length = (text: string) => text.replace(/[\s,]/g, '').length
    expect(length(typed) + length(open)).toBe(length(image))
  }
})
