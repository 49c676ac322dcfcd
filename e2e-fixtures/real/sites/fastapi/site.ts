import path from 'node:path'
import { installDebian } from '../install-debian.ts'
import { installPython, withPackages } from '../install-python.ts'
import { type LibrarySite, sourcesOf } from '../library-site.ts'

export const fastapi: LibrarySite = {
  name: 'fastapi',
  language: 'Python',
  needs: ['apt-get', 'python3'],
  async setUp(cache, run) {
    await installDebian('fonts-liberation')
    await installPython(cache, run)
  },
  command: (at, testMode) => ({
    command: ['python3', path.join(sourcesOf('fastapi'), 'app.py'), String(at.port)],
    env: { ...withPackages(at), APP_ENV: testMode ? 'test' : 'production' },
  }),
  pages: [
    {
      path: '/',
      library: 'wheezy.captcha',
      version: '3.2.2',
      module: 'generic',
      refreshes: true,
      inTestMode: { answer: 'BCD3' },
    },
  ],
}
