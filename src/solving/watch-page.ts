import { log } from '../log/log.ts'
import type { Settings } from '../options.ts'
import { findCaptchas, type LocatedCaptcha } from '../page/locate.ts'
import { onPageEnd } from '../page/page-end.ts'
import type { PagePort } from '../page/port.ts'
import type { SolveResult } from '../result.ts'
import { abortable, pause } from '../shared/abort.ts'
import { formatCount } from '../shared/format.ts'
import { isOriginAllowed } from '../shared/origins.ts'

/** Milliseconds between two looks at a page. A look takes about one. */
const lookInterval = 400

export interface WatchOptions {
  settings: Pick<Settings, 'modules' | 'origins'>
  /** Whether a solve is already running on the page. */
  isBusy(): boolean
  /** Solves the captchas on the page. An error of the page does not reject: it is in the result. */
  solve(): Promise<SolveResult>
  /** Called with every error, including errors in the code. */
  onError(error: unknown): void
  /** Called once when the watch ends: it was stopped, or the page was closed. */
  onEnd(): void
}

/**
 * Solves captchas as they appear on a page, each once, while the page is open and on an allowed origin.
 *
 * @returns a function that stops it and leaves no listener or timer behind.
 */
export function watchPage(page: PagePort, options: WatchOptions): () => void {
  const { settings, isBusy, solve, onError, onEnd } = options
  const ended = new AbortController()
  const stop = () => {
    if (ended.signal.aborted) return
    stopListening()
    ended.abort()
    log('watch', () => `${page.url()}: no longer watched`)
    onEnd()
  }
  // A crashed page can be reloaded, and is then still watched.
  const stopListening = onPageEnd(page, (end) => end !== 'the page crashed' && stop())
  log('watch', () => `${page.url()}: watched for captchas`)

  /** Captchas seen in the last look: one that disappears and comes back counts as new. */
  let seen = new Set<string>()
  /** Places where a captcha was not solved: the next one there would fail as well. */
  const givenUp = new Set<string>()

  const look = async () => {
    if (isBusy() || !isOriginAllowed(page.url(), settings.origins)) return
    const { located } = await findCaptchas(page, settings.modules, ended.signal)
    const added = located.filter((one) => !seen.has(identify(one)) && !givenUp.has(placeOf(one)))
    seen = new Set(located.map(identify))
    if (added.length === 0) return
    log('watch', () => `${page.url()}: ${formatCount(added.length, 'new captcha')}`)
    const { error } = await solve()
    if (error) {
      for (const one of added) givenUp.add(placeOf(one))
      onError(error)
    }
  }
  const lookUntilStopped = async () => {
    for (;;) {
      await abortable(look(), ended.signal)
      await pause(lookInterval, ended.signal)
    }
  }
  lookUntilStopped().catch((error) => {
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
