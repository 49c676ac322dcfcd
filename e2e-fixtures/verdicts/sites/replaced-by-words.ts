import { scriptedPage } from '../look.ts'
import type { VerdictSite } from '../verdict-site.ts'

interface Words {
  lang: string
  language: string
  label: string
  button: string
  thanks: string
  refusal: string
  dir?: 'rtl'
}

const languages: Words[] = [
  {
    lang: 'de',
    language: 'German',
    label: 'Sicherheitscode aus dem Bild',
    button: 'Absenden',
    thanks: 'Vielen Dank, Ihre Anfrage ist bei uns eingegangen.',
    refusal: 'Der Sicherheitscode ist falsch.',
  },
  {
    lang: 'zh',
    language: 'Chinese',
    label: '验证码',
    button: '提交',
    thanks: '提交成功，我们会尽快与您联系。',
    refusal: '验证码错误',
  },
  {
    lang: 'ja',
    language: 'Japanese',
    label: '画像認証',
    button: '送信する',
    thanks: 'お問い合わせを受け付けました。',
    refusal: '画像の文字と一致しません',
  },
  {
    lang: 'pt',
    language: 'Portuguese',
    label: 'Digite os caracteres da imagem',
    button: 'Enviar',
    thanks: 'Recebemos a sua mensagem. Obrigado!',
    refusal: 'Os caracteres não conferem.',
  },
  {
    lang: 'ru',
    language: 'Russian',
    label: 'Код с картинки',
    button: 'Отправить',
    thanks: 'Ваше обращение принято, спасибо.',
    refusal: 'Неверный код с картинки',
  },
  {
    lang: 'ar',
    language: 'Arabic',
    label: 'رمز التحقق',
    button: 'إرسال',
    thanks: 'تم استلام طلبك، شكرا لك.',
    refusal: 'رمز التحقق غير صحيح',
    dir: 'rtl',
  },
]

const draw = ({ lang, dir, label, button, thanks, refusal }: Words) =>
  scriptedPage(
    `if ((await ask()).ok) f.outerHTML = '<div class="box">${thanks}</div>'
    else { f.outerHTML = '<div class="box">${refusal}</div>' }`,
    {
      lang,
      ...(dir && { dir }),
      fields: '',
      answer: `<label>${label} <input id="ans" name="captcha" autocomplete="off"></label>`,
      button: `<button>${button}</button>`,
    },
  )

/** The form is replaced by a sentence, once by a thank-you and once by a refusal: only its words tell them apart. */
export const replacedByWords: VerdictSite[] = languages.flatMap((words): VerdictSite[] => [
  {
    name: `thanks-${words.lang}`,
    kind: 'in place',
    title: `a thank-you in ${words.language} in place of the form`,
    truth: 'accepted',
    routes: { 'GET /': () => draw(words) },
  },
  {
    name: `no-${words.lang}`,
    kind: 'in place',
    title: `a refusal in ${words.language} in place of the form`,
    truth: 'rejected',
    words: words.refusal,
    routes: { 'GET /': () => draw(words) },
  },
])
