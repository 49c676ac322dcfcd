import path from 'node:path'
import process from 'node:process'
import { installNode } from '../install-node.ts'
import { type LibraryPage, type LibrarySite, sourcesOf } from '../library-site.ts'

const svg = {
  library: 'svg-captcha',
  version: '1.4.0',
  module: 'svg-captcha',
  refreshes: true,
} as const satisfies Partial<LibraryPage>

export const express: LibrarySite = {
  name: 'express',
  language: 'JavaScript (Node)',
  needs: ['npm'],
  setUp: (cache, run) => installNode('express', cache, run),
  command: ({ port, cache }, testMode) => ({
    command: [
      ...([process.execPath, path.join(sourcesOf('express'), 'app.mjs'), String(port), cache] as const),
      ...(testMode ? ['test-mode'] : []),
    ],
  }),
  pages: [
    { ...svg, path: '/svg', kind: 'inline', refreshes: false, inTestMode: { answerAt: '/test-only/svg' } },
    { ...svg, path: '/svg-image', kind: 'image', inTestMode: { answerAt: '/test-only/svg-image' } },
    {
      ...svg,
      path: '/svg-sums',
      kind: 'sums',
      isSum: true,
      inTestMode: { answerAt: '/test-only/svg-sums' },
    },
    {
      path: '/trek',
      library: 'trek-captcha',
      version: '0.4.0',
      module: 'trek-captcha',
      refreshes: true,
      inTestMode: { answerAt: '/test-only/trek' },
    },
    {
      path: '/captchapng',
      library: 'captchapng',
      version: '0.0.1',
      module: 'generic',
      refreshes: true,
      inTestMode: { answerAt: '/test-only/captchapng' },
    },
  ],
}
