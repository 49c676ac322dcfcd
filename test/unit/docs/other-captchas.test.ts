import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { otherKindPages } from '../../../e2e-fixtures/other-kinds.ts'
import { otherKinds } from '../../../src/page/other-kinds.ts'

const page = readFileSync(new URL('../../../docs/other-captchas.md', import.meta.url), 'utf8')
const rows = page.split('\n').filter((line) => line.startsWith('| ['))

test('the docs have a row for each kind, with its vendor and how to know it', () => {
  expect(rows.map((row) => /^\| \[([^\]]+)\]\(([^)]+)\)/.exec(row)?.slice(1, 3))).toEqual(
    otherKinds.map(({ kind, docs }) => [kind, docs.startsWith('docs/') ? 'modules.md' : docs]),
  )
  for (const [index, { selector, address }] of otherKinds.entries()) {
    const parts = selector.split(', ').filter((part) => !part.startsWith('[name=') && !part.includes('src*='))
    for (const part of [...parts, ...(address ? [address] : [])]) expect(rows[index]).toContain(part)
  }
})

test('the keys for tests stand in the row of the kind whose vendor publishes some', () => {
  const withKeys = otherKinds.filter(({ testing }) => testing.includes('keys'))
  expect(withKeys.map(({ kind }) => kind)).toEqual(['reCAPTCHA', 'hCaptcha', 'Turnstile', 'CaptchaFox'])
  for (const { kind } of withKeys) {
    expect(rows[otherKinds.findIndex((one) => one.kind === kind)]).toMatch(/site key `\S+`.*secret `\S+`/)
  }
})

test('each kind has a page of the local site', () => {
  const shown = new Set(otherKindPages.flatMap(({ kind }) => kind ?? []))
  expect(otherKinds.map(({ kind }) => kind).filter((kind) => !shown.has(kind))).toEqual([])
})
