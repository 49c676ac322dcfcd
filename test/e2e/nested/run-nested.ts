import { spawn } from 'node:child_process'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import type { Site } from '../../../e2e-fixtures/site.ts'

const suite = fileURLToPath(new URL('suite', import.meta.url))
const cli = createRequire(import.meta.url).resolve('@playwright/test/cli')

export interface NestedRun {
  exitCode: number | null
  /** Output of both streams, in order. */
  output: string
}

export interface NestedSuite {
  /** The folder of a run's report, results and gallery. */
  folder: string
  /** Runs `playwright` with these arguments, without a terminal. */
  run(args: string[], environment?: NodeJS.ProcessEnv): Promise<NestedRun>
  /** Starts `playwright`. The caller must end it. */
  start(args: string[], environment?: NodeJS.ProcessEnv): ReturnType<typeof spawn>
  close(): Promise<void>
}

/** Prepares the suite in `suite/` for a site, and serves it the site's answers. */
export async function openSuite(site: Site, folder: string): Promise<NestedSuite> {
  const answers = createServer((request, response) => {
    response.end(site.answerOf(request.url?.slice(1) ?? '') ?? 'none')
  })
  await new Promise<void>((resolve) => answers.listen(0, '127.0.0.1', resolve))
  const settings = {
    NESTED_SITE: site.url,
    NESTED_ANSWERS: `http://127.0.0.1:${(answers.address() as AddressInfo).port}`,
    NESTED_OUTPUT: folder,
  }
  const start = (args: string[], environment: NodeJS.ProcessEnv = {}) =>
    spawn(process.execPath, [cli, ...args], {
      cwd: suite,
      env: { ...withoutRunner(process.env), ...settings, ...environment },
    })
  return {
    folder,
    start,
    run: (args, environment) =>
      new Promise((resolve, reject) => {
        const child = start(args, environment)
        let output = ''
        const take = (chunk: Buffer) => {
          output += chunk
        }
        child.stdout?.on('data', take)
        child.stderr?.on('data', take)
        child.on('error', reject)
        child.on('close', (exitCode) => resolve({ exitCode, output }))
      }),
    close: () => new Promise((resolve) => answers.close(() => resolve())),
  }
}

/** Removes the outer runner's variables, which would make the inner runner act as one of its workers. */
function withoutRunner(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const own =
    /^(PW_|PLAYWRIGHT_(?!CHROMIUM)|TEST_(WORKER|PARALLEL)_INDEX|FORCE_COLOR|DEBUG_COLORS|NO_COLOR|CI$)/
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !own.test(name)))
}
