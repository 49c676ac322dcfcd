import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import manifest from '../../../package.json' with { type: 'json' }
import { planRelease } from '../../../scripts/plan-release.mjs'
import { listSuites } from '../../../scripts/test-suites.mjs'

const folder = fileURLToPath(new URL('../../../.github/workflows', import.meta.url))

interface Job {
  if?: string
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
    const ofNpm = ['ci', 'audit', 'publish']
    expect(names.filter((name) => !ofNpm.includes(name) && !(name in manifest.scripts))).toEqual([])
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

  test('check the signatures of what they install', () => {
    for (const { steps = [] } of [read('ci.yml').jobs.signatures, read('release.yml').jobs.build] as Job[]) {
      const commands = steps.map(({ run }) => run)
      expect(commands.indexOf('npm audit signatures')).toBe(commands.indexOf('npm ci --ignore-scripts') + 1)
    }
  })

  test('publish nothing before the tests pass', () => {
    const { test: tests, build, propose, publish } = read('release.yml').jobs
    expect(tests?.uses).toBe('./.github/workflows/ci.yml')
    expect(build?.needs).toBe('test')
    expect([propose?.needs, publish?.needs]).toEqual(['build', 'build'])
    expect(read('ci.yml').on).toHaveProperty('workflow_call')
  })

  test('install nothing in a job that may write, and run no scripts of what is installed before', () => {
    for (const { permissions = {}, steps = [] } of Object.values(read('release.yml').jobs)) {
      const installs = steps.filter(({ run }) => /npm (ci|install|i|exec)\b|npx/.test(run ?? ''))
      const mayWrite = Object.values(permissions).includes('write')
      const hasSecret = JSON.stringify(steps).includes('secrets.')
      if (mayWrite || hasSecret) expect(installs).toEqual([])
      for (const { run } of installs) expect(run).toBe('npm ci --ignore-scripts')
      if (installs.length > 0) expect(steps[0]?.with).toEqual({ 'persist-credentials': false })
    }
  })

  test('publish with provenance and bills of materials, and with no more permissions than it needs', () => {
    const { permissions, jobs } = read('release.yml')
    expect(permissions).toEqual({})
    expect(jobs.build?.permissions).toEqual({ contents: 'read' })
    expect(jobs.propose?.permissions).toEqual({ contents: 'write', 'pull-requests': 'write' })
    expect(jobs.publish?.permissions).toEqual({ contents: 'write', 'id-token': 'write' })
    expect(stepsOf('release.yml').some(({ env }) => env?.NPM_CONFIG_PROVENANCE === 'true')).toBe(true)
    const commands = stepsOf('release.yml').map(({ run }) => run ?? '')
    expect(commands.some((run) => run.includes('npm sbom'))).toBe(true)
    expect(commands.some((run) => /gh release create .* release\/\*/.test(run))).toBe(true)
    expect(manifest.publishConfig).toEqual({ access: 'public', provenance: true })
  })
})

describe('planRelease', () => {
  const plan = async (files: string[], published: boolean) => {
    const clone = mkdtempSync(join(tmpdir(), 'solve-image-captchas-release-'))
    mkdirSync(join(clone, '.changeset'))
    writeFileSync(join(clone, 'package.json'), '{ "name": "package", "version": "1.2.3" }')
    for (const file of files) writeFileSync(join(clone, '.changeset', file), '')
    try {
      return await planRelease(clone, async (name, version) => {
        expect([name, version]).toEqual(['package', '1.2.3'])
        return published
      })
    } finally {
      rmSync(clone, { recursive: true })
    }
  }

  test('proposes a version while there are changesets, else publishes one that is not published', async () => {
    const settings = ['config.json', 'README.md']
    expect(await plan([...settings, 'brave-cats-sing.md'], false)).toEqual({
      kind: 'propose',
      version: '1.2.3',
    })
    expect(await plan(settings, false)).toEqual({ kind: 'publish', version: '1.2.3' })
    expect(await plan(settings, true)).toEqual({ kind: 'nothing', version: '1.2.3' })
  })
})
