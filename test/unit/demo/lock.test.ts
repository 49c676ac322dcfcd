import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

interface Locked {
  optionalDependencies?: Record<string, string>
}

// npm ci rejects a lock that lacks a build for any system, on every system. npm install writes such a lock when the
// registry has no such build.
test('package-lock.json lists the builds for every system', () => {
  const file = new URL('../../../package-lock.json', import.meta.url)
  const { packages }: { packages: Record<string, Locked> } = JSON.parse(readFileSync(file, 'utf8'))
  const folders = Object.keys(packages)
  const missing = Object.entries(packages).flatMap(([folder, locked]) =>
    Object.keys(locked.optionalDependencies ?? {})
      .filter((name) => !folders.some((other) => other.endsWith(`node_modules/${name}`)))
      .map((name) => `${name}, which ${folder} asks for`),
  )
  expect(missing).toEqual([])
})
