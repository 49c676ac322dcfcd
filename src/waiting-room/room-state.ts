import { InvalidOptionError } from '../errors/index.ts'
import { callInPage } from '../page/call-in-page.ts'
import type { RoomObservation } from '../page/in-page/observe-room.ts'
import type { PagePort } from '../page/port.ts'
import { firstLine } from '../shared/format.ts'
import type { QueueProgress } from './result.ts'
import type { RoomSelectors } from './selectors.ts'

/** How a waiting room ends without letting its visitor in. */
export type RoomEnding = 'sold-out' | 'closed' | 'expired' | 'failed'

/**
 * Words that tell two endings apart, in the languages where they are unambiguous. They are only looked for on a page
 * whose markup says that it is an ending: "may be sold out when it is your turn" ends nothing.
 */
const soldOutWords =
  /sold[\s-]out|ausverkauft|épuisé|agotad[oa]s?\b|esaurit[oaie]\b|uitverkocht|esgotad[oa]s?\b|udsolgt|utsolgt|slutsål[dt]|完売|売り切れ|售罄|售完/i
const expiredWords =
  /expired|abgelaufen|expiré|caducad[oa]|expirad[oa]|expirou|scadut[oa]|verlopen|udløbet|utløpt|有効期限|过期|過期/i

/** Where the room's own pages stand that say how it ended, whatever their markup is. */
const endingPaths: [RegExp, RoomEnding][] = [
  [/\/error(403)?\/?$/i, 'failed'],
  [/\/afterevent(\.aspx)?\/?$/i, 'closed'],
  [/\/exit[^/]*\/?$/i, 'expired'],
]

export function endingOf({ shown, text, url }: RoomObservation): RoomEnding | undefined {
  if (shown.includes('soldOut')) return 'sold-out'
  if (shown.includes('closed')) return soldOutWords.test(text) ? 'sold-out' : 'closed'
  if (shown.includes('expired')) return 'expired'
  if (shown.includes('failed')) return expiredWords.test(text) ? 'expired' : 'failed'
  return endingByAddress(url, text)
}

/** The room's addresses name the customer and the event, as no other site's error page does. */
function endingByAddress(url: string, text: string): RoomEnding | undefined {
  if (!URL.canParse(url)) return undefined
  const { pathname, searchParams } = new URL(url)
  if (!searchParams.has('c') || !searchParams.has('e')) return undefined
  const ending = endingPaths.find(([path]) => path.test(pathname))?.[1]
  if (ending === 'failed' && expiredWords.test(text)) return 'expired'
  return ending === 'closed' && soldOutWords.test(text) ? 'sold-out' : ending
}

/** The state of the waiting room; undefined when the page is not one. */
export function stateOf({ shown, confirm, url }: RoomObservation): QueueProgress['state'] | undefined {
  if (shown.includes('challenge') || isSoftblock(url)) return 'challenge'
  if (confirm !== undefined) return 'turn'
  if (shown.includes('paused')) return 'paused'
  if (shown.includes('before')) return 'before'
  return shown.includes('room') ? 'waiting' : undefined
}

/** Whether an address is that of the page in front of the line, whose challenge a script has yet to draw. */
function isSoftblock(url: string): boolean {
  return URL.canParse(url) && new URL(url).pathname.includes('/softblock/')
}

/** Observes the page as it is now, or says why that fails: it is on its way to another document. */
export async function lookAtRoom(
  page: PagePort,
  selectors: RoomSelectors,
): Promise<RoomObservation | { problem: string }> {
  try {
    return await callInPage(page.mainFrame(), 'observeRoom', { selectors })
  } catch (error) {
    const problem = firstLine(error)
    if (/not a valid selector/i.test(problem)) throw new InvalidOptionError('selectors', problem)
    return { problem }
  }
}
