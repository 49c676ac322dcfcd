import { anyOf } from '../words.ts'
import { textInImage } from './text-in-image.ts'

/** Words beside captchas and hardly anything else, in the languages of known sites. */
const captchaWords = anyOf(
  '[ck]aptcha|anti-?spam|spam (protection|check)|not a robot|are you (a )?(human|robot)|graphic (code|text)',
  '\\b(type|enter|copy|retype|write)\\b.{0,24}\\b(characters|letters|digits|code|text|words?)\\b.{0,24}\\b(see|shown|above|below|appears?|image|picture)',
  '\\b(type|enter|copy|retype)\\s+(the|these)\\s+(\\w+\\s+)?(characters|letters|digits)\\b',
  '\\b(code|text|letters|characters)\\b.{0,24}\\b(image|picture)\\b|\\bwhat (does it|do you|you|the (picture|image)) (say|see|read)',
  'zeichen.{0,20}bild|(code|text).{0,20}\\bbild\\b|spamschutz|sicherheits(code|abfrage)',
  '(texto|código|caracteres|letras|números).{0,24}imagen|código de seguridad',
  "(code|caractères|texte|lettres|chiffres).{0,24}l['’]image|recopie[rz].{0,24}(code|caractères)",
  '(caracteres|código|texto|letras).{0,24}(imagem|ao lado|abaixo|acima)',
  '(caratteri|codice|testo|lettere).{0,24}(immagine|visualizzat)|codice di (controllo|sicurezza)',
  '(код|символ|цифр|букв|текст)\\S*.{0,20}(картинк|изображени|рисунк)|проверочный код|защитный код',
  '(kod|znaki|tekst|litery).{0,20}obraz|(karakter|kod)\\S*.{0,20}resim|resimdeki|güvenlik kodu',
  '(code|tekens|letters).{0,20}(afbeelding|plaatje)|(koden|tecknen).{0,20}bilden',
  '(koden|tegnene|bogstaverne|bokstavene|teksten)\\b.{0,24}\\bbil(led|d)et|kuva(n|sta|ssa)\\b.{0,24}(merkit|koodi|kirjaimet|teksti)',
  '(znaky|písmena|text|kód)\\S*.{0,20}obrázk|(kod|znak|slov|tekst|besedil)\\S*.{0,20}\\b(sa |na |s )?slik',
  'kép(en|ről)\\b.{0,24}(kód|karakter|betű|szöveg|szám)|(kódot|karaktereket|betűket).{0,24}kép(en|ről)',
  '(codul|caracterele|literele|textul).{0,24}imagine|cod(ul)? de securitate',
  '(kood|tähed|märgid)\\S*.{0,20}pildil|(kod|simbol|burt)\\S*.{0,20}attēl|(kod|simbol|raid)\\S*.{0,20}paveiksl',
  '(χαρακτήρες|κωδικ|γράμματα)\\S*.{0,24}εικόνα|(kode|karakter|huruf|teks|aksara).{0,24}(gambar|imej)|kod(e)? keamanan',
  '(رمز|حروف|أحرف|أرقام|کد|کاراکتر).{0,24}(صورة|تصویر|عکس)|کد امنیتی|(תווים|אותיות|קוד).{0,20}תמונה',
  '(รหัส|ตัวอักษร|อักขระ|ตัวเลข).{0,20}(ภาพ|รูป)|(이미지|그림).{0,12}(문자|숫자|글자)',
  '图形(验证)?码|图片验证|校验码|附加码|驗證碼|验证码|识别码|画像認証|画像.{0,12}文字|보안문자|자동(등록|입력)방지',
  'mã (xác nhận|bảo vệ|bảo mật|kiểm tra)|ký tự.{0,20}(hình|ảnh)',
  '\\b(letters|characters|digits|code|text) (shown|displayed|seen|appearing) (above|below|here|beside)',
  '(angezeigten?|abgebildeten?|dargestellten?) (zeichen|code|text|buchstaben)|neem.{0,20}(tekens|code|letters|cijfers).{0,6}over|overtypen',
  'przepisz.{0,12}(kod|znaki|tekst)|(opište|opíšte|opiš).{0,12}(kód|znaky|text)|(перепишите|перепишіть).{0,12}(код|символ|знаки|буквы|текст)',
  '(kode?|karakter|huruf|aksara).{0,12}yang (di|ter)(paparkan|tunjukkan|tampilkan|lihat|tera)',
  ...textInImage,
)

