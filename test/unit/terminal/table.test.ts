import { expect, test } from 'vitest'
import { type Column, formatRows } from '../../../src/terminal/table.ts'

interface Page {
  name: string
  tries: number
}

const columns: Column<Page>[] = [
  { title: 'Page', show: ({ name }) => name },
  { title: 'Tries', alignRight: true, show: ({ tries }) => String(tries) },
]

test('a table is as wide as its widest cells, with numbers at the right', () => {
  const rows = [
    { name: '/login', tries: 1 },
    { name: '/registration', tries: 12 },
  ]
  expect(formatRows(columns, rows)).toEqual([
    'Page           Tries',
    '─────────────  ─────',
    '/login             1',
    '/registration     12',
  ])
})

test('a table without rows is as wide as its titles', () => {
  expect(formatRows(columns, [])).toEqual(['Page  Tries', '────  ─────'])
})

test.each([
  ['Chinese', '登录', 4],
  ['fullwidth', 'Ａ１', 4],
  ['an emoji of four code points', '👨‍👩‍👧', 2],
  ['a flag', '🇳🇱', 2],
  ['an emoji by its variation selector', '❤️', 2],
  ['a letter with a combining accent', 'e\u0301', 1],
  ['Hangul in jamo', '\u1112\u1161\u11ab', 2],
  ['a styled text', '\x1b[31mred\x1b[39m', 3],
])('%s counts the columns that it takes on a terminal', (_, name, width) => {
  const [, , line] = formatRows(columns, [{ name, tries: 1 }])
  expect(line).toBe(`${name}${' '.repeat(Math.max(0, 4 - width))}      1`)
})

test('a cell is painted once it is as wide as its column', () => {
  const painted: Column<Page>[] = [{ title: 'Page', show: ({ name }) => name, paint: (cell) => `[${cell}]` }]
  expect(formatRows(painted, [{ name: '登', tries: 1 }]).at(-1)).toBe('[登  ]')
})
