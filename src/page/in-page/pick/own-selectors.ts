import { isWrittenClass, isWrittenId, isWrittenName } from './written-names.ts'

/** Attributes that people add so that tests find an element. */
const testAttributes = ['data-testid', 'data-test-id', 'data-test', 'data-cy', 'data-qa']

/** Words by which a class tells that an element belongs to a captcha. */
const captchaWords = /captcha|code|verif|secur|challenge/i

/** Attributes that people read, or hear: they change with the language, and seldom otherwise. */
const textAttributes = ['aria-label', 'alt', 'title', 'placeholder']

/** Characters beyond which a text is a sentence, which is rewritten sooner than a name. */
const longestText = 40

/** Parts of an address that say nothing of what is there. */
const plainFolders =
  /^(|\.{1,2}|static|assets?|images?|img|media|files?|uploads?|public|cache|tmp|temp|dist|build|api|content)$/i

/** Parts of an address that a lasting one may have. */
const neutral = /^(\.{1,2}|v\d)$/

/** Selectors of an element by the names it was given, the most telling first. */
export function ownNames(element: Element): string[] {
  const tag = CSS.escape(element.localName)
  const id = element.getAttribute('id') ?? ''
  return [
    ...(isWrittenId(id) ? [`#${id}`] : []),
    ...attributes(element, testAttributes, isWrittenName),
    ...attributes(element, ['name'], isWrittenName),
    ...writtenClasses(element).map((name) => `${tag}.${name}`),
    ...addresses(element),
  ]
}

/** Selectors of an element by the words it shows. */
export function texts(element: Element): string[] {
  const isButton = element.matches('input[type="submit" i], input[type="button" i]')
  const named = isButton ? [...textAttributes, 'value'] : textAttributes
  return attributes(element, named, (text) => text.length <= longestText && !/\d/.test(text))
}

/** Selectors of an element by what kind it is, which is little to go by. */
export function shape(element: Element): string[] {
  const tag = CSS.escape(element.localName)
  return [...attributes(element, ['type'], Boolean), tag]
}

function attributes(element: Element, names: string[], isGood: (value: string) => boolean): string[] {
  return names.flatMap((name) => {
    const value = element.getAttribute(name)
    const isUsable = value !== null && value.trim() !== '' && !/["\\\n\r]/.test(value) && isGood(value)
    return isUsable ? [withAttribute(element, name, '=', value)] : []
  })
}

function withAttribute(element: Element, name: string, operator: string, value: string): string {
  return `${CSS.escape(element.localName)}[${name}${operator}"${value}"]`
}

function writtenClasses(element: Element): string[] {
  const names = [...element.classList].filter(isWrittenClass)
  return [
    ...names.filter((name) => captchaWords.test(name)),
    ...names.filter((name) => !captchaWords.test(name)),
  ]
}

/** Selectors by the lasting beginning of the address that an element shows, leads or sends to. */
function addresses(element: Element): string[] {
  const name = { img: 'src', iframe: 'src', a: 'href', form: 'action' }[element.localName]
  const address = name && lastingPart(element.getAttribute(name) ?? '')
  return name && address ? [withAttribute(element, name, ...address)] : []
}

/** `/captcha/image/` of `/captcha/image/9f86d0/?t=1`. The host is left out: a site is tested on more than one. */
function lastingPart(address: string): [operator: string, part: string] | undefined {
  const [, host = '', path = ''] = /^((?:https?:)?\/\/[^/?#]*)?([^?#;]*)/i.exec(address) ?? []
  if (/^[a-z][a-z+.-]*:|["\\\s]/i.test(path)) return undefined
  const segments = path.split('/')
  const end = segments.findIndex(
    (segment) => segment !== '' && !neutral.test(segment) && !isWrittenName(segment),
  )
  const lasting = end === -1 ? segments : [...segments.slice(0, end), '']
  if (lasting.every((segment) => plainFolders.test(segment))) return undefined
  return [host ? '*=' : '^=', lasting.join('/')]
}
