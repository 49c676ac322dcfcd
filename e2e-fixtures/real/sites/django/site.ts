import path from 'node:path'
import { installPython, withPackages } from '../install-python.ts'
import { type LibrarySite, sourcesOf } from '../library-site.ts'

const page = {
  library: 'django-simple-captcha',
  version: '0.6.3',
  module: 'django-simple-captcha',
  refreshes: true,
  inTestMode: { answer: 'PASSED' },
} as const

export const django: LibrarySite = {
  name: 'django',
  language: 'Python',
  needs: ['python3'],
  setUp: installPython,
  command: (at, testMode) => ({
    command: [
      ...(['python3', path.join(sourcesOf('django'), 'app.py'), String(at.port)] as const),
      path.join(at.folder, 'site.sqlite3'),
      ...(testMode ? ['test-mode'] : []),
    ],
    env: withPackages(at),
  }),
  pages: [
    { ...page, path: '/letters', kind: 'letters' },
    {
      ...page,
      path: '/sums',
      kind: 'sums',
      isSum: true,
    },
  ],
}
