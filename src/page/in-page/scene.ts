import { defined } from '../../shared/defined.ts'
import { attributeOf } from './dom.ts'
import { textIn } from './fields.ts'
import { fingerprintOf, hash, type ImageState, stateOf } from './image.ts'
import { findNewTexts, knownTexts, longestText, type NewText } from './new-texts.ts'
import { pathOf, queryAll, resolvePath } from './paths.ts'
import { Sight } from './sight.ts'
import { type SeenSignals, type SignalQueries, seeSignals } from './signals.ts'
import { fieldName, squeeze } from './words.ts'

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

const busyParts =
  '[aria-busy="true"], [role="progressbar"], progress, [class*="spinner" i], [class*="loading" i], [class*="loader" i]'
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
  return squeeze(texts.join(' ')).slice(0, longestText)
}
