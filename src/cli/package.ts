import { createRequire } from 'node:module'

/** The package's version. Found by the package's own name, from its sources as from its build. */
export function readVersion(): string {
  const manifest = createRequire(import.meta.url)('solve-image-captchas/package.json') as { version: string }
  return manifest.version
}
