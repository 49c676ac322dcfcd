import type { PageSolver } from '../drivers/methods.ts'
import { resolveOptions, type SolveOptions, type SolverOptions } from '../options.ts'
import type { PagePort, Target } from '../page/port.ts'
import type { Attempt, Captcha, Solution } from '../result.ts'
import { createSolver, type Solver } from '../solver.ts'
import { type QueueOptions, resolveQueueOptions } from '../waiting-room/options.ts'
import { type ImageCaptchaOptions, splitOptions } from './options.ts'
import { findCallSite, reportCaptcha, stepOptions, type TestRunner } from './steps.ts'
import { outsideTimeout } from './time-allowance.ts'

/** What the tests of a worker solve with. */
export interface WorkerSolvers {
  /** Solves by the options of the test that runs, and shows it in its report. Pages may outlive a test, so it does too. */
  readonly solver: PageSolver
  /** A test begins, or another one's fixtures do. */
  begin(options: ImageCaptchaOptions): void
  /** It ends: what was solved while nobody called for it is reported now. */
  end(): Promise<void>
  close(): Promise<void>
}

interface OwnSolver {
  own: SolverOptions
  extendTimeout: boolean
  solver: Solver
}

/**
 * Makes what the tests of a worker solve with. Tests with the same options share a solver, with its budget and the
 * providers they were given, which are closed with the worker.
 *
 * @param projectOptions - options for what is called outside a test: in `beforeAll`, in a fixture of the worker.
 */
export function createWorkerSolvers(
  runner: TestRunner,
  projectOptions: ImageCaptchaOptions = {},
): WorkerSolvers {
  const solvers = new Map<ImageCaptchaOptions, OwnSolver>()
  /** Images of captchas that have no step yet. */
  const unreported = new Map<Captcha, Attempt[]>()
  const reported = new WeakSet<Captcha>()
  let current = projectOptions

  function solverOf(options: ImageCaptchaOptions): OwnSolver {
    const known = solvers.get(options)
    if (known) return known
    const { own, extendTimeout } = splitOptions(options)
    const made = { own, extendTimeout, solver: createSolver(own) }
    made.solver.on('attempt', (attempt) => {
      const { captcha } = attempt
      if (!reported.has(captcha)) unreported.set(captcha, [...(unreported.get(captcha) ?? []), attempt])
    })
    solvers.set(options, made)
    return made
  }

  /** Calls that join a solve under way have the same captchas: each is reported once. */
  async function report(solution: Solution, about: Parameters<typeof reportCaptcha>[2]): Promise<void> {
    if (reported.has(solution.captcha)) return
    reported.add(solution.captcha)
    unreported.delete(solution.captcha)
    await reportCaptcha(runner, solution, about)
  }

  async function reportRest(about: Parameters<typeof reportCaptcha>[2] = {}): Promise<void> {
    for (const [captcha, attempts] of unreported) await report({ captcha, attempts }, about)
  }

  function withTimeout<Result>(extend: boolean, budget: number, work: () => Promise<Result>) {
    return extend ? outsideTimeout(runner.info(), budget, work) : work()
  }

  function solve(target: Target, overrides: SolveOptions = {}) {
    const site = findCallSite(solve)
    const { own, extendTimeout, solver } = solverOf(current)
    const work = async () => {
      const { timeout, throwOnError } = resolveOptions(own, overrides)
      const result = await withTimeout(extendTimeout, timeout, () =>
        solver.solve(target, { ...overrides, throwOnError: false }),
      )
      for (const solution of result.solutions) await report(solution, { error: result.error, site })
      if (result.error && throwOnError) throw result.error
      return result
    }
    return runner.step('solve image captchas', work, stepOptions(site))
  }

  function waitForQueueTurn(page: PagePort, overrides?: QueueOptions) {
    const site = findCallSite(waitForQueueTurn)
    const { own, extendTimeout, solver } = solverOf(current)
    const work = async () => {
      const { timeout } = resolveQueueOptions(own, overrides)
      try {
        return await withTimeout(extendTimeout, timeout, () => solver.waitForQueueTurn(page, overrides))
      } finally {
        await reportRest({ site })
      }
    }
    return runner.step('wait for the turn in the queue', work, stepOptions(site))
  }

  return {
    solver: {
      get auto() {
        return solverOf(current).solver.auto
      },
      find: (target, options) => solverOf(current).solver.find(target, options),
      solve,
      waitForQueueTurn,
      watch: (target) => solverOf(current).solver.watch(target),
    },
    begin(options) {
      current = options
      solverOf(options)
    },
    async end() {
      current = projectOptions
      await reportRest()
    },
    async close() {
      for (const { solver } of solvers.values()) await solver.close()
    },
  }
}
