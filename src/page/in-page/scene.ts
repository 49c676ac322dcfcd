import { defined } from '../../shared/defined.ts'
import { attributeOf } from './dom.ts'
import { textIn } from './fields.ts'
import { fingerprintOf, hash, type ImageState, stateOf } from './image.ts'
import { pathOf, queryAll, resolvePath, rootsOf } from './paths.ts'
import { Sight } from './sight.ts'
import { type SeenSignals, type SignalQueries, seeSignals } from './signals.ts'
import { isRendered } from './visibility.ts'
import { fieldName, squeeze } from './words.ts'

/** A text that was not there at the first look. */
export interface NewText {
  text: string
  /** Where it stands: what a screen reader announces and headings count for more than the rest. */
  place: 'alert' | 'heading' | 'title' | 'control' | 'text'
  /** What its classes or its colour say about it. */
  tone?: 'good' | 'bad'
}

/** What a document shows at one moment. */
export interface Scene extends SeenSignals {
  url: string
  /** Changes when another document is loaded into the frame. */
  document: number
  /** Whether nothing in the document can change it: it has said all it has to say once it is loaded. */
  isStatic: boolean
  readyState: DocumentReadyState
  /** HTTP status of the document, where the browser reveals it. */
  status?: number
  /** The body of a document that is JSON. */
  json?: string
  /** Undefined when the image is not shown any more. */
  image?: { fingerprint: string; state: ImageState }
  /** What stands in the field; undefined when the field is not shown any more. */
  answer?: string
  texts: NewText[]
  /** Messages that are shown, and were there at the first look as well. */
  repeated: string[]
  /** Fields that are marked as invalid, by their path. */
  invalid: { path: string; name: string; message: string }[]
  /** Hidden fields that hold a token. */
  tokens: string[]
  hasPassword: boolean
  /** Names of the text fields that are shown. */
  fields: string[]
  /** How many parts of the page say that something is under way. */
  busy: number
  /** Changes with what the page shows. */
  signature: string
}

/** Texts beyond this number are not remembered: a page that long is not a form. */
const mostTexts = 5_000
/** New texts that are reported, and characters of each. */
const [mostNew, longest] = [40, 240]

const alerts =
  '[role="alert"], [role="status"], [role="alertdialog"], [role="log"], [aria-live]:not([aria-live="off"]), output'
const messages = `${alerts}, [class*="success" i], [class*="notice" i], [class*="flash" i]`
const busyParts =
  '[aria-busy="true"], [role="progressbar"], progress, [class*="spinner" i], [class*="loading" i], [class*="loader" i]'
const badClass =
  /(?:^|[\s_-])(?:errors?|err|invalid|danger|fail(?:ed|ure)?|warn(?:ing)?|negative|destructive|denied|critical)(?:$|[\s_-])/i
const goodClass =
  /(?:^|[\s_-])(?:success(?:ful)?|positive|confirmation|thanks?|thank-?you|done|ok)(?:$|[\s_-])/i

export interface SceneQuery extends SignalQueries {
  /** Paths of the captcha's image and field. */
  image: string
  input: string
  /** Hashes of the texts that `observeFirst` saw. */
  known: string[]
}

/** What the document shows before anything is submitted, with the hashes of its texts, to tell what is new later. */
export function observeFirst(query: Omit<SceneQuery, 'known'>): { known: string[]; scene: Scene } {
  const known = knownTexts()
  return { known, scene: observeScene({ ...query, known }) }
}

function knownTexts(): string[] {
  const hints = queryAll('[placeholder]').map(placeholderOf)
  const texts = [document.title, ...hints, ...shownTexts()]
  return [...new Set(texts.map(hash))].slice(0, mostTexts)
}

/** What the document shows now. */
export function observeScene({ image, input, known, ...queries }: SceneQuery): Scene {
  const picture = resolvePath(image)
  const field = resolvePath(input)
  const sight = new Sight()
  const shows = (element: Element) => sight.shows(element)
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  const { texts, repeated, signature } = findNewTexts(new Set(known), field, sight)
  const controls = queryAll('a[href], button, input:not([type="hidden"]), select, textarea').filter(shows)
  const answer = field && shows(field) ? (textIn(field) ?? undefined) : undefined
  const shown =
    picture && shows(picture) ? { fingerprint: fingerprintOf(picture), state: stateOf(picture) } : undefined
  return {
    url: location.href,
    document: performance.timeOrigin,
    isStatic: !document.querySelector('script, iframe, [onload], meta[http-equiv="refresh" i]'),
    readyState: document.readyState,
    ...defined({
      status: navigation?.responseStatus || undefined,
      json: /json/.test(document.contentType)
        ? (document.body?.textContent ?? '').slice(0, 65_536)
        : undefined,
      image: shown,
      answer,
    }),
    texts,
    repeated,
    ...seeSignals(queries),
    invalid: findInvalid(),
    tokens: queryAll<HTMLInputElement>('input[type="hidden"], textarea[hidden]')
      .filter(
        ({ name, id, value }) => value.length > 8 && /token|captcha|response|ticket/i.test(`${name} ${id}`),
      )
      .map(pathOf),
    hasPassword: queryAll('input[type="password"]').some(shows),
    fields: queryAll(
      'input:not([type]), input[type="text"], input[type="tel"], input[type="email"], input[type="number"], textarea',
    )
      .filter(shows)
      .map((shownField) => attributeOf(shownField, 'name') ?? shownField.id),
    busy: queryAll(busyParts).filter(shows).length + endlessAnimations(),
    signature: hash([signature, controls.length, shown?.fingerprint, answer, location.href].join()),
  }
}

