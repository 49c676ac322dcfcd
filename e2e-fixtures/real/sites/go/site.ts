import path from 'node:path'
import type { LibrarySite } from '../library-site.ts'

export const go: LibrarySite = {
  name: 'go',
  language: 'Go',
  needs: ['go'],
  setUp: (cache, run) => run(['go', 'build', '-o', path.join(cache, 'site'), '.']),
  command: ({ port, cache }, testMode) => ({
    command: [path.join(cache, 'site'), String(port), ...(testMode ? ['test-mode'] : [])],
  }),
  pages: [
    {
      path: '/dchest',
      library: 'dchest/captcha',
      version: '1.1.0',
      module: 'dchest-captcha',
      refreshes: true,
      refusesWithoutForm: true,
      inTestMode: { answer: '123456' },
    },
    {
      path: '/base64',
      library: 'base64Captcha',
      version: '1.3.8',
      module: 'base64-captcha',
      // It says "ok".
      accepted: '.el-message--success',
      refreshes: true,
      inTestMode: { answer: '12345' },
    },
    {
      path: '/steambap',
      library: 'steambap/captcha',
      version: '1.4.1',
      // By its size and address: the answers are of the same kind.
      module: 'svg-captcha',
      refreshes: true,
      inTestMode: { answer: 'xxxx' },
    },
  ],
}
