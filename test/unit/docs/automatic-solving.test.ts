import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8')
const rules = [...read('docs/automatic-solving.md').matchAll(/^- (.+)$/gm)].map(([, rule = '']) => rule)

test.each(rules)('an end-to-end test shows: %s', (rule) => {
  expect(read('test/e2e/watch.spec.ts')).toContain(`'${rule}'`)
})
