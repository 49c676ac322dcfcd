// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from 'vitest'
import { selectorFor } from '../../../../../src/page/in-page/pick/selectors.ts'

beforeEach(() => {
  document.body.innerHTML = ''
})

/** The selector of the one element marked `data-it` in a page. */
function selectorIn(markup: string): string {
  document.body.innerHTML = markup
  const it = document.querySelector('[data-it]')
  if (!it) throw new Error('no element is marked')
  return selectorFor(it)
}

describe('an element with a name of its own', () => {
  test.each([
    ['an id', '<img id="captcha-image" data-it>', '#captcha-image'],
    ['an id in camel case', '<img id="imgCaptchaCode" data-it>', '#imgCaptchaCode'],
    [
      'a test id, where the id is made up',
      '<img id="img-7f3a" data-testid="captcha" data-it>',
      'img[data-testid="captcha"]',
    ],
    ['a name', '<input name="captcha" data-it>', 'input[name="captcha"]'],
    [
      'a name with a number, which the server knows it by',
      '<input id="id_captcha_1" name="captcha_1" data-it>',
      'input[name="captcha_1"]',
    ],
    [
      'a name of ASP.NET',
      '<input id="ctl00_Main_Code" name="ctl00$Main$Code" data-it>',
      'input[name="ctl00$Main$Code"]',
    ],
    ['a name of PHP', '<input name="user[captcha]" data-it>', 'input[name="user[captcha]"]'],
    ['a class', '<img class="captcha" data-it><img class="logo">', 'img.captcha'],
    [
      'the class that speaks of the captcha, before others',
      '<img class="hero captcha-image" data-it>',
      'img.captcha-image',
    ],
    [
      'the lasting part of an address',
      '<img src="/captcha/image/9f86d081884c7d659a2f/?t=17" data-it><img src="/logo.png">',
      'img[src^="/captcha/image/"]',
    ],
    [
      'an address without its query',
      '<img src="captcha.php?rand=8812" data-it><img>',
      'img[src^="captcha.php"]',
    ],
    [
      'an address without its host',
      '<img src="https://cdn7.example.com/captcha/x9?1" data-it><img>',
      'img[src*="/captcha/"]',
    ],
    [
      'where a link leads',
      '<a href="/captcha/refresh?k=1" data-it>x</a><a href="/">y</a>',
      'a[href^="/captcha/refresh"]',
    ],
  ])('is found by %s', (_, markup, selector) => {
    expect(selectorIn(markup)).toBe(selector)
  })
})

describe('generated names', () => {
  test.each([
    ['a counter', 'id="mat-input-3"'],
    ['React', 'id=":r1:"'],
    ['a UUID', 'id="a3bb189e-8bf9-3888-9912-ace4e6543002"'],
    ['a hash without digits', 'id="deadbeef"'],
    ['letters at random', 'id="qwxzkjt"'],
    ['Ember', 'id="ember1234"'],
    ['a hashed test id', 'data-testid="x-9f86d081"'],
    ['a hashed name', 'name="field_8f3a2b91"'],
    ['CSS modules', 'class="Captcha_image__aBcDe"'],
    ['styled-components', 'class="sc-bdVaJa hKfPzQ"'],
    ['emotion', 'class="css-qvmrtz"'],
    ['Svelte', 'class="svelte-xyzabc"'],
    ['Tailwind', 'class="w-full rounded-lg px-4 flex"'],
    ['Bootstrap', 'class="form-control img-fluid btn btn-primary"'],
    ['states', 'class="is-invalid ng-untouched active loaded"'],
    ['a data: address', 'src="data:image/png;base64,iVBORw0KGgo="'],
    ['an address that is a hash', 'src="/media/9f86d081884c.png"'],
    ['a sentence with a number', 'alt="Captcha 4711"'],
  ])('of %s are not used', (_, attributes) => {
    const markup = `<div id="captcha-box"><p></p><div><img ${attributes} data-it></div></div><img>`
    expect(selectorIn(markup)).toBe('#captcha-box img')
  })

  test('lead to a path from the root when nothing else has a name', () => {
    const markup = '<div><p><img></p></div><div class="css-1x2y3z"><p><img id="u81" data-it></p></div>'
    expect(selectorIn(markup)).toBe('html > body > div:nth-of-type(2) > p > img')
  })
})

describe('an element without a name', () => {
  test.each([
    [
      'the element that contains it',
      '<form id="login"><input type="text" data-it></form><input type="text">',
      '#login input[type="text"]',
    ],
    [
      'the form, if its own name occurs twice',
      '<form id="login"><input name="code" data-it></form><form id="join"><input name="code"></form>',
      '#login input[name="code"]',
    ],
    [
      'the action of its form',
      '<form action="/login?next=2"><input name="code" data-it></form><form action="/join"><input name="code"></form>',
      'form[action^="/login"] input[name="code"]',
    ],
    [
      'its label before it',
      '<form><input><label class="captcha-label">Code</label><input data-it></form>',
      'label.captcha-label + input',
    ],
    [
      'its label around it',
      '<form><label><input></label><label class="captcha-label">Code <input data-it></label></form>',
      'label.captcha-label input',
    ],
    [
      'its label in the cell before',
      '<table><tr><td><input></td></tr><tr><td class="captcha-label">Code</td><td><input data-it></td></tr></table>',
      'td.captcha-label + td input',
    ],
    [
      'its visible text',
      '<input placeholder="Type the code" data-it><input>',
      'input[placeholder="Type the code"]',
    ],
    [
      'the element that contains it, if its text has quotes',
      '<p id="code-box"><input aria-label=\'The "code"\' data-it></p><input>',
      '#code-box input',
    ],
    [
      'the caption of a button',
      '<input type="submit" value="Sign" data-it><input type="submit">',
      'input[value="Sign"]',
    ],
    ['its tag, if there is only one', '<p><canvas data-it></canvas></p><img>', 'canvas'],
    [
      'its position below a named element',
      '<div id="captcha-box"><p><img></p><p><img data-it></p></div>',
      '#captcha-box > p:nth-of-type(2) > img',
    ],
  ])('is found by %s', (_, markup, selector) => {
    expect(selectorIn(markup)).toBe(selector)
  })

  test('is not found as the only one of its type below a distant name', () => {
    const deep = `<div id="shop">${'<div>'.repeat(6)}<i></i><img data-it>${'</div>'.repeat(6)}</div><img>`
    expect(selectorIn(deep)).toBe(`#shop >${' div >'.repeat(6)} img`)
  })
})

describe('in shadow roots', () => {
  function addRoot(markup: string): ShadowRoot {
    const host = document.body.appendChild(document.createElement('login-form'))
    const root = host.attachShadow({ mode: 'open' })
    root.innerHTML = markup
    return root
  }

  test('names must be unique in the document and every other root', () => {
    const root = addRoot('<p class="captcha-box"><img class="captcha"></p>')
    expect(selectorFor(root.querySelector('img') as Element)).toBe('img.captcha')
    document.body.append(Object.assign(document.createElement('img'), { className: 'captcha' }))
    expect(selectorFor(root.querySelector('img') as Element)).toBe('p.captcha-box img.captcha')
  })

  test('a path stays within its root', () => {
    const root = addRoot('<p><img></p><p><img></p>')
    expect(selectorFor(root.querySelectorAll('img')[1] as Element)).toBe('p:nth-of-type(2) > img')
  })
})
