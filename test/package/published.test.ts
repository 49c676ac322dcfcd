import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { describe, expect, inject, test } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }

const root = fileURLToPath(new URL('../..', import.meta.url))
const tarball = readFileSync(inject('tarball'))

describe('the published package', () => {
  test('has no problems that publint reports', async () => {
    const bytes = new Uint8Array(tarball).buffer
    const { messages, pkg } = await publint({ pack: { tarball: bytes }, strict: true })
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([])
  })

  test('has types that match its code in every module resolution', async () => {
    const analysis = await checkPackage(createPackageFromTarballData(new Uint8Array(tarball)), {
      // Model files have no types.
      excludeEntrypoints: [/^\.\/models/],
    })
    if (!analysis.types) return expect.unreachable('The package has no types.')
    // TypeScript's old node10 resolution is not supported: it ignores "exports".
    const problems = analysis.problems.filter(
      (problem) => !('resolutionKind' in problem && problem.resolutionKind === 'node10'),
    )
    expect(problems).toEqual([])
  })

  test('names every bundled package in its notices, with the licence', () => {
    const dist = join(root, 'dist')
    const notices = readFileSync(join(dist, 'THIRD-PARTY-NOTICES.txt'), 'utf8')
    const files = readdirSync(dist).filter((file) => /\.[cm]js$/.test(file))
    const regions = files.flatMap((file) => [
      ...readFileSync(join(dist, file), 'utf8').matchAll(
        /^\/\/#region node_modules\/((?:@[^/]+\/)?[^/]+)\//gm,
      ),
    ])
    const names = [...new Set(regions.map(([, name]) => name as string))]
    expect(names).toContain('p-queue')
    for (const name of names) expect(notices).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\(`, 'm'))
  })

  test('has options as plain interfaces, with docstrings in front of their fields', () => {
    const dist = join(root, 'dist')
    const files = readdirSync(dist).filter((file) => /\.d\.[cm]ts$/.test(file))
    const declarations = files.map((file) => readFileSync(join(dist, file), 'utf8')).join('\n')
    for (const name of [
      'SolverOptions',
      'SolveOptions',
      'ImageCaptchaOptions',
      'QueueOptions',
      'CapsolverOptions',
    ])
      expect(declarations).toMatch(new RegExp(`^(export )?interface ${name}\\b`, 'm'))
    expect(declarations).toContain(
      '  /** Aborts the call, with a `SolveAbortedError`. */\n  signal?: AbortSignal',
    )
  })

  test('has no install scripts', () => {
    const scripts = Object.keys(manifest.scripts)
    expect(scripts.filter((name) => /^(pre|post)?(install|prepare)$/.test(name))).toEqual([])
  })
})
