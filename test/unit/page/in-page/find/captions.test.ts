// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { textAround } from '../../../../../src/page/in-page/find/captions.ts'

/** What stands around the picture of a page, as the field "answer" sees it. */
function around(markup: string): string {
  document.body.innerHTML = `<form>${markup}</form>`
  const [image, field] = ['img', '[name=answer]'].map((selector) => document.querySelector(selector))
  if (!image || !field) throw new Error('the picture or the field is missing')
  return textAround(image, field).trim()
}

test('what labels the field, or none, is about the picture', () => {
  expect(around('Captcha: <img> <label>Type   it <input name="answer"></label>')).toBe('Captcha: Type it')
})

test.each([
  ['around it', '<label>a <input name="a"></label>'],
  ['by its name', '<label for="a">a</label><input id="a">'],
])('the label of another field is left out, %s, and nothing else that is spelt like it', (_, other) => {
  expect(around(`A captcha: <img> <input name="answer"> ${other} at last`)).toBe('A captcha: at last')
})

test('a long text is about the page', () => {
  expect(around(`<img> <input name="answer"> ${'words and words '.repeat(30)}`)).toBe('')
})
