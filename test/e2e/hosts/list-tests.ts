import { execFile } from 'node:child_process'
import { basename } from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'

interface Suite {
  specs: { file: string; title: string }[]
  suites?: Suite[]
}

/** Lists the tests that a Playwright Test configuration runs. */
export async function listTests(config: string): Promise<{ spec: string; title: string }[]> {
  const cli = 'node_modules/@playwright/test/cli.js'
  const args = [cli, 'test', '--list', '--reporter=json', '--config', config]
  // These variables of the outer run would redirect the inner run's report.
  const { PLAYWRIGHT_JSON_OUTPUT_FILE: _, PLAYWRIGHT_JSON_OUTPUT_NAME: __, ...env } = process.env
  const { stdout } = await promisify(execFile)(process.execPath, args, { env, maxBuffer: 64 * 1024 * 1024 })
  const below = ({ specs, suites = [] }: Suite): Suite['specs'] => [...specs, ...suites.flatMap(below)]
  const listed = (JSON.parse(stdout) as { suites: Suite[] }).suites.flatMap(below)
  return listed.map(({ file, title }) => ({ spec: basename(file), title }))
}
