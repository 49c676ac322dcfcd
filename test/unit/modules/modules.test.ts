import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { pages } from '../../../e2e-fixtures/pages/all.ts'
import { type Module, modules } from '../../../src/modules/index.ts'
import { toRange } from '../../../src/recogniser/ctc/range.ts'
import { describeAnswer } from './describe-answer.ts'

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

  it("has a row of the docs for what each module knows of the answers, with the fact's source", () => {
    const docs = readFileSync(new URL('docs/modules.md', root), 'utf8')
    const [, section = ''] = docs.split('| module | always | by default | source |')
    const rows = section.split('\n\n', 1)[0]?.match(/^\| `.*\|$/gm) ?? []
    const known: readonly Module[] = Object.values(modules).filter((module: Module) => module.answer)
    const expected = known.map(({ name, answer = {} }) => [`\`${name}\``, ...describeAnswer(answer)])
    expect(
      rows.map((row) =>
        row
          .split('|')
          .slice(1, 4)
          .map((cell) => cell.trim()),
      ),
    ).toEqual(expected)
    for (const row of rows) expect(row.split('|')[4]?.trim()).not.toBe('')
  })

  it('says of usual answers only what its certain facts allow', () => {
    for (const { name, answer = {} } of Object.values(modules) as Module[]) {
      const { charset, length, usual = {} } = answer
      const [certain, narrower] = [toRange(length), toRange(usual.length ?? length)]
      expect(narrower.least, name).toBeGreaterThanOrEqual(certain.least)
      expect(narrower.most, name).toBeLessThanOrEqual(certain.most)
      const foreign = [...(usual.charset ?? '')].filter((letter) => charset && !charset.includes(letter))
      expect(foreign, name).toEqual([])
    }
  })
})
