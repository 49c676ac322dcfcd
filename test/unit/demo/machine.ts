import type { Machine } from '../../../scripts/find-browser.mjs'

/** A machine with nothing installed except what a test puts there. */
export function machine(
  own: Partial<Machine> & { files?: string[]; broken?: Record<string, string> } = {},
): Machine {
  const { files = [], broken = {}, ...rest } = own
  return {
    platform: 'linux',
    environment: {},
    isRoot: false,
    exists: (file) => files.includes(file) || file in broken,
    whyItFails: (file) => broken[file],
    findPlaywrightDownload: async () => undefined,
    findNpmChromium: () => undefined,
    ...rest,
  }
}
