import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import manifest from '../../../package.json' with { type: 'json' }
import { listSuites } from '../../../scripts/test-suites.mjs'

const folder = fileURLToPath(new URL('../../../.github/workflows', import.meta.url))

interface Job {
  permissions?: Record<string, string>
  'timeout-minutes'?: number
  strategy?: { matrix: Record<string, string[]> }
  needs?: string
  /** Another workflow, whose jobs run instead of steps. */
  uses?: string
  steps?: { uses?: string; run?: string; env?: Record<string, string>; with?: Record<string, string> }[]
}

interface Workflow {
  on: Record<string, unknown>
  permissions?: Record<string, string>
  jobs: Record<string, Job>
}

const files = readdirSync(folder)
const read = (file: string) => parse(readFileSync(join(folder, file), 'utf8')) as Workflow
const stepsOf = (file: string) => Object.values(read(file).jobs).flatMap(({ steps }) => steps ?? [])

describe('the workflows', () => {
  test.each(files)('pin every action to a commit: %s', (file) => {
    const used = stepsOf(file).flatMap(({ uses }) => uses ?? [])
    expect(used.length).toBeGreaterThan(0)
    expect(used.filter((uses) => !/^[\w./-]+@[0-9a-f]{40}$/.test(uses))).toEqual([])
  })

  test.each(files)('run only scripts that package.json has: %s', (file) => {
    const commands = stepsOf(file).flatMap(({ run, with: given }) => [run, given?.version, given?.publish])
    const names = commands.flatMap((command) => /^npm (?:run )?(\S+)/.exec(command ?? '')?.[1] ?? [])
    expect(names.filter((name) => name !== 'ci' && !(name in manifest.scripts))).toEqual([])
  })

  test.each(files)('have a timeout and declare their permissions: %s', (file) => {
    const { permissions, jobs } = read(file)
    expect(permissions).toBeDefined()
    for (const job of Object.values(jobs)) if (job.steps) expect(job['timeout-minutes']).toBeGreaterThan(0)
  })

  test('test on every supported Node and system', () => {
    const { permissions, jobs } = read('ci.yml')
    expect(permissions).toEqual({ contents: 'read' })
    expect(jobs.test?.strategy?.matrix).toEqual({
      os: ['ubuntu-latest', 'macos-latest', 'windows-latest'],
      node: ['20', '22', '24'],
    })
    expect(stepsOf('ci.yml').map(({ run }) => run)).toContain('npm test')
  })

  test('run the suites that npm test leaves out', () => {
    const { extra, sites } = read('ci.yml').jobs
    const left = listSuites('').filter(({ isExtra }) => isExtra)
    // The sites have a job of their own, since they need other languages.
    expect([...(extra?.strategy?.matrix.suite ?? []), 'sites'].sort()).toEqual(
      left.map(({ name }) => name).sort(),
    )
    expect(extra?.steps?.at(-1)?.run).toMatch(/^npm test -- \$\{\{ matrix\.suite \}\}$/)
    expect(sites?.steps?.at(-1)?.run).toBe('npm run test:sites')
  })

  test('publish nothing before the tests pass', () => {
    const { jobs } = read('release.yml')
    expect(jobs.release?.needs).toBe('test')
    expect(jobs.test?.uses).toBe('./.github/workflows/ci.yml')
    expect(read('ci.yml').on).toHaveProperty('workflow_call')
  })

  test('publish with provenance, and with no more permissions than it needs', () => {
    const { permissions, jobs } = read('release.yml')
    expect(permissions).toEqual({})
    expect(jobs.release?.permissions).toEqual({
      contents: 'write',
      'pull-requests': 'write',
      'id-token': 'write',
    })
    expect(stepsOf('release.yml').some(({ env }) => env?.NPM_CONFIG_PROVENANCE === 'true')).toBe(true)
    expect(manifest.publishConfig).toEqual({ access: 'public', provenance: true })
  })
})
