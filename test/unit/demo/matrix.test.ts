import { describe, expect, test } from 'vitest'
import { chooseCells, listCells } from '../../../scripts/matrix-cells.mjs'
import { countByProject, drawDocument, formatRows } from '../../../scripts/matrix-results.mjs'
import { countTests } from '../../../scripts/matrix-run.mjs'

describe('the cells of the matrix', () => {
  test('cover every Node with the oldest and the newest libraries, and with Firefox', () => {
    expect(listCells().map(({ name }) => name)).toEqual([
      ...['node20-oldest', 'node20-newest', 'node20-firefox'],
      ...['node22-oldest', 'node22-newest', 'node22-firefox'],
      ...['node24-oldest', 'node24-newest', 'node24-firefox'],
    ])
  })

  test('are selected by parts of their names', () => {
    const namesOf = (parts: string[]) => chooseCells(listCells(), parts).map(({ name }) => name)
    expect(namesOf(['oldest'])).toEqual(['node20-oldest', 'node22-oldest', 'node24-oldest'])
    expect(namesOf(['node24-newest', 'node20-firefox'])).toEqual(['node20-firefox', 'node24-newest'])
    expect(() => namesOf(['node18'])).toThrow('No cell has node18 in its name. The cells are node20-oldest,')
  })
})

test('a report is counted by project and names the failed tests', () => {
  const one = (projectName: string, status: string) => ({ projectName, status })
  const specs = [
    { title: 'works', tests: [one('playwright', 'expected'), one('puppeteer', 'unexpected')] },
    { title: 'waits', tests: [one('playwright', 'flaky'), one('puppeteer', 'skipped')] },
  ]
  const report = { suites: [{ title: 'a.spec.ts', specs }] }
  expect(countByProject(report, false)).toEqual(
    new Map([
      ['playwright', { totals: { passed: 2, failed: 0, skipped: 0 }, failed: [] }],
      ['puppeteer', { totals: { passed: 0, failed: 1, skipped: 1 }, failed: ['a.spec.ts › works'] }],
    ]),
  )
  expect(countByProject(report, true).get('playwright')).toEqual({
    totals: { passed: 1, failed: 1, skipped: 0 },
    failed: ['a.spec.ts › waits'],
  })
})

describe('the document of the matrix', () => {
  const row = {
    cell: 'node22-oldest',
    node: '22.23.3',
    library: 'playwright-core 1.40.0',
    browser: 'Chromium 148',
    specs: 'all',
    totals: { passed: 5, failed: 0, skipped: 1 },
    date: '2026-11-24',
  }

  test('has a row for each project of a cell', () => {
    expect(drawDocument('', [row], 'linux x64, 2 cores')).toContain(
      '| node22-oldest | 22.23.3 | playwright-core 1.40.0 | Chromium 148 | all | 5 | 0 | 1 | 2026-11-24 | linux x64, 2 cores |',
    )
  })

  test('replaces the rows of cells that were run again and keeps the others', () => {
    const other = { ...row, cell: 'node20-oldest' }
    const before = drawDocument('', [row, other], 'a machine')
    const newer = { ...row, library: 'playwright-core 1.41.0', date: '2026-11-25' }
    const rows = drawDocument(before, [newer], 'another machine')
      .split('\n')
      .filter((line) => line.startsWith('| node'))
    expect(rows).toHaveLength(2)
    expect(rows[0]).toMatch(/^\| node20-oldest .* a machine \|$/)
    expect(rows[1]).toMatch(/playwright-core 1\.41\.0 .* 2026-11-25 \| another machine \|$/)
  })

  test('has aligned columns on a terminal', () => {
    const [head, line] = formatRows([row]).split('\n')
    expect(head?.indexOf('Library')).toBe(line?.indexOf('playwright-core'))
  })
})

test('a run reports its progress at every tenth of its tests', () => {
  const told: string[] = []
  const hear = countTests((line) => told.push(line))
  hear('\nRunning 20 tests using 2 workers\n\n  ✓   1 [a] › one (1s)\n  ✘   2 [a] › t')
  hear('wo (1s)\n    Error: no\n  -   3 [a] › three\n  ✓   4 [a] › four (1s)\n')
  expect(told).toEqual(['4 of 20 tests'])
})
