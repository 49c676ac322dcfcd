// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { asksToBeEmpty, namesSite, trapName } from '../../../../../src/page/in-page/find/traps.ts'

/** What a field with a label asks to be left empty by. */
function emptyWordsOf(label: string): string | undefined {
  document.body.innerHTML = '<form><label>Label <input></label></form>'
  const [element, field] = ['label', 'input'].map((selector) => document.querySelector(selector))
  if (!element?.firstChild || !field) throw new Error('the label or the field is missing')
  element.firstChild.textContent = label
  return asksToBeEmpty(field, '', label)
}

const field = (attributes: string): Element => {
  document.body.innerHTML = `<input ${attributes}>`
  return document.querySelector('input') as Element
}

test.each([
  [
    'English',
    'Please leave this field empty',
    'Leave blank',
    'Do not fill this in',
    'This should be left blank',
  ],
  [
    'German',
    'Bitte leer lassen',
    'Bitte lasse dieses Feld leer.',
    'Das Feld muss leer bleiben',
    'Nicht ausfüllen',
  ],
  ['French', 'Ne pas remplir', 'Laissez ce champ vide', 'Ne remplissez pas ce champ'],
  ['Spanish', 'Deje este campo vacío', 'Dejar en blanco', 'No rellenar'],
  ['Portuguese', 'Por favor deixe esse campo em branco:', 'Deve deixar esta caixa em branco', 'Não preencha'],
  ['Italian', 'Lasciare vuoto', 'Non compilare questo campo'],
  ['Dutch', 'Laat dit vak leeg alsjeblieft', 'Niet invullen'],
  ['Scandinavian', 'Hold venligst dette felt tomt:', 'Lämna detta fält tomt', 'La dette feltet stå tomt'],
  ['Finnish and Estonian', 'Jätä tämä kenttä tyhjäksi', 'Jäta see väli tühjaks'],
  [
    'Polish, Czech and Slovak',
    'Proszę pozostawić to pole puste.',
    'Nechte toto pole prázdné',
    'Prosím nechajte toto pole prázdne:',
  ],
  ['Hungarian and Romanian', 'Ezt a mezőt kérlek hagyd üresen:', 'Lăsați acest câmp gol'],
  [
    'Russian and Ukrainian',
    'Не заполняйте это поле',
    'Пожалуйста, оставьте это поле пустым:',
    'Залиште це поле порожнім',
  ],
  ['South Slavic', 'Ostavite ovo polje prazno', 'Оставете това поле празно', 'Pustite to polje prazno'],
  [
    'Turkish and Greek',
    'Lütfen bu alanı boş bırakınız:',
    'Bu kutu boş bırakılmalı',
    'Αφήστε αυτό το πεδίο κενό',
  ],
  [
    'Arabic, Persian and Hebrew',
    'اترك هذا الحقل فارغا',
    'لطفا این بخش را خالی بگذارید:',
    'נא להשאיר שדה זה ריק',
  ],
  ['Chinese and Japanese', '请勿填写', '请将此区域留空：', '請保持這個欄位空白', '空欄のままにしてください'],
  [
    'Korean and Vietnamese',
    '이 필드는 비어 있도록 유지하세요:',
    '비워 두세요',
    'Vui lòng giữ trường này trống:',
  ],
  ['Indonesian, Thai and Hindi', 'Biarkan kolom ini kosong', 'เว้นว่างไว้', 'इसे खाली छोड़ें'],
])('knows a field that is to be left empty by its words in %s', (_, ...labels) => {
  expect(labels.filter((label) => emptyWordsOf(label) === undefined)).toEqual([])
})

test('does not mistake a field that must not be left empty for one', () => {
  const required = ['Do not leave this field blank', 'This must not be left empty', 'Bitte nicht leer lassen']
  const more = [
    'Ne laissez pas ce champ vide',
    'No dejar en blanco',
    'Não deixe em branco',
    '不能留空',
    'Boş bırakmayın',
  ]
  const others = [
    'Nie pozostawiaj pustego pola',
    'ห้ามเว้นว่าง',
    'Kérjük, ne hagyja üresen',
    'Не оставляйте поле пустым',
  ]
  expect([...required, ...more, ...others].filter((label) => emptyWordsOf(label))).toEqual([])
})

test('leaves out the text after a field, which may be about the next one', () => {
  document.body.innerHTML = '<form><input name="a"> Leave this empty: <input name="b"></form>'
  const [first, second] = document.querySelectorAll('input')
  const words = 'Leave this empty:'
  expect([first, second].map((one) => one && asksToBeEmpty(one, '', words))).toEqual([
    undefined,
    'Leave this empty',
  ])
})

test.each([
  ['honeypot', 'name="contact_honeypot"'],
  ['a field for robots', 'name="bot-field"'],
  ['an abbreviation before a name', 'name="hp_email"'],
  ['an abbreviation after a name', 'id="captcha_hp"'],
])('knows a trap by its name: %s', (_, attributes) => {
  expect(trapName(field(attributes))).toBeDefined()
})

test('takes no other name for that of a trap', () => {
  const names = ['captcha', 'php_captcha', 'hpos', 'bottom', 'botanic', 'antispam_code']
  expect(names.filter((name) => trapName(field(`name="${name}"`)))).toEqual([])
})

test('knows a field for an address on the web by its name or by its label alone', () => {
  const names = ['website', 'url', 'homepage', 'fax', 'your-website', 'user_url', 'fax_number']
  expect(names.filter((name) => !namesSite(field(`name="${name}"`), ''))).toEqual([])
  expect(namesSite(field('name="a"'), 'Website (optional)')).toBeDefined()
  expect(namesSite(field('name="curl"'), 'Enter the code to use our website')).toBeUndefined()
})
