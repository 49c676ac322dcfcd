import path from 'node:path'
import process from 'node:process'
import type { TestStepInfo } from '@playwright/test'
import type { PageSolver } from '../drivers/methods.ts'
import { resolveOptions, type SolveOptions, type SolverOptions } from '../options.ts'
import { type PagePort, pageOf, type Target } from '../page/port.ts'
import type { Attempt, Captcha, Solution } from '../result.ts'
import { createSolverWith, type Solver } from '../solver.ts'
import { type QueueOptions, resolveQueueOptions } from '../waiting-room/options.ts'
import { mentionsCaptchas } from './mentions-captchas.ts'
import { type ImageCaptchaOptions, splitOptions } from './options.ts'
import { isSolved } from './record.ts'
import { shareBudget } from './share-budget.ts'
import { findCallSite, pointAt, reportCaptcha, reportFailure, runStep, type TestRunner } from './steps.ts'
import { outsideTimeout } from './time-allowance.ts'

/** The solvers that the tests of a worker share. */
export interface WorkerSolvers {
  /** Solves with the options of the running test, and adds the steps to its report. It outlives a test, as pages can. */
  readonly solver: PageSolver
  /** Called when a test starts, with its options, before it has a browser. Warms up if it is going to solve captchas. */
  begin(options: ImageCaptchaOptions): void
  /** Called when the test ends. Reports the captchas that were solved without a call. */
  end(): Promise<void>
  close(): Promise<void>
}

interface ConfiguredSolver {
  solverOptions: SolverOptions
  extendTimeout: boolean
  solver: Solver
}

/**
 * Creates the solvers of a worker. Tests with the same options object share a solver, with its budget and its providers,
 * which are closed with the worker.
 *
 * @param projectOptions - used outside a test: in `beforeAll` and in worker fixtures.
 * @param outputDir - the project's, which Playwright Test empties before each run. The workers share their budgets there.
 */
