import path from 'node:path'
import process from 'node:process'
import { installNode } from '../install-node.ts'
import { type LibrarySite, sourcesOf } from '../library-site.ts'

export const react: LibrarySite = {
  name: 'react',
  language: 'JavaScript (React)',
  needs: ['npm'],
  async setUp(cache, run) {
    await installNode('react', cache, run)
    const build = path.join(cache, 'node_modules/esbuild/bin/esbuild')
    const options = ['--bundle', '--jsx=automatic', '--define:process.env.NODE_ENV="production"']
    await run([build, 'src/index.jsx', ...options, `--outfile=${path.join(cache, 'app.js')}`], {
      // The sources stand outside the folder in which their packages are.
      env: { NODE_PATH: path.join(cache, 'node_modules') },
    })
  },
  command: ({ port, cache }) => ({
    command: [
      process.execPath,
      path.join(sourcesOf('react'), 'serve.mjs'),
      String(port),
      path.join(cache, 'app.js'),
    ],
  }),
  pages: [
    {
      path: '/react-simple-captcha',
      library: 'react-simple-captcha',
      version: '9.3.1',
      module: 'react-simple-captcha',
      refreshes: true,
    },
    {
      path: '/react-client-captcha',
      library: 'react-client-captcha',
      version: '1.0.3',
      module: 'react-client-captcha',
      refreshes: true,
    },
    {
      path: '/react-captcha-code',
      library: 'react-captcha-code',
      version: '1.0.7',
      // By its size: the answers are of the same kind.
      module: 'react-client-captcha',
      refreshes: true,
    },
  ],
}