/** Spinners whatever they are called. */
function endlessAnimations(): number {
  const animations = document.getAnimations?.() ?? []
  return animations.filter(
    ({ playState, effect }) =>
      playState === 'running' && effect?.getComputedTiming().iterations === Number.POSITIVE_INFINITY,
  ).length
}

function findInvalid(): Scene['invalid'] {
  return queryAll<HTMLInputElement>('input, select, textarea')
    .filter((field) => field.getAttribute('aria-invalid') === 'true' || field.validity?.customError)
    .map((field) => ({ path: pathOf(field), name: fieldName(field), message: messageOf(field) }))
}

/** What is said about a field that is invalid: by the browser's own bubble, or by what describes the field. */
function messageOf(field: HTMLInputElement): string {
  if (field.validity?.customError) return field.validationMessage
  const ids = ['aria-errormessage', 'aria-describedby'].map((name) => field.getAttribute(name) ?? '')
  const root = field.getRootNode() as Document | ShadowRoot
  const texts = ids
    .join(' ')
    .split(/\s+/)
    .filter(Boolean)
    .map((id) => root.getElementById(id)?.textContent ?? '')
  return squeeze(texts.join(' ')).slice(0, longest)
}

/** Whether a text reaches anybody: shown, or read out by a screen reader from where nobody sees it. */
function isSaid(parent: Element, sight: Sight): boolean {
  return sight.shows(parent) || (parent.closest(alerts) !== null && isRendered(parent))
}

/** A message that is in the document and hidden has not been said. */
function shownTexts(): string[] {
  const sight = new Sight()
  const isParentShown = new Map<Element, boolean>()
  const nodes = [...textNodes()].filter(({ parentElement: parent }) => {
    if (!parent) return false
    if (!isParentShown.has(parent)) isParentShown.set(parent, isSaid(parent, sight))
    return isParentShown.get(parent)
  })
  return nodes.map(({ data }) => squeeze(data))
}

function findNewTexts(
  known: ReadonlySet<string>,
  field: Element | null,
  sight: Sight,
): { texts: NewText[]; repeated: string[]; signature: string } {
  const blocks = new Map<Element, NewText>()
  const repeated = new Set<string>()
  let signature = ''
  for (const node of textNodes()) {
    const own = hash(squeeze(node.data))
    signature = hash(signature + own)
    const parent = node.parentElement
    const message = known.has(own) && repeated.size < mostNew ? parent?.closest(messages) : null
    if (message && isSaid(message, sight)) repeated.add(squeeze(message.textContent).slice(0, longest))
    if (known.has(own) || !parent || blocks.size >= mostNew) continue
    const block = blockOf(parent)
    if (blocks.has(block)) continue
    if (isSaid(parent, sight)) blocks.set(block, describe(block, parent.closest(alerts) !== null))
  }
  const hint = field && placeholderOf(field)
  const hints: NewText[] = hint && !known.has(hash(hint)) ? [{ text: hint, place: 'alert' }] : []
  const titled = document.title && !known.has(hash(document.title))
  const title: NewText[] = titled ? [{ text: document.title.slice(0, longest), place: 'title' }] : []
  return { texts: [...title, ...hints, ...blocks.values()], repeated: [...repeated], signature }
}

function placeholderOf(field: Element): string {
  return squeeze(attributeOf(field, 'placeholder')).slice(0, longest)
}

function describe(block: Element, isAnnounced: boolean): NewText {
  const isHeading = block.closest('h1, h2, h3, [role="heading"]') !== null
  const isControl = block.closest('a, button, nav, label, th, code, [role="button"], [role="link"]') !== null
  return {
    text: squeeze(block.textContent).slice(0, longest),
    place: isAnnounced ? 'alert' : isControl ? 'control' : isHeading ? 'heading' : 'text',
    ...defined({ tone: toneOf(block) }),
  }
}

/** By the classes of the block and of what holds it, else by its colour. */
function toneOf(block: Element): NewText['tone'] {
  let part: Element | null = block
  for (let level = 0; part && part !== document.body && level < 4; level += 1, part = part.parentElement) {
    const names = `${part.getAttribute('class') ?? ''} ${part.id}`
    if (badClass.test(names)) return 'bad'
    if (goodClass.test(names)) return 'good'
  }
  const [red = 0, green = 0, blue = 0] = (getComputedStyle(block).color.match(/[\d.]+/g) ?? []).map(Number)
  if (red >= 150 && green <= 100 && blue <= 110) return 'bad'
  return green >= 100 && red <= 100 && blue <= 120 && green > red + 40 && green > blue + 20
    ? 'good'
    : undefined
}

/** The nearest element that begins a line of its own: a sentence with a bold word is one text. */
function blockOf(element: Element): Element {
  let block = element
  while (
    block.parentElement &&
    getComputedStyle(block).display.startsWith('inline') &&
    !block.matches('button, a')
  )
    block = block.parentElement
  return squeeze(block.textContent).length > longest ? element : block
}

function* textNodes(): Generator<Text> {
  for (const root of rootsOf(document)) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const node = walker.currentNode as Text
      if (
        /\S/.test(node.data) &&
        !/^(script|style|noscript|template|option)$/.test(node.parentElement?.localName ?? '')
      )
        yield node
    }
  }
}
