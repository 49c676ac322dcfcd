import { attributeOf, closestAcross } from '../dom.ts'
import { anyOf } from '../words.ts'
import { captionBefore } from './captions.ts'

/** Words that ask to leave a field empty. Their opposite, that it must not be left empty, stands beside ordinary fields. */
const emptyWords = anyOf(
  "(?<!\\bnot |n['’]t |never )\\b(leave|keep)\\b.{0,30}\\b(empty|blank)|\\b(do not|don['’]t) fill|\\b(should|must) (be left|be|stay|remain) (empty|blank)",
  '(?<!nicht )\\b(leer|frei) ?(zu )?(lassen|bleiben)|\\blass(?:en|e|t)?\\b.{0,30}(?<!nicht )\\b(leer|frei)\\b|nicht ausfüllen',
  '\\bne (pas|rien) (remplir|saisir|compléter)|(?<!ne )\\blaisse[rz]?\\b.{0,30}\\b(vide|vierge)|doit rester vide|ne remplissez (pas|rien)',
  '(?<!\\bno )\\bd[eé]j(?:e|a|ar|elo|alo)\\b.{0,30}(vac[ií]o|en blanco)|\\bno (rellen|llenar|llene|complet)',
  '(?<!não )\\bdeix[ea]r?\\b.{0,30}(em branco|vazio|en blanc|buit|baleiro)|não preench|no omplis',
  '(?<!non )\\blascia(?:re|te|lo)?\\b.{0,30}(vuoto|in bianco)|non (compilare|riempire)',
  '\\b(laat|laten|houd|hou)\\b.{0,30}(?<!niet )\\bleeg|leeg ?laten|niet invullen|\\blos\\b.{0,20}\\bleeg',
  '\\blämna\\b(?! inte).{0,30}\\b(tom|blank)|fyll inte i|\\b(hold|lad|la)\\b.{0,30}\\b(tomt?|blank)\\b|(ikke|ikkje) (udfyld|fyll)|(udfyld|fyll) ikk',
  '(?<!älä )jätä.{0,30}tyhjä|älä täytä|(?<!ära )jät(?:ke|a).{0,30}tühja|atstāj.{0,30}tukš|palik.{0,30}tušči',
  '(?<!nie )\\b(pozostaw|zostaw).{0,30}pust|nie wypełnia|(?<!\\p{L})(ponech|nech).{0,30}prázdn|nevyplňuj|nevypĺňaj',
  '(?<!ne )\\bhagy(?!ha).{0,30}üres|üresen hagy(?!ha)|ne töltse ki|(?<!nu )l[ăa]sa[țţt]i.{0,30}\\bgo[la]|nu completa',
  'оставьте.{0,30}пуст|не заполня|должно (быть|остаться) пуст|залиште.{0,30}(порожн|пуст)|не заповню|(?<!не )оставете.{0,30}празн|не попълва',
  '(?<!ne |не )(ostavi|pusti|остави).{0,30}(praz|празн)|ne (popunjava|ispunjava|izpolnjuj)|не попуњава|не пополнува',
  'boş bırak(?!m|ılam)|doldurmayın|(?<!μην )(αφήστε|άφησε).{0,30}(κεν|άδει)|μην (συμπλ|γεμ)',
  'اترك.{0,30}فارغ|لا تملأ|خالی (بگذار|رها)|پر نکنید|خالی چھوڑ|(השאר|להשאיר|השאירו).{0,30}ריק|(אין|לא) למלא',
  '(?<!不能|不可|不得|不要|勿|不许)留空|(请|請)?(勿|不要)(填|输入|輸入)|保持.{0,12}空白|空(白|欄)?のまま|入力しないで',
  '비워 ?(두(?!지)|주)|입력하지 마|비어 ?있|(để|giữ).{0,30}trống|không điền|(?<!jangan )(biarkan.{0,30}kosong|kosongkan)|jangan (di)?isi',
  '(?<!ห้าม|อย่า)เว้นว่าง|(อย่า|ห้าม|ไม่ต้อง)กรอก|ปล่อยว่าง|खाली (छोड़|रख)|(मत|न) भरें',
)

/** Names of fields that wait for a script to fill them in. */
const trapNames =
  /honey[_-]?pot|bot[_-]?(field|trap|catcher)|spam[_-]?trap|(^|[^a-z\d])hp[_-]|[_-]hp$|^_gotcha$/i
const siteNames =
  /^((user|your|my|contact)[_-]?)?(web-?site|web-?seite|site-?web|sitio-?web|home-?page|url|fax)([_-]?(url|address|number))?$/i
const siteWords =
  /^\W*(your |ihre |votre |su |tu )?(web ?site|webseite|site web|sitio web|home ?page|url|fax|сайт|网站|網站)\b.{0,20}$/iu

/** The words by which a field asks to be left empty. The text after a field may be about the next one, so it is left out. */
export function asksToBeEmpty(field: Element, names: string, caption: string): string | undefined {
  if (emptyWords.in(`${names} ${caption}`) === undefined) return undefined
  return emptyWords.in(`${names} ${captionBefore(field)}`)
}

/** The word by which a field asks for the address of a website or for a fax number. */
export function namesSite(field: Element, purpose: string): string | undefined {
  const name = namesOf(field).find((one) => siteNames.test(one))
  return name ?? siteWords.exec(purpose)?.[0]
}

/** The name that marks a field as a trap. */
export const trapName = (field: Element) => namesOf(field).find((name) => trapNames.test(name))

/** Whether a person who goes through the form with Tab never gets to a field. */
export const isOutOfReach = (field: Element) =>
  attributeOf(field, 'tabindex') === '-1' || closestAcross(field, '[aria-hidden="true"]') !== null

const namesOf = (field: Element) => ['id', 'name'].flatMap((name) => attributeOf(field, name) ?? [])
