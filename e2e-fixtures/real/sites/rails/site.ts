import path from 'node:path'
import { installDebian } from '../install-debian.ts'
import { type LibraryPage, type LibrarySite, sourcesOf } from '../library-site.ts'

const page = {
  library: 'simple_captcha2',
  version: '0.5.0',
  module: 'simple-captcha2',
  refreshes: true,
  inTestMode: { answer: 'anything' },
} as const satisfies Partial<LibraryPage>

const LIBRARIES = ['rails', 'active_record', 'sqlite3', 'webrick', 'simple_captcha2']

/** With Rails and the library as Debian packages them. The library draws with ImageMagick's command-line tool. */
export const rails: LibrarySite = {
  name: 'rails',
  language: 'Ruby',
  needs: ['apt-get', 'ruby'],
  async setUp(_, run) {
    await installDebian('ruby-simple-captcha2', 'ruby-sqlite3', 'ruby-webrick', 'imagemagick')
    await run(['ruby', ...LIBRARIES.map((library) => `-r${library}`), '-e', 'exec("convert", "-version")'])
  },
  command: ({ port, folder }, testMode) => ({
    command: [
      ...(['ruby', path.join(sourcesOf('rails'), 'app.rb'), String(port), folder] as const),
      ...(testMode ? ['test-mode'] : []),
    ],
    env: { RAILS_ENV: 'test' },
  }),
  pages: [
    { ...page, path: '/controller', kind: 'checked by the controller' },
    { ...page, path: '/model', kind: 'checked by the model' },
  ],
}
