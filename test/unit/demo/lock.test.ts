import { expect, test } from 'vitest'
import lock from '../../../package-lock.json' with { type: 'json' }

interface Locked {
  optionalDependencies?: Record<string, string>
}

// npm ci refuses a lock that lacks a build for another system, on every system; npm install writes such a lock when the
// registry has no such build.
test('package-lock.json has the builds for every system', () => {
  const packages: Record<string, Locked> = lock.packages
  const folders = Object.keys(packages)
  const missing = Object.entries(packages).flatMap(([folder, locked]) =>
    Object.keys(locked.optionalDependencies ?? {})
      .filter((name) => !folders.some((other) => other.endsWith(`node_modules/${name}`)))
      .map((name) => `${name}, which ${folder} asks for`),
  )
  expect(missing).toEqual([])
})
