import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { pages } from '../../../e2e-fixtures/pages/all.ts'
import { type Module, modules } from '../../../src/modules/index.ts'

const root = new URL('../../../', import.meta.url)
const names = Object.keys(modules).sort()

describe('modules', () => {
  it('lists each module under its own name', () => {
    expect(Object.values(modules).map(({ name }) => name)).toEqual(Object.keys(modules))
  })

  it('lists every module of every file', async () => {
    const files = readdirSync(new URL('src/modules/', root)).map((file) => file.replace(/\.ts$/, ''))
    const ofModules = files.filter((file) => file !== 'index' && file !== 'define-module')
    const exported: Record<string, Module>[] = await Promise.all(
      ofModules.map((file) => import(`../../../src/modules/${file}.ts`)),
    )
    const found = exported.flatMap((file) => Object.values(file)).map(({ name }) => name)
    expect(found.sort()).toEqual(names)
  })

  it('has a page of the local site for each module', () => {
    const tested = new Set(pages.map(({ module }) => module))
    expect(names.filter((name) => !tested.has(name))).toEqual([])
  })

  it('has a row of the README for each module, and no other', () => {
    const [, section = ''] = readFileSync(new URL('README.md', root), 'utf8').split('| module | recognises |')
    const cells = section.split('\n\n', 1)[0]?.matchAll(/^\| (`[^|]+) \|/gm) ?? []
    const named = [...cells].flatMap(([, cell = '']) => [...cell.matchAll(/`([^`]+)`/g)])
    expect(named.map(([, name]) => name).sort()).toEqual(names)
  })
})