/** Words beside captchas, and also beside codes that are sent, bank cards and forms about images. */
const likelyWords = anyOf(
  '(verification|verify|validation|validate|security|confirmation|check|auth|image|img|picture|pic|rand|secret)[\\s_-]*(code|image|img|text|word|pin|pic)',
  'confirm[\\s_-]*(code|image)|\\bv[_-]?code|\\bcode[\\s_-]*(img|image|pic|picture|input)|sec[_-]?code|\\bverif(y|ication)?\\b|\\bchallenge|\\byzm\\b',
  '\\b(type|enter|copy|retype)\\s+(the|this)\\s+(number|code)\\b',
  'código de verificación|code de (sécurité|vérification)|doğrulama|ninsho|cod(ul)? de verificare|varmistuskoodi',
  '(kontrolní|ellenőrző) kód|รหัส(ตรวจสอบ|ความปลอดภัย)|رمز (التحقق|الأمان)',
  '(bezpečnostn[íý]|kontroln[ýí]|overovací|ověřovací|biztonsági) kód|kod (bezpieczeństwa|weryfikacyjny|potwierdzający)|turvakood|turvakoodi',
  'sikkerhe[dt]skode|säkerhetskod|kontroll?kode?n?\\b|öryggiskóð|drošības kod|saugos kod|varnostn[ai] kod|sigurnosni kod|kod[ie]? i sigurisë',
  'код (безпеки|безопасности|подтверждения|за сигурност)|сигурнос(ен|ни) код|бяспекі код|код бяспекі|қауіпсіздік коды',
  'təhlükəsizlik kod|κωδικός (ασφαλείας|επαλήθευσης|επιβεβαίωσης)|קוד (אבטחה|אימות)|सुरक्षा कोड|নিরাপত্তা কোড|kod keselamatan|mã an toàn',
  '(segurtasun|egiaztapen) kode|codi de (seguretat|verificació)|código de (seguranza|segurança|verificação|verificación)|codice di verifica',
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
  '\\b(enviamos|enviámos|enviado|enviada|envoyé|inviato|gesendet|geschickt|verzonden|gestuurd|skickat|sendt|lähetimme|lähetetty)\\b.{0,40}(cod|cód|kod)',
  '(wysłaliśmy|odeslali|poslali|отправили|отправлен|надіслали|надіслано|gönderdik|gönderildi|στείλαμε|küldtük|trimis|đã gửi).{0,40}([ck]od|kód|код|κωδικ|mã)',
  '(reenviar|renvoyer|reinvia|erneut senden|ponownie wyślij|отправить (код )?(ещё|еще|повторно)|tekrar gönder).{0,20}|\\bresend\\b',
)

export const namesCaptcha = (text: string) => captchaWords.in(text)
export const maybeNamesCaptcha = (text: string) => likelyWords.in(spaced(text))
export const namesWidget = (text: string) => widgetWords.in(text)
export const namesOtherImage = (text: string) => otherImageWords.in(spaced(text))
export const namesOtherField = (text: string) => otherFieldWords.in(spaced(text))
export const mentionsSending = (text: string) => sentWords.in(text)

/** A text without the names of widgets: what is protected by one has nothing to be typed. */
export function withoutWidgets(text: string): string {
  return text.replace(/\b(re|h|friendly[ -]?)captcha\b/gi, ' ')
}

/** Splits names in code into words: "imgCode", "img_code" and "img/code" alike. */
function spaced(text: string): string {
  return text.replace(/([a-z\d])([A-Z])/g, '$1 $2').replace(/[_./?=&[\]$:]+/g, ' ')
}
