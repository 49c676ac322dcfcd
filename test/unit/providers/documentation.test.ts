import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { wordCodes } from '../../../src/providers/omocaptcha/failures.ts'
import { ownCodes } from '../../../src/providers/own-codes.ts'
import { keyedProviders, registry } from '../../../src/providers/registry.ts'
import type { FailureTable } from '../../../src/providers/service/failures.ts'

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8')
const documentation = read('docs/providers.md')
const rows = documentation.split('\n').filter((line) => line.startsWith('|'))

/** Every table that a service's `failures.ts` exports. */
const tables = await Promise.all(
  keyedProviders.map(async ({ name }) => {
    const folder = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    const exported: Record<string, unknown> = await import(`../../../src/providers/${folder}/failures.ts`)
    const found = Object.entries(exported).filter(([key]) => key.endsWith('Failures'))
    return { name, found: found as [string, FailureTable][] }
  }),
)

test.each(tables)('the folder of $name exports the table of its failures', ({ found }) => {
  expect(found.length).toBeGreaterThan(0)
})

test.each(tables.flatMap(({ found }) => found.flatMap(([, table]) => Object.entries(table))))(
  'the documentation lists %s as the table has it',
  (code, { kind, meaning }) => {
    expect(rows).toContain(`| \`${code}\` | ${kind} | ${meaning} |`)
  },
)

test.each(Object.entries(ownCodes))("the documentation lists the package's own code %s", (code, kind) => {
  const row = rows.find((line) => line.split('|')[1]?.includes(`\`${code}\``))
  expect(row?.split('|')[2]?.trim()).toBe(kind)
})

test('the documentation lists the codes for services that return words', () => {
  expect(wordCodes.filter((code) => !rows.some((line) => line.startsWith(`| \`${code}\` |`)))).toEqual([])
})

test.each(Object.entries(registry))(
  'the documents have a row for %s',
  (name, { keyVariable, hasBalance }) => {
    const cells = rows
      .find((line) => line.startsWith(`| \`${name}()\` |`))
      ?.split('|')
      .map((cell) => cell.trim())
    expect(cells?.[3]).toBe(keyVariable ? `\`${keyVariable}\`` : 'none')
    expect(cells?.[5]).toBe(hasBalance ? 'yes' : '')
    expect(read('README.md')).toMatch(new RegExp(`^\\|.*\`${name}\\(`, 'm'))
  },
)
