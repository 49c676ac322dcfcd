import { anyOf } from '../words.ts'
import { textAndPurpose, textInImage, textWasSent } from './text-in-image.ts'

/** "Captcha" as other scripts and spellings write it. In some, "capture" or "caption" differ in one letter only. */
const captchaNames = [
  '[ck]ap(t?ch|č|ç)a|(?<!\\p{L})turing|каптч|капч(?!аг)|κ[άα]πτσα|კაპტ?ჩა|ქაფჩა|կապտ?չա|քափչա|ካፕቻ',
  "קא?פט?צ['׳’]ה|טיורינג|كا?بتشا|كا?بت?چا|[کك][یيا]?پ[تٹ]?چ[اهەہ]",
  'क(?:ै|ॅ|े|ा|्या)प्(?:ट्?)?चा|ক্যাপ্?চা(?!র)|ક(?:ે|ૅ|ૈ)પ્?ચા|ਕੈਪ੍?ਚਾ|କ୍ୟାପ୍?ଚା|க(?:ா|ே)ப்(?:ட்)?(?:ச்)?சா',
  'క(?:్య)?ాప్చా|ಕ(?:್ಯ)?ಾಪ್ಚಾ|ക(?:്യ)?ാപ്\\u200c?ച(?![റർ])|කැප්චා|แคป(?:[ตท]์)?ช่?า|ကက?်?ပ်ချာ|캡[차챠]',
  // "キャプチャ" alone may also mean a picture of the screen.
  'キャプチャ(?:認証|コード|文字|を入力|の入力|の文字)',
]

/** Words that ask a person to prove to be one. */
const proofs = [
  'not a robot|are you (a )?(human|robot)|ant[iy]-?(spam|bot|robot)|анти-?(спам|бот|робот)',
  '(?<!\\p{L})(prove|proof|prouve|prova|probar|demuestr|demostrar|dimostr|beweis|bewijs|aan te tonen|bevis|todist|dokáž|dokaž|udowod|(be)?bizony|kanıt|chứng minh|pruvi|доказ|докаж|довед|довес).{0,40}(?<!\\p{L})(human|humain|humano|umano|person|pessoa|mensch|mens(?!\\p{L})|menneske|människa|ihmi|člověk|človek|čovjek|čovek|człowiek|ember|insan|con người|homo|человек|людин|човек)',
  '(?<!\\p{L})(inte|ikke|ikkje|nicht|kein|geen|pas un|no soy|no eres|no es|non|não|nie|není|nejs\\p{L}+|nem|nu|ei|niet|bukan|не|нет)(?!\\p{L}).{0,16}(?<!\\p{L})(robot|robô|робот|skript)',
  // İ becomes two letters in lower case.
  'i\\u0307?nsan olduğ|robot (olmad|değil)|(?<!\\p{L})(от|від|ад|против|проти|срещу|од) (робот|бот|спам)|robotil[õo]ks|roskavies.{0,8}est',
  'روبوت|ربات نی|ربات ني|רובוט|로봇이 아|ロボットでは|不是(?:机|機)器人|人机|人機|(?:인간|사람)(?:임|인지|이)|مرۆڤ',
]

/** Words beside captchas and hardly anything else, in the languages of known sites. Texts in images are in terms.ts. */
const captchaWords = anyOf(
  ...captchaNames,
  ...proofs,
  'spam[- ](protection|prevention|check)|graphic (code|text)',
  '\\b(type|enter|copy|retype|write)\\b.{0,24}\\b(characters|letters|digits|code|text|words?)\\b.{0,24}\\b(see|shown|above|below|appears?|image|picture)',
  '\\b(type|enter|copy|retype)\\s+(the|these)\\s+(\\w+\\s+)?(characters|letters|digits)\\b',
  '\\b(code|text|letters|characters)\\b.{0,24}\\b(image|picture)\\b|\\bwhat (does it|do you|you|the (picture|image)) (say|see|read)',
  '\\b(letters|characters|digits|code|text) (shown|displayed|seen|appearing) (above|below|here|beside)',
  "spamschutz|sicherheits(code|abfrage)|código de seguridad|recopie[rz].{0,24}(code|caractères)|(code|chiffres).{0,24}l['’]image",
  '(caracteres|código|letras).{0,24}(ao lado|abaixo|acima)|(caratteri|codice|lettere).{0,24}visualizzat|codice di (controllo|sicurezza)',
  'проверочный код|защитный код|resimdeki|güvenlik kodu|cod(ul)? de securitate|kod(e)? keamanan|کد امنیتی',
  '图形(验证)?码|图片验证|校验码|附加码|驗證碼|验证码|识别码|画像認証|보안문자|자동(등록|입력)방지',
  'mã (xác nhận|bảo vệ|bảo mật|kiểm tra)|(angezeigten?|abgebildeten?|dargestellten?) (zeichen|code|text|buchstaben)',
  'neem.{0,20}(tekens|code|letters|cijfers).{0,6}over|overtypen|(kode?|karakter|huruf|aksara).{0,12}yang (di|ter)(paparkan|tunjukkan|tampilkan|lihat|tera)',
  'przepisz.{0,12}(kod|znaki|tekst)|(opište|opíšte|opiš).{0,12}(kód|znaky|text)|(перепишите|перепишіть).{0,12}(код|символ|знаки|буквы|текст)',
)

