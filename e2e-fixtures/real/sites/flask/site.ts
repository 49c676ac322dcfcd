import path from 'node:path'
import { installPython, withPackages } from '../install-python.ts'
import { type LibrarySite, sourcesOf } from '../library-site.ts'

export const flask: LibrarySite = {
  name: 'flask',
  language: 'Python',
  needs: ['python3'],
  setUp: installPython,
  command: (at, testMode) => ({
    command: ['python3', path.join(sourcesOf('flask'), 'app.py'), String(at.port)],
    env: { ...withPackages(at), APP_ENV: testMode ? 'test' : 'production' },
  }),
  pages: [
    {
      path: '/',
      library: 'captcha (lepture)',
      version: '0.7.1',
      module: 'lepture-captcha',
      refreshes: true,
      inTestMode: { answer: 'BCD3' },
    },
  ],
}
