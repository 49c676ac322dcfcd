import { existsSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'

const NAMES = ['redis-server', 'valkey-server']

/**
 * Finds a server that is installed. Without one, the tests that need it are left out.
 *
 * @returns {{ executable: string } | { problem: string }}
 */
export function findRedis(environment = process.env) {
  const folders = (environment.PATH ?? '').split(path.delimiter).filter(Boolean)
  const places = NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)))
  const executable = places.find((place) => existsSync(place))
  if (executable) return { executable }
  return {
    problem: `neither ${NAMES.join(' nor ')} is on the PATH. Debian has them as packages of the same name.`,
  }
}
