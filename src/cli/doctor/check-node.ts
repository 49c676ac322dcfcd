import process from 'node:process'
import type { Finding } from './finding.ts'
import { isAtLeast } from './is-at-least.ts'

/** As in the package's `engines`. */
const OLDEST_NODE = '20.19'

export async function checkNode(version = process.versions.node): Promise<Finding[]> {
  const seen = `${version} on ${process.platform} ${process.arch}`
  if (isAtLeast(version, OLDEST_NODE)) return [{ subject: 'Node', status: 'ok', seen }]
  return [{ subject: 'Node', status: 'problem', seen, advice: `Install Node ${OLDEST_NODE} or newer.` }]
}
