import path from 'node:path'
import { installDebian } from '../install-debian.ts'
import { type LibraryPage, type LibrarySite, sourcesOf } from '../library-site.ts'

const page = {
  library: 'Gregwar/Captcha',
  version: '1.1.9',
  module: 'gregwar',
  inTestMode: { answer: 'phrase' },
} as const satisfies Partial<LibraryPage>

/** With the library as Debian packages it. */
export const gregwar: LibrarySite = {
  name: 'gregwar',
  language: 'PHP',
  needs: ['apt-get', 'php'],
  async setUp(_, run) {
    await installDebian('php-gd', 'php-gregwar-captcha')
    await run(['php', '-r', "require '/usr/share/php/Gregwar/Captcha/autoload.php'; imagecreate(1, 1);"])
  },
  command: ({ port, folder }, testMode) => ({
    command: [
      ...(['php', '-d', `session.save_path=${folder}`, '-S', `127.0.0.1:${port}`] as const),
      path.join(sourcesOf('gregwar'), 'index.php'),
    ],
    env: { APP_ENV: testMode ? 'test' : 'production' },
  }),
  pages: [
    { ...page, path: '/inline', kind: 'inline', refreshes: false },
    { ...page, path: '/route', kind: 'from a route', refreshes: true },
  ],
}
