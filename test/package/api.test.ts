import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { apiFolder, listEntries, writeApiReports } from '../../scripts/api-report.ts'

const folder = mkdtempSync(join(tmpdir(), 'solve-image-captchas-api-reports-'))

beforeAll(() => {
  mkdirSync(folder, { recursive: true })
  writeApiReports(folder)
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the API reports', () => {
  test('exist for every entry and nothing else', () => {
    const names = listEntries().map(({ name }) => `${name}.api.md`)
    expect(readdirSync(apiFolder).sort()).toEqual(names.sort())
  })

  test.each(listEntries())('match what $name exports', ({ name }) => {
    const [built, reviewed] = [folder, apiFolder].map((from) =>
      readFileSync(join(from, `${name}.api.md`), 'utf8'),
    )
    const advice =
      'The public API has changed. If this is intended, run `npm run build`, `npm run api` and commit api/.'
    expect(built, advice).toBe(reviewed)
  })
})
