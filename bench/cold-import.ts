import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/**
 * Measures the first import of the built package: milliseconds from start to exit of a Node process that imports an
 * entry, and of one that does nothing. The runs alternate, so that other load on the machine affects all alike.
 *
 * `npm run bench:import [-- --json]`
 */
const root = fileURLToPath(new URL('..', import.meta.url))
const runs = Number(process.env.RUNS ?? 30)

const kinds: Record<string, string[]> = {
  'bare node': ['--input-type=module', '-e', ''],
  'import main entry': ['--input-type=module', '-e', "import 'solve-image-captchas'"],
  'require main entry': ['-e', "require('solve-image-captchas')"],
  'import providers': ['--input-type=module', '-e', "import 'solve-image-captchas/providers'"],
}

const times = new Map<string, number[]>(Object.keys(kinds).map((kind) => [kind, []]))
for (let run = 0; run <= runs; run++) {
  for (const [kind, args] of Object.entries(kinds)) {
    const started = performance.now()
    execFileSync(process.execPath, args, { cwd: root, stdio: 'ignore' })
    // The first round only fills the system's caches.
    if (run > 0) times.get(kind)?.push(performance.now() - started)
  }
}

const bare = median(times.get('bare node') ?? [])
const rows = [...times].map(([kind, all]) => ({
  kind,
  ms: round(median(all)),
  fastest: round(Math.min(...all)),
  more: round(median(all) - bare),
  ratio: round(median(all) / bare),
}))

if (process.argv.includes('--json')) console.log(JSON.stringify({ node: process.version, runs, rows }))
else {
  console.log(`Node ${process.version}, ${runs} runs each, medians in ms`)
  console.table(rows)
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
