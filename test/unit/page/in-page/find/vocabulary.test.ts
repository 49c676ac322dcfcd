// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import {
  maybeNamesCaptcha,
  mentionsSending,
  namesCaptcha,
} from '../../../../../src/page/in-page/find/vocabulary.ts'
import gathered from './captcha-labels.json' with { type: 'json' }

const { labels, sources } = gathered
const languages = new Set(labels.map(({ language }) => language))
const isRecognised = (text: string) =>
  namesCaptcha(text) !== undefined || maybeNamesCaptcha(text) !== undefined

test('the gathered labels suffice: 150 or more in 45 languages, each with its source', () => {
  expect(labels.length).toBeGreaterThanOrEqual(150)
  expect(languages.size).toBeGreaterThanOrEqual(45)
  expect(labels.filter(({ source }) => !(source in sources))).toEqual([])
})

test('at least 90 % of the labels of captcha fields are recognised, and some of every language', () => {
  const missed = labels.filter(({ text }) => !isRecognised(text))
  const report = missed.map(({ language, text, source }) => `${language}: ${text} (${source})`).join('\n')
  expect(1 - missed.length / labels.length, report).toBeGreaterThanOrEqual(0.9)
  const unknown = [...languages].filter((language) => {
    const own = labels.filter((label) => label.language === language)
    return own.length > 1 && !own.some(({ text }) => isRecognised(text))
  })
  expect(unknown, report).toEqual([])
})

test.each([
  ['Captcha', 'Capcha', 'kapča', 'kapça', 'CAPTCHA-kode'],
  ['капча', 'Каптча', 'введите капчу', 'κάπτσα', 'კაპჩა', 'կապչա'],
  ['كابتشا', 'الكابتشا', 'کپچا', 'کیپچا', 'کاپچا', "קפצ'ה", 'קאפצ׳ה'],
  ['कैप्चा', 'कॅप्चा', 'क्याप्चा', 'ক্যাপচা', 'કેપ્ચા', 'ਕੈਪਚਾ', 'காப்ச்சா', 'కాప్చా', 'క్యాప్చా', 'ಕ್ಯಾಪ್ಚಾ', 'കാപ്ച', 'කැප්චා'],
  ['แคปช่า', 'แคปต์ชา', '캡차', '캡챠', 'キャプチャ認証', 'キャプチャコード'],
])('recognises "captcha" in other spellings and scripts: %s …', (...spellings) => {
  expect(spellings.filter((spelling) => namesCaptcha(spelling) === undefined)).toEqual([])
})

test('tells "captcha" from "capture", "caption" and other words that are written alike', () => {
  const others = [
    '画面キャプチャ',
    'キャプチャボード',
    'スクリーンキャプチャー',
    '화면 캡처',
    'แคปชั่น',
    'कैप्चर',
    'ক্যাপচার',
  ]
  const alike = ['Капчагай', 'קפצה', 'كبشا', 'ക്യാപ്ചർ', 'manufacturing', 'screen capture', 'kapcsolat']
  expect([...others, ...alike].filter(isRecognised)).toEqual([])
})

test('takes words of two languages, or words that are far apart, for no pair', () => {
  expect(namesCaptcha('Code postal, puis votre adresse complète et enfin une image')).toBeUndefined()
  expect(namesCaptcha('merk foto')).toBeUndefined()
  expect(maybeNamesCaptcha('Text der Nachricht')).toBeUndefined()
})

test.each([
  ['German', 'Wir haben Ihnen einen Code per SMS geschickt.', 'Code, den Sie erhalten haben'],
  ['Finnish', 'Lähetimme koodin puhelimeesi.', 'Kirjoita saamasi koodi'],
  ['Hungarian', 'Elküldtük a kódot SMS-ben.', 'A kapott kód'],
  ['Ukrainian', 'Ми надіслали код у СМС.', 'Введіть отриманий код'],
  ['Arabic', 'أرسلنا رمزا إلى هاتفك.', 'الرمز المرسل'],
  ['Korean', '휴대폰으로 코드를 보냈습니다.', '코드를 전송했습니다'],
  ['Indonesian', 'Kami telah mengirim kode ke ponsel Anda.', 'Masukkan kode yang diterima'],
])('knows a code that was sent by its words in %s', (_, ...texts) => {
  expect(texts.filter((text) => mentionsSending(text) === undefined)).toEqual([])
})

test('takes no captcha for a code that was sent', () => {
  expect(labels.filter(({ text }) => mentionsSending(text))).toEqual([])
})

test('comes to an end on a text without spaces, and on one that is all beginnings of pairs', () => {
  const long = ['kod', 'kod kod ', 'код код ', '图片', 'a'].map((piece) => piece.repeat(5_000))
  expect(long.map((text) => namesCaptcha(text))).toEqual(long.map(() => undefined))
})
