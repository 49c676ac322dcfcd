/**
 * What the warm-up of the recogniser changes in Playwright Test, with and without it in turns: the first solves of a worker,
 * and the whole time of a suite that solves nothing. `npm run bench:warm-up -- [rounds] [--json]`, with the package built.
 */
import { execFileSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

const [rounds = '10'] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
const folder = fileURLToPath(new URL('warm-up', import.meta.url))
const cli = createRequire(import.meta.url).resolve('@playwright/test/cli')

function run(file: string, isWarm: boolean): { output: string; ms: number } {
  const started = performance.now()
  const env = { ...process.env, WARM_UP: String(isWarm) }
  const output = execFileSync(process.execPath, [cli, 'test', file], { cwd: folder, env, encoding: 'utf8' })
  return { output, ms: performance.now() - started }
}

const times = new Map<string, number[]>()
const add = (kind: string, ms: number) => times.set(kind, [...(times.get(kind) ?? []), ms])
for (let round = 0; round < Number(rounds); round++) {
  for (const isWarm of round % 2 === 0 ? [true, false] : [false, true]) {
    const name = isWarm ? 'with warm-up' : 'without'
    for (const [, number, ms] of run('solving', isWarm).output.matchAll(/solve (\d): (\d+) ms/g))
      add(`${name}: solve ${number} of a worker`, Number(ms))
    add(`${name}: a suite that solves nothing`, run('nothing', isWarm).ms)
  }
}

const rows = [...times].sort().map(([kind, all]) => {
  const sorted = [...all].sort((left, right) => left - right)
  return {
    kind,
    median: Math.round(sorted[Math.floor(all.length / 2)] ?? 0),
    fastest: Math.round(sorted[0] ?? 0),
  }
})
if (process.argv.includes('--json')) console.log(JSON.stringify({ node: process.version, rounds, rows }))
else console.table(rows)
