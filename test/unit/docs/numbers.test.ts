import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { modules } from '../../../src/modules/index.ts'

const root = new URL('../../../', import.meta.url)
const documents = [
  'README.md',
  'CHANGELOG.md',
  ...readdirSync(new URL('docs', root)).map((name) => `docs/${name}`),
]

/** Modules of a site, or of any captcha. */
const notLibraries = /^(queue-it|amazon|web-de|mtcaptcha|generic)/

test('every document counts the same libraries, as many as there are modules for one', () => {
  const libraries = Object.keys(modules).filter((name) => !notLibraries.test(name))
  const counts = documents
    .filter((document) => document.endsWith('.md'))
    .flatMap((document) => [...readFileSync(new URL(document, root), 'utf8').matchAll(/(\d+) libraries/g)])
    .map(([, count]) => Number(count))
  expect(counts.length).toBeGreaterThan(1)
  expect(new Set(counts)).toEqual(new Set([libraries.length]))
})