/** Words beside captchas, and also beside codes that are sent, bank cards and forms about images. */
const likelyWords = anyOf(
  '(verification|verify|validation|validate|security|confirmation|check|auth|image|img|picture|pic|rand|secret)[\\s_-]*(code|image|img|text|word|pin|pic)',
  'confirm[\\s_-]*(code|image)|\\bv[_-]?code|\\bcode[\\s_-]*(img|image|pic|picture|input)|sec[_-]?code|\\bverif(y|ication)?\\b|\\bchallenge|\\byzm\\b',
  '\\b(type|enter|copy|retype)\\s+(the|this)\\s+(number|code)\\b|\\b(security|visual|human) check\\b|ninsho',
  '(?<!画面|画像|動画|映像|スクリーン|モーション|パケット|ビデオ)キャプチャ(?!ー|ボード|する|した|画)',
)

/** Widgets that are captchas, but whose answer is not typed. */
const widgetWords = anyOf(
  '\\b(g-)?recaptcha|\\brc-(anchor|imageselect|footer)|h-?captcha|turnstile|geetest|friendly-?captcha|arkose|funcaptcha',
  'slide(r)?[_-]?(verify|captcha)|puzzle[_-]?captcha|(point|click)[_-]?(verify|captcha|words?)',
)

const otherImageWords = anyOf(
  '\\bupload(s|ed)?\\b|\\byour (file|document)\\b',
  'logo|avatar|banner|barcode|sparkline|thumb|illustration|spinner|qr[-_ ]?code|screenshot|preview',
  '\\b(icon|qr|charts?|graph|products?|photos?|profile|flags?|badge|loading|arrow|map|cover|poster|scan|diagram|hint|clue|crossword|sample|example)\\b',
  '\\byour (security )?(picture|image|photo)|\\bsite ?(image|key)\\b',
)

const otherFieldWords = anyOf(
  'user ?name|\\busers?\\b|\\blog ?in\\b|e-?mail|pass(word|wort|code|phrase)|search|newsletter|coupon|voucher|promo|discount|phone|mobile|authenticator',
  '\\b(tel|sms|otp|2fa|mfa|totp|query|gift|city|town|country|postal|zip|company|card|cvv|cvc|iban|quantity|qty|message|comment|subject|address|title|caption|tag|pin|initials|signature|account|routing)\\b',
  'one[-_ ]?time|(first|last|full|sur|nick|printed)[-_ ]?name|短信|手机|邮箱|邮件|用户名|账号|密码',
  '\\b(serial|member|customer|order|tracking|shipment|reference|licen[cs]e|product)[\\s_-]*(number|no|key|code)\\b',
)

/** Words beside a code that is not in an image: it was sent, or is printed on something. */
const sentWords = anyOf(
  '\\b(sent|texted|e-?mailed)\\b.{0,30}\\b(code|you|inbox|message)|\\bsend\\b.{0,12}\\bcode\\b|\\bcode\\b.{0,30}\\bsent\\b|authenticator|\\bscan (this|the)\\b',
  '\\b(shown|printed|found|written)\\s+(on|under|at|in)\\s+(your|the (back|front|bottom|sticker|label|letter|receipt))\\b',
  'check your (inbox|e-?mail|phone)|发送|获取验证码|短信|送信しました|보냈습니다|전송',
  '(reenviar|renvoyer|reinvia|erneut senden|ponownie wyślij|отправить (код )?(ещё|еще|повторно)|tekrar gönder).{0,20}|\\bresend\\b',
)

export const namesCaptcha = (text: string) => captchaWords.in(text) ?? textInImage(text)
export const maybeNamesCaptcha = (text: string) => likelyWords.in(spaced(text)) ?? textAndPurpose(text)
export const namesWidget = (text: string) => widgetWords.in(text)
export const namesOtherImage = (text: string) => otherImageWords.in(spaced(text))
export const namesOtherField = (text: string) => otherFieldWords.in(spaced(text))
export const mentionsSending = (text: string) => sentWords.in(text) ?? textWasSent(text)

/** A text without the names of widgets: what is protected by one has nothing to be typed. */
export function withoutWidgets(text: string): string {
  return text.replace(/\b(re|h|friendly[ -]?)captcha\b/gi, ' ')
}

/** Splits names in code into words: "imgCode", "img_code" and "img/code" alike. */
function spaced(text: string): string {
  return text.replace(/([a-z\d])([A-Z])/g, '$1 $2').replace(/[_./?=&[\]$:]+/g, ' ')
}
