import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../src', import.meta.url))

/** Who may import whom. Files straight in `src/` are the solver and what belongs to it. */
const allowed: Record<string, string[]> = {
  drivers: ['solver', 'page', 'modules', 'providers', 'http'],
  cli: ['drivers', 'solver', 'page', 'modules', 'providers', 'http', 'recogniser'],
  testing: ['solver', 'providers'],
  solver: ['page', 'modules', 'providers'],
  page: ['page/in-page', 'modules'],
  'page/in-page': [],
  modules: [],
  providers: ['http', 'recogniser'],
  http: [],
  recogniser: [],
  errors: [],
  log: ['http'],
}

/** What stands beside the layers and imports nothing of them, so that every layer may use it. */
const shared = /^(errors|abort|parse-options|paint|result|events)\.ts$|^(errors|log)\//

const browserLibraries = /^(playwright|puppeteer|@playwright)/

interface Import {
  from: string
  to: string
  isType: boolean
}

const imports = sourceFiles(root).flatMap(importsOf)

describe('the layers', () => {
  test('import only what is below them', () => {
    const upward = imports.filter(({ from, to, isType }) => {
      if (!to.startsWith('src/') || shared.test(to.slice('src/'.length))) return false
      const [importer, imported] = [layerOf(from), layerOf(to)]
      // The types of a contract may be named by whoever speaks to it.
      return importer !== imported && !isType && !allowed[importer]?.includes(imported)
    })
    expect(upward).toEqual([])
  })

  test('keep browser libraries out of everything but the drivers, where they are types', () => {
    const found = imports.filter(({ to, isType, from }) => {
      if (!browserLibraries.test(to)) return false
      // test.step() is a function of the runner, which alone loads this driver.
      const isRunner = from === 'src/drivers/playwright-test.ts' && to === '@playwright/test'
      return layerOf(from) !== 'drivers' || !(isType || isRunner)
    })
    expect(found).toEqual([])
  })

  test('are all known to this test', () => {
    expect(
      [...new Set(imports.map(({ from }) => layerOf(from)))].filter((layer) => !(layer in allowed)),
    ).toEqual([])
  })
})

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
}

function importsOf(file: string): Import[] {
  const statements = readFileSync(file, 'utf8').matchAll(
    /^(?:import|export)\s+(type\s)?([^'"]*?\sfrom\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]/gm,
  )
  return [...statements].map(([, type, names, source = '', dynamic]) => {
    const target = dynamic ?? source
    return {
      from: pathOf(file),
      to: target.startsWith('.') ? pathOf(resolve(dirname(file), target)) : target,
      isType: type !== undefined || /^\{(\s*type\s+\w+(\s+as\s+\w+)?\s*,?)+\}/.test(names?.trim() ?? ''),
    }
  })
}

function pathOf(file: string): string {
  return ['src', ...relative(root, file).split(sep)].join('/')
}

function layerOf(path: string): string {
  const parts = path.split('/').slice(1, -1)
  if (parts.length === 0) return 'solver'
  return parts.join('/') in allowed ? parts.join('/') : (parts[0] as string)
}
