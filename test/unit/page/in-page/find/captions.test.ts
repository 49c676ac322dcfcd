// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { captionOf, textAround } from '../../../../../src/page/in-page/find/captions.ts'

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

test.each([
  ['before the image', '<p>Type the letters</p><img><input name="answer">'],
  [
    'before the image, in a cell of its own',
    '<table><tr><td>Type the letters</td><td><img></td><td><input name="answer"></td></tr></table>',
  ],
  [
    'above the image and the button that renews it',
    '<div>Type the letters</div><img><button>New image</button><div><input name="answer"></div>',
  ],
  ['behind a button', 'Type the letters <button type="button">Listen</button> <input name="answer">'],
  ['after the field, where nothing is before it', '<img><input name="answer"> Type the letters'],
  [
    'that describes it',
    '<input name="answer" aria-describedby="hint"><p>Hello</p><p id="hint">Type the letters</p>',
  ],
  [
    'that labels it from elsewhere',
    '<b id="title">Type the letters</b><p><i>x</i><input name="x"></p><input name="answer" aria-labelledby="title">',
  ],
  [
    'that floats over the field',
    '<img><input name="x"><div><input name="answer"><label>Type the letters</label></div>',
  ],
  [
    'that is drawn over the field as its placeholder',
    '<input name="x"><div><input name="answer"><span class="placeholder">Type the letters</span></div>',
  ],
])('reads a label %s', (_, markup) => {
  document.body.innerHTML = `<form>${markup}</form>`
  const field = document.querySelector('[name=answer]')
  expect(field && captionOf(field)).toContain('Type the letters')
})

test('takes the label of another field, and the name of a button, for no caption', () => {
  document.body.innerHTML =
    '<form>Name <input name="a"> <button>Type the letters</button> <input name="answer"> Town <input name="b"></form>'
  const field = document.querySelector('[name=answer]')
  expect(field && captionOf(field)).toBe('Town')
})
