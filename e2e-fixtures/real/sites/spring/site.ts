import { cp, readdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { bundleOptions } from '../../../verdicts/frameworks/bundle-options.mjs'
import { installNode } from '../install-node.ts'
import { type LibrarySite, sourcesOf } from '../library-site.ts'

const kaptcha = { library: 'kaptcha', version: '2.3.2', module: 'kaptcha', refreshes: true } as const
const easy = { library: 'easy-captcha', version: '1.6.2', module: 'easy-captcha', refreshes: true } as const
const hutool = { library: 'hutool-captcha', version: '5.8.26', module: 'generic', refreshes: true } as const

/** Pages of the server, and login pages of admin templates and component libraries with an API each. */
export const spring: LibrarySite = {
  name: 'spring',
  language: 'Java (Spring Boot)',
  needs: ['java', 'mvn', 'npm'],
  async setUp(cache, run) {
    await run(['mvn', '--quiet', '--batch-mode', 'package'])
    await installNode('spring/front-end', cache, run)
    await bundleFrontEnds(cache)
  },
  command: ({ port, cache }, testMode) => ({
    command: [
      ...(['java', '-jar', path.join(cache, 'target', 'site.jar')] as const),
      `--server.port=${port}`,
      '--server.address=127.0.0.1',
      `--spring.web.resources.static-locations=file:${frontEndsOf(cache)}/`,
      `--site.test-mode=${testMode}`,
    ],
  }),
  pages: [
    { ...kaptcha, path: '/kaptcha', kind: 'its servlet', inTestMode: { answer: 'bcd35' } },
    { ...easy, path: '/easy-png', kind: 'PNG for Spring MVC', inTestMode: { answer: 'bcd35' } },
    { ...easy, path: '/easy-gif', kind: 'GIF for Spring MVC' },
    { ...easy, path: '/easy-sum', kind: 'sums for Spring MVC', isSum: true },
    {
      ...{ ...kaptcha, path: '/app/ruoyi', kind: 'sums', isSum: true },
      replicaOf: 'RuoYi, in Element Plus',
      // Its address and size are not the library's.
      module: 'generic',
      inTestMode: 'no captcha',
    },
    {
      ...{ ...easy, path: '/app/eladmin', kind: 'sums', isSum: true },
      replicaOf: 'eladmin, in Element Plus',
      // Its size is not the library's.
      module: 'generic',
    },
    {
      ...{ ...hutool, path: '/app/youlai', kind: 'sums', isSum: true },
      replicaOf: 'youlai-boot, in Element Plus',
      inTestMode: { answer: 'bcd35' },
    },
    { ...easy, path: '/app/vuetify', kind: 'PNG as JSON', replicaOf: 'a login in Vuetify' },
    { ...easy, path: '/app/angular-material', kind: 'GIF as JSON', replicaOf: 'a login in Angular Material' },
  ],
}

const frontEndsOf = (cache: string) => path.join(cache, 'front-ends')

/** Where their packages are, which a theme is imported from by its file. */
async function bundleFrontEnds(cache: string): Promise<void> {
  const sources = path.join(cache, 'src')
  await cp(path.join(sourcesOf('spring'), 'front-end', 'src'), sources, { recursive: true })
  const load = createRequire(path.join(cache, 'package.json'))
  const { build }: { build(options: object): Promise<unknown> } = load('esbuild')
  await build({
    ...bundleOptions,
    entryPoints: (await readdir(sources)).map((file) => path.join(sources, file)),
    outdir: frontEndsOf(cache),
    absWorkingDir: cache,
  })
}
