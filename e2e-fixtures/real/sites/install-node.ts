import { cp } from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import { type LibrarySite, sourcesOf } from './library-site.ts'

/** Installs a site's `package.json` into the cache. */
export async function installNode(
  name: string,
  cache: string,
  run: Parameters<LibrarySite['setUp']>[1],
): Promise<void> {
  for (const file of ['package.json', 'package-lock.json'])
    await cp(path.join(sourcesOf(name), file), path.join(cache, file))
  await run([npm, 'ci', '--no-audit', '--no-fund', '--ignore-scripts'], { cwd: cache })
}

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
