import { createNanoEvents } from 'nanoevents'
import { type Call, startCall } from './call.ts'
import { CaptchaNotFoundError, ImageCaptchaError, PageGoneError } from './errors.ts'
import type { SolverEvents } from './events.ts'
import { resolveOptions, type Settings, type SolveOptions, type SolverOptions } from './options.ts'
import { assertOriginAllowed } from './origins.ts'
import { type Found, findCaptchas, type LocatedCaptcha } from './page/find.ts'
import { done, notYet, poll } from './page/poll.ts'
import { pageOf, type Target } from './page/port.ts'
import { createReadingQueue } from './providers/ask.ts'
import { local } from './providers/local.ts'
import type { FindResult, SolveResult } from './result.ts'
import { solveForm } from './solve-form.ts'

export interface Solver {
  /**
   * Looks for captchas on a page or in a frame, and in all frames below it, as they are now.
   *
   * @throws {PageGoneError} when the page is closed.
   */
  find(target: Target, options?: Pick<SolveOptions, 'modules' | 'signal'>): Promise<FindResult>
  /**
   * Solves the captchas of a page or a frame.
   *
   * @throws {InvalidOptionError} before the page is touched.
   * @throws {OriginNotAllowedError} before a picture is taken.
   * @throws {ImageCaptchaError} another of the family, unless `throwOnError` is `false`.
   */
  solve(target: Target, options?: SolveOptions): Promise<SolveResult>
  /** Listens to what happens. Returns what ends it. */
  on<Name extends keyof SolverEvents>(event: Name, listener: SolverEvents[Name]): () => void
  /** Frees what the providers hold. */
  close(): Promise<void>
}

/**
 * Creates a solver, which may serve any number of pages.
 *
 * @throws {InvalidOptionError} naming the option that is wrong.
 */
export function createSolver(options: SolverOptions = {}): Solver {
  const own: SolverOptions = { ...options, provider: options.provider ?? local() }
  const { concurrency, budget } = resolveOptions(own)
  const queue = createReadingQueue({ concurrency, budget })
  const events = createNanoEvents<SolverEvents>()

  async function solve(target: Target, overrides: SolveOptions = {}): Promise<SolveResult> {
    const settings = resolveOptions(own, overrides)
    const result: SolveResult = { captchas: [], filtered: [], solutions: [], solved: [] }
    try {
      await solveAll(target, settings, result)
    } catch (error) {
      if (!(error instanceof ImageCaptchaError)) throw error
      events.emit('failed', error)
      if (settings.throwOnError) throw error
      result.error = error
    }
    return result
  }

  async function solveAll(target: Target, settings: Settings, result: SolveResult): Promise<void> {
    const page = pageOf(target)
    if (!page) throw new PageGoneError('(detached frame)', 'looking for captchas', 'its frame was removed')
    const call = startCall(page, settings)
    try {
      assertOriginAllowed(page.url(), settings.origins)
      const { located, filtered } = await waitForCaptchas(target, settings, call)
      result.captchas = located.map(({ captcha }) => captcha)
      result.filtered = filtered
      for (const captcha of result.captchas) events.emit('found', captcha)
      for (const passedOver of filtered) events.emit('filtered', passedOver)

      for (const form of groupByForm(located)) {
        await solveForm({
          page,
          form,
          settings,
          call,
          queue,
          result,
          events,
        })
      }
    } finally {
      call.end()
    }
  }

  return {
    async find(target, { modules, signal } = {}) {
      const settings = resolveOptions(own, { modules, signal })
      const page = pageOf(target)
      if (!page) throw new PageGoneError('(detached frame)', 'looking for captchas', 'its frame was removed')
      const call = startCall(page, settings)
      try {
        const { located, filtered } = await lookOnce(target, settings, call)
        return { captchas: located.map(({ captcha }) => captcha), filtered }
      } finally {
        call.end()
      }
    },
    solve,
    on: (event, listener) => events.on(event, listener),
    close: () => queue.close(),
  }
}

function lookOnce(target: Target, { modules }: Settings, call: Call): Promise<Found> {
  return call.during('looking for captchas', () => findCaptchas(target, modules, call.signal))
}

/** Captchas that are there, or appear in time; none at all is the caller's to allow. */
async function waitForCaptchas(target: Target, settings: Settings, call: Call): Promise<Found> {
  const started = Date.now()
  const timeout = settings.required ? settings.appearTimeout : 0
  let found: Found = { located: [], filtered: [], unreachable: [] }
  const look = async () => {
    found = await lookOnce(target, settings, call)
    return found.located.length > 0 || Date.now() - started >= timeout
      ? done(found)
      : notYet('no captcha is there')
  }
  await poll(look, {
    for: 'a captcha to appear',
    timeout: timeout + settings.timeout,
    signal: call.signal,
    interval: 100,
  })
  if (found.located.length === 0 && settings.required) {
    const names = settings.modules.map(({ name }) => name)
    const { filtered, unreachable } = found
    throw new CaptchaNotFoundError(
      pageOf(target)?.url() ?? '',
      names,
      filtered,
      Date.now() - started,
      unreachable,
    )
  }
  return found
}

/** Captchas of one form are sent together; each of the others by itself. */
function groupByForm(located: LocatedCaptcha[]): LocatedCaptcha[][] {
  const groups: LocatedCaptcha[][] = []
  for (const one of located) {
    const group = groups.find(
      ([first]) => one.form !== undefined && first?.form === one.form && first.frame === one.frame,
    )
    if (group) group.push(one)
    else groups.push([one])
  }
  return groups
}
