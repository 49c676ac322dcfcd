import path from 'node:path'
import type { LibrarySite } from '../library-site.ts'

export const axum: LibrarySite = {
  name: 'axum',
  language: 'Rust',
  needs: ['cargo'],
  setUp: (cache, run) => run(['cargo', 'build', '--locked', '--target-dir', cache]),
  command: ({ port, cache }, testMode) => ({
    command: [path.join(cache, 'debug', 'site'), String(port), ...(testMode ? ['test-mode'] : [])],
  }),
  pages: [
    {
      path: '/captcha',
      library: 'captcha (Rust)',
      version: '1.0.0',
      module: 'generic',
      refreshes: true,
      inTestMode: { answer: 'xxxxx' },
    },
    {
      path: '/captcha-rs',
      library: 'captcha-rs',
      version: '0.5.0',
      module: 'generic',
      refreshes: false,
      inTestMode: { answer: 'bcd35' },
    },
  ],
}