export function createWorkerSolvers(
  runner: TestRunner,
  projectOptions: ImageCaptchaOptions = {},
  outputDir?: string,
): WorkerSolvers {
  const solvers = new Map<ImageCaptchaOptions, ConfiguredSolver>()
  /** Attempts at captchas that have no step yet. */
  const unreported = new Map<Captcha, Attempt[]>()
  const reported = new WeakSet<Captcha>()
  /** Errors that no call has thrown. */
  const failed = new Set<Error>()
  /** Captchas that were solved, with or without a call: no attempt at them is to come. */
  const solved = new WeakSet<Captcha>()
  let current = projectOptions

  /** @param owner - says in errors whose options these are. */
  function solverOf(options: ImageCaptchaOptions, owner = 'imageCaptcha'): ConfiguredSolver {
    const known = solvers.get(options)
    if (known) return known
    const { solverOptions, extendTimeout } = splitOptions(options, owner)
    const store = outputDir === undefined ? undefined : shareBudget(outputDir, solverOptions.budget)
    const created = { solverOptions, extendTimeout, solver: createSolverWith(solverOptions, store) }
    created.solver.on('attempt', (attempt) => {
      const { captcha } = attempt
      if (!reported.has(captcha)) unreported.set(captcha, [...(unreported.get(captcha) ?? []), attempt])
    })
    created.solver.on('solved', ({ captcha, verdict }) => verdict !== 'entered' && solved.add(captcha))
    created.solver.on('failed', (error) => failed.add(error))
    solvers.set(options, created)
    return created
  }

  /** A call that joins a running solve returns the same captchas, so each is reported only once. */
  async function report(solution: Solution, details: Parameters<typeof reportCaptcha>[2]): Promise<void> {
    if (reported.has(solution.captcha)) return
    reported.add(solution.captcha)
    unreported.delete(solution.captcha)
    await reportCaptcha(runner, solution, details)
  }

  async function reportRest(details: Parameters<typeof reportCaptcha>[2] = {}): Promise<void> {
    for (const [captcha, attempts] of unreported) await report({ captcha, attempts }, details)
  }

  /** Reports what `auto` has solved meanwhile in the call that finds it done: a step after the test's end is easily missed. */
  async function reportSolved(details: Parameters<typeof reportCaptcha>[2]): Promise<void> {
    for (const [captcha, attempts] of unreported)
      if (solved.has(captcha)) await report({ captcha, attempts }, details)
  }

  function withTimeout<Result>(extend: boolean, budget: number, work: () => Promise<Result>) {
    return extend ? outsideTimeout(runner.info(), budget, work) : work()
  }

  function solve(target: Target, overrides: SolveOptions = {}) {
    const site = findCallSite(solve)
    const { solverOptions, extendTimeout, solver } = solverOf(current)
    const work = async (step: TestStepInfo | undefined) => {
      const { timeout, throwOnError } = resolveOptions(solverOptions, overrides)
      const result = await withTimeout(extendTimeout, timeout, () =>
        solver.solve(target, { ...overrides, throwOnError: false }),
      )
      for (const solution of result.solutions) await report(solution, { error: result.error, site })
      await reportSolved({ site })
      const { error, solutions } = result
      if (error) failed.delete(error)
      // A captcha's own record says why that was not solved.
      if (error && solutions.every(({ attempts }) => isSolved(attempts)))
        await reportFailure(runner, step, pageOf(target)?.url() ?? 'about:blank', error)
      if (error && throwOnError) throw error
      return result
    }
    return runStep(runner, 'solve image captchas', site, work)
  }

  function find(...given: Parameters<Solver['find']>) {
    const site = findCallSite(find)
    return solverOf(current)
      .solver.find(...given)
      .catch((error) => {
        throw pointAt(site, error)
      })
  }

  function waitForQueueTurn(page: PagePort, overrides?: QueueOptions) {
    const site = findCallSite(waitForQueueTurn)
    const { solverOptions, extendTimeout, solver } = solverOf(current)
    const work = async () => {
      const { timeout } = resolveQueueOptions(solverOptions, overrides)
      try {
        return await withTimeout(extendTimeout, timeout, () => solver.waitForQueueTurn(page, overrides))
      } catch (error) {
        failed.delete(error as Error)
        throw error
      } finally {
        await reportRest({ site })
      }
    }
    return runStep(runner, 'wait in the queue', site, work)
  }

  function settled(page: PagePort) {
    const site = findCallSite(settled)
    const { solverOptions, extendTimeout, solver } = solverOf(current)
    const work = async () => {
      const { timeout } = resolveOptions(solverOptions)
      try {
        await withTimeout(extendTimeout, timeout, () => solver.settled(page))
      } catch (error) {
        failed.delete(error as Error)
        throw error
      }
    }
    return runStep(runner, 'wait for image captchas', site, work)
  }

  /** Attaches the errors of `auto` to the test that was running. */
  async function attachFailed(): Promise<void> {
    for (const { message } of failed)
      await runner.info().attach('image captcha, error', { body: message, contentType: 'text/plain' })
    failed.clear()
  }

  return {
    solver: {
      get auto() {
        return solverOf(current).solver.auto
      },
      find,
      solve,
      waitForQueueTurn,
      settled,
      watch: (target) => solverOf(current).solver.watch(target),
    },
    begin(options) {
      current = options
      const { config, file, line, column } = runner.info()
      const configFile = options === projectOptions ? config.configFile : undefined
      try {
        solverOf(options, `imageCaptcha, set in ${path.relative(process.cwd(), configFile ?? file)},`)
      } catch (error) {
        throw pointAt({ location: { file, line, column }, frames: `    at ${file}:${line}:${column}` }, error)
      }
      // While the browser starts and the page loads, this process only waits.
      const { solver } = solverOf(options)
      if (solver.auto || mentionsCaptchas(file)) void solver.warmUp()
    },
    async end() {
      current = projectOptions
      await reportRest()
      await attachFailed()
    },
    async close() {
      for (const { solver } of solvers.values()) await solver.close()
    },
  }
}
