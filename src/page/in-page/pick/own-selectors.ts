import { isWrittenClass, isWrittenId, isWrittenName } from './written-names.ts'

/** Attributes that developers add so that tests find an element. */
const testAttributes = ['data-testid', 'data-test-id', 'data-test', 'data-cy', 'data-qa']

/** Words in a class that suggest a captcha. */
const captchaWords = /captcha|code|verif|secur|challenge/i

/** Attributes that users read or hear. They change with the language, and rarely otherwise. */
const textAttributes = ['aria-label', 'alt', 'title', 'placeholder']

/** A longer text is a sentence, which is rewritten sooner than a name. */
const longestText = 40

/** Folders in an address that say nothing about its content. */
const plainFolders =
  /^(|\.{1,2}|static|assets?|images?|img|media|files?|uploads?|public|cache|tmp|temp|dist|build|api|content)$/i

/** Other segments that a stable address may have. */
const neutral = /^(\.{1,2}|v\d)$/

/** Returns selectors of an element by its names, the most specific first. */
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

/** Returns selectors of an element by its visible text. */
export function texts(element: Element): string[] {
  const isButton = element.matches('input[type="submit" i], input[type="button" i]')
  const named = isButton ? [...textAttributes, 'value'] : textAttributes
  return attributes(element, named, (text) => text.length <= longestText && !/\d/.test(text))
}

/** Returns selectors of an element by its type and tag, which are weak. */
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

/** Returns selectors by the stable beginning of the address that an element shows, links to or submits to. */
function addresses(element: Element): string[] {
  const name = { img: 'src', iframe: 'src', a: 'href', form: 'action' }[element.localName]
  const address = name && stablePart(element.getAttribute(name) ?? '')
  return name && address ? [withAttribute(element, name, ...address)] : []
}

/** Returns `/captcha/image/` for `/captcha/image/9f86d0/?t=1`. The host is left out, since sites are tested on several. */
function stablePart(address: string): [operator: string, part: string] | undefined {
  const [, host = '', path = ''] = /^((?:https?:)?\/\/[^/?#]*)?([^?#;]*)/i.exec(address) ?? []
  if (/^[a-z][a-z+.-]*:|["\\\s]/i.test(path)) return undefined
  const segments = path.split('/')
  const end = segments.findIndex(
    (segment) => segment !== '' && !neutral.test(segment) && !isWrittenName(segment),
  )
  const stable = end === -1 ? segments : [...segments.slice(0, end), '']
  if (stable.every((segment) => plainFolders.test(segment))) return undefined
  return [host ? '*=' : '^=', stable.join('/')]
}
