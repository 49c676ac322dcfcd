// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { textAround } from '../../../../../src/page/in-page/find/captions.ts'

/** The text around the image of a page, for the field "answer". */
function around(markup: string): string {
  document.body.innerHTML = `<form>${markup}</form>`
  const [image, field] = ['img', '[name=answer]'].map((selector) => document.querySelector(selector))
  if (!image || !field) throw new Error('the image or the field is missing')
  return textAround(image, field).trim()
}

test('includes the label of the field and unlabelled text', () => {
  expect(around('Captcha: <img> <label>Type   it <input name="answer"></label>')).toBe('Captcha: Type it')
})

test.each([
  ['by nesting', '<label>a <input name="a"></label>'],
  ['by id', '<label for="a">a</label><input id="a">'],
])('leaves out the label of another field, associated %s, but not the same word elsewhere', (_, other) => {
  expect(around(`A captcha: <img> <input name="answer"> ${other} at last`)).toBe('A captcha: at last')
})

test('returns nothing for a long text', () => {
  expect(around(`<img> <input name="answer"> ${'words and words '.repeat(30)}`)).toBe('')
})
