/** Words that people who build pages use for a captcha, in the languages whose makers' markup is known. */
const captchaWords =
  /captcha|(verification|verify|validation|security|confirmation|check|image|picture)[\s_-]*(code|image|text|word)|\b(code|text|letters|characters)\b.{0,20}\b(image|picture)\b|\b(type|enter|copy)\b.{0,20}\b(characters|letters|digits|code|text|words?)\b.{0,20}\b(see|shown|above|below|image|picture)|验证码|驗證碼|校验码|mã xác nhận|mã bảo vệ|код с картинки|sicherheitscode|code de sécurité|código de (seguridad|verificación)/i

/** Widgets that are captchas, but not of the kind that is read and typed. */
const widgetWords = /\b(g-)?recaptcha|h-?captcha|turnstile|geetest|friendly-?captcha|arkose|funcaptcha/i

const otherImageWords =
  /logo|avatar|icon|banner|\bqr|qr[-_]?code|barcode|chart|graph|sparkline|product|thumb|photo|profile|flag|badge|gravatar|spinner|loading|arrow|illustration|map\b/i

const otherFieldWords =
  /user|login|e-?mail|pass(word|wort)?|search|query|coupon|voucher|promo|gift|discount|phone|mobile|\btel\b|\bsms\b|one[-_ ]?time|\botp\b|2fa|mfa|totp|authenticator|(first|last|full|sur|nick)[-_ ]?name|address|city|\bzip|postal|country|company|card|cvv|cvc|iban|quantity|\bqty|newsletter|subject|message|comment/i

export const namesCaptcha = (text: string) => captchaWords.exec(text)?.[0]
export const namesWidget = (text: string) => widgetWords.exec(text)?.[0]
export const namesOtherImage = (text: string) => otherImageWords.exec(text)?.[0]
export const namesOtherField = (text: string) => otherFieldWords.exec(text)?.[0]

/** What an element says about itself: the attributes that carry names and descriptions. */
export function ownWords(element: Element): string {
  const names = [
    'id',
    'class',
    'name',
    'alt',
    'title',
    'aria-label',
    'placeholder',
    'data-testid',
    'autocomplete',
  ]
  const words = names.map((name) => element.getAttribute(name) ?? '')
  const source = element.getAttribute('src') ?? ''
  // Of a data: URI nothing but noise would match.
  if (!source.startsWith('data:')) words.push(source)
  return words.filter(Boolean).join(' ')
}

/** The text of a field's label, whichever way it is tied to the field. */
export function labelOf(field: Element): string {
  const labels = field instanceof HTMLInputElement ? [...(field.labels ?? [])] : []
  const described = ['aria-labelledby', 'aria-describedby'].flatMap((name) =>
    (field.getAttribute(name) ?? '').split(/\s+/).filter(Boolean),
  )
  const root = field.getRootNode() as Document | ShadowRoot
  const texts = [...labels, ...described.map((id) => root.getElementById(id))].map(
    (label) => label?.textContent ?? '',
  )
  return texts.join(' ').replace(/\s+/g, ' ').trim()
}
