import path from 'node:path'
import type { LibraryPage, LibrarySite } from '../library-site.ts'

const easy = {
  library: 'easy-captcha',
  version: '1.6.2',
  module: 'easy-captcha',
  refreshes: true,
} as const satisfies Partial<LibraryPage>
const hutool = {
  library: 'hutool-captcha',
  version: '5.8.26',
  module: 'generic',
  refreshes: true,
  inTestMode: { answer: 'bcd35' },
} as const satisfies Partial<LibraryPage>

export const java: LibrarySite = {
  name: 'java',
  language: 'Java',
  needs: ['java', 'mvn'],
  setUp: (_, run) => run(['mvn', '--quiet', '--batch-mode', 'package']),
  command: ({ port, cache }, testMode) => ({
    command: [
      ...(['java', '-Djava.awt.headless=true', '-cp'] as const),
      [path.join(cache, 'classes'), path.join(cache, 'lib', '*')].join(path.delimiter),
      ...['site.Site', String(port), ...(testMode ? ['test-mode'] : [])],
    ],
  }),
  pages: [
    {
      path: '/kaptcha',
      library: 'kaptcha',
      version: '2.3.2',
      module: 'kaptcha',
      refreshes: true,
      inTestMode: { answer: 'bcd35' },
    },
    { ...easy, path: '/easy-png', kind: 'PNG', inTestMode: { answer: 'bcd35' } },
    { ...easy, path: '/easy-gif', kind: 'GIF' },
    {
      ...easy,
      path: '/easy-sum',
      kind: 'sums',
      isSum: true,
    },
    { ...hutool, path: '/hutool-lines', kind: 'lines' },
    { ...hutool, path: '/hutool-circles', kind: 'circles' },
  ],
}
