import { log } from '../log/log.ts'
import type { Settings } from '../options.ts'
import { findCaptchas, type LocatedCaptcha } from '../page/locate.ts'
import type { PagePort } from '../page/port.ts'
import type { SolveResult } from '../result.ts'
import { isOriginAllowed } from '../shared/origins.ts'
import { notYet, poll } from '../shared/poll.ts'

/** Milliseconds between two looks at a page. A look takes about one. */
const lookInterval = 400

export interface WatchOptions {
  settings: Pick<Settings, 'modules' | 'origins'>
  /** Whether somebody is solving on the page already. */
  isBusy(): boolean
  /** Solves what is on the page. Never rejects for what went wrong on the page: that is in the result. */
  solve(): Promise<SolveResult>
  /** Hears of what went wrong, be it an error in the code. */
  onError(error: unknown): void
  /** Hears once that the watch is over: it was stopped, or the page has closed. */
  onEnd(): void
}

/**
 * Solves captchas as they come up on a page, each once, as long as the page is open and on an origin that is allowed.
 *
 * @returns what ends it, leaving no listener and no timer behind.
 */
export function watchPage(page: PagePort, options: WatchOptions): () => void {
  const { settings, isBusy, solve, onError, onEnd } = options
  const ended = new AbortController()
  const stop = () => {
    if (ended.signal.aborted) return
    page.off('close', stop)
    ended.abort()
    log('watch', () => `${page.url()}: no longer watched`)
    onEnd()
  }
  page.on('close', stop)
  log('watch', () => `${page.url()}: watched for captchas`)

  /** Captchas that were seen, as long as they stay: one that comes back after it had gone is another one. */
  let seen = new Set<string>()
  /** Places where a captcha was not solved: what the page shows there next is more of the same. */
  const givenUp = new Set<string>()

  const look = async () => {
    if (isBusy() || !isOriginAllowed(page.url(), settings.origins)) return notYet('there is nothing to do')
    const { located } = await findCaptchas(page, settings.modules, ended.signal)
    const added = located.filter((one) => !seen.has(identify(one)) && !givenUp.has(placeOf(one)))
    seen = new Set(located.map(identify))
    if (added.length === 0) return notYet('no captcha is new')
    log('watch', () => `${page.url()}: ${added.length} came up`)
    const { error } = await solve()
    if (error) {
      for (const one of added) givenUp.add(placeOf(one))
      onError(error)
    }
    return notYet('the page may change again')
  }

  const endless = {
    for: 'captchas',
    timeout: Number.POSITIVE_INFINITY,
    interval: lookInterval,
    signal: ended.signal,
  }
  poll(look, endless).catch((error) => {
    if (!ended.signal.aborted) onError(error)
    stop()
  })
  return stop
}

/** The document and the field: the same for every image of one captcha. */
function identify({ fingerprint, input }: LocatedCaptcha): string {
  return `${fingerprint.split(':')[0]} ${input}`
}

function placeOf({ captcha, input }: LocatedCaptcha): string {
  return `${captcha.url} ${input}`
}
