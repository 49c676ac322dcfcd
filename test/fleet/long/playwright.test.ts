import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startSite } from '../../../e2e-fixtures/site.ts'
import { openSuite } from '../../e2e/nested/run-nested.ts'
import { startRedis } from '../redis-server.ts'

test('20 requests are 20 for two runs of Playwright Test with three workers each, which share only a Redis', async () => {
  const [site, redis] = [await startSite(), await startRedis()]
  const folders = [1, 2].map(() => mkdtempSync(join(tmpdir(), 'solve-image-captchas-shard-')))
  const suites = await Promise.all(folders.map((folder) => openSuite(site, folder)))
  try {
    const runs = await Promise.all(
      suites.map((suite) =>
        suite.run(['test', '--project=budget', '--workers=3'], { NESTED_REDIS: redis.url }),
      ),
    )
    for (const { exitCode, output } of runs) expect(exitCode, output).toBe(0)
    const asked = folders.flatMap((folder) => readFileSync(join(folder, 'asked'), 'utf8').trim().split('\n'))
    expect(asked).toHaveLength(20)
  } finally {
    for (const suite of suites) await suite.close()
    await site.close()
    await redis.stop()
    for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  }
})
