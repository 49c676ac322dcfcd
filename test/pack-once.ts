import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { packPackage } from '../scripts/pack-package.mjs'

declare module 'vitest' {
  interface ProvidedContext {
    /** The packed package, one for all tests of the run. */
    tarball: string
  }
}

export default async function setup(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), 'solve-image-captchas-packed-'))
  project.provide('tarball', await packPackage(folder))
  return () => rmSync(folder, { recursive: true, force: true })
}
