import { defined } from '../../shared/defined.ts'
import type { RoomSelectors } from '../../waiting-room/selectors.ts'
import { pathOf, queryAll } from './paths.ts'
import { Sight } from './sight.ts'
import { squeeze } from './words.ts'

/** What a waiting room, or any other page, shows at one moment. */
export interface RoomObservation {
  url: string
  /** Changes when another document is loaded. */
  document: number
  readyState: DocumentReadyState
  /** HTTP status of the document, if the browser exposes it. */
  status?: number
  /** Names of the selectors that match something visible. */
  shown: (keyof RoomSelectors)[]
  usersAhead?: number
  expectedTime?: string
  queueNumber?: string
  queueId?: string
  progress?: number
  pauseMessage?: string
  message?: string
  /** Path of the button with which visitors confirm, when it is their turn, that they are still there. */
  confirm?: string
  /** Path of the button with which visitors confirm it while they are in line. */
  present?: string
  /** What the challenge in front of the line asks for; undefined where there is none, or nothing of it is drawn yet. */
  asks?: ChallengeAsks
  /** The beginning of the document's visible text. */
  text: string
}

/** What a challenge asks of its visitor. */
export interface ChallengeAsks {
  /** Path of the challenge. */
  selector: string
  /** Path of the button that lets its visitor in, where there is nothing else in it. */
  entry?: string
  /** Whether it works by itself, so that its visitor only has to wait. */
  isWorking: boolean
}

export function observeRoom({ selectors }: { selectors: RoomSelectors }): RoomObservation {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  const sight = new Sight()
  const shows = (element: Element) => sight.shows(element)
  const entries = Object.entries(selectors) as [keyof RoomSelectors, string | undefined][]
  const elements = new Map(
    entries.map(([name, selector]) => [name, selector ? queryAll(selector).find(shows) : undefined]),
  )
  const textsOf = (name: keyof RoomSelectors) =>
    selectors[name]
      ? queryAll(selectors[name])
          .filter(shows)
          .map((one) => squeeze(one.textContent))
      : []
  const textOf = (name: keyof RoomSelectors) => textsOf(name).find(isValue)
  const buttonOf = (name: keyof RoomSelectors) => {
    const button = elements.get(name)
    return button && !(button as HTMLButtonElement).disabled ? pathOf(button) : undefined
  }
  return defined({
    url: location.href,
    document: performance.timeOrigin,
    readyState: document.readyState,
    status: navigation?.responseStatus || undefined,
    shown: entries.map(([name]) => name).filter((name) => elements.get(name)),
    usersAhead: toCount(textOf('usersAhead') ?? ''),
    expectedTime: textOf('expectedTime'),
    queueNumber: textsOf('queueNumber').find((text) => /\d/.test(text)),
    queueId: textOf('queueId'),
    progress: toShare(elements.get('progress')),
    pauseMessage: textsOf('paused').find((text) => text !== ''),
    message: textsOf('message').find((text) => text !== ''),
    confirm: buttonOf('confirm'),
    present: buttonOf('present'),
    asks: observeChallenge(selectors, sight),
    // Not textContent, which includes hidden text.
    text: squeeze(document.body?.innerText).slice(0, 600),
  })
}

/** What a person would have to do something with. */
const parts =
  'button, input:not([type="hidden"]), select, textarea, img, canvas, iframe, audio, video, [role="slider"], [role="button"], [draggable="true"]'

function observeChallenge(
  { challenge, entry, working }: RoomSelectors,
  sight: Sight,
): ChallengeAsks | undefined {
  const shows = (element: Element) => sight.shows(element)
  // The page around it has pictures and controls of its own.
  const [place] = queryAll(challenge).filter((one) => one !== document.body && shows(one))
  if (!place) return undefined
  const isWorking = queryAll(working).some(shows)
  // A control that is disabled asks for patience.
  const asking = queryAll(parts, place).filter((one) => !(one as HTMLButtonElement).disabled && shows(one))
  if (!isWorking && asking.length === 0) return undefined
  const [button] = queryAll<HTMLButtonElement>(entry, place).filter((one) => asking.includes(one))
  const isAlone = button && asking.every((one) => one === button || button.contains(one))
  return defined({ selector: pathOf(place), entry: isAlone ? pathOf(button) : undefined, isWorking })
}

/** Words for "calculating", which stands where a value will be, and dots or dashes that stand for one. */
const noValue =
  /calcul|calcol|berechn|bereken|beregn|beräkn|lasketaan|oblicz|počít|hesapla|számol|вычисл|рассчит|υπολογ|計算|计算|계산|^[^\p{L}\p{N}]*$/iu

function isValue(text: string): boolean {
  return !noValue.test(text)
}

/** The first number of a text, with any language's thousands separators. */
function toCount(text: string): number | undefined {
  const digits = /\d+(?:[.,'’\s]\d{3})*/.exec(text)?.[0].replace(/\D/g, '')
  return digits ? Number(digits) : undefined
}

/** The progress of a bar from 0 to 1: its ARIA value, else the width of its filled part. */
function toShare(bar: Element | undefined): number | undefined {
  if (!bar) return undefined
  const value = Number.parseFloat(bar.getAttribute('aria-valuenow') ?? '')
  const max = Number.parseFloat(bar.getAttribute('aria-valuemax') ?? '100')
  if (value >= 0 && max > 0) return Math.min(1, value / max)
  const parts = [bar, ...bar.querySelectorAll<HTMLElement>('*')] as HTMLElement[]
  const width = parts.map(({ style }) => style?.width ?? '').find((text) => text.endsWith('%'))
  return width === undefined ? undefined : Math.min(1, Number.parseFloat(width) / 100)
}
