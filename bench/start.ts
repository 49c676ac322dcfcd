/**
 * What a first reading costs: wall time, CPU time and peak memory of new processes that read one, ten and a hundred
 * images, and of one, four and eight processes at once that read one each, as ratios to a Node that does nothing. The
 * kinds take turns, so that other load on the machine affects all alike. The packed package is installed beside what it
 * is compared with.
 *
 * usage: npm run bench:start -- [rounds] [--json]
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import manifest from '../package.json' with { type: 'json' }
import { packPackage } from '../scripts/pack-package.mjs'
import { runNpm } from '../scripts/run-command.mjs'
import benchManifest from './package.json' with { type: 'json' }

const here = fileURLToPath(new URL('.', import.meta.url))
const [rounds = '10'] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
const folder = mkdtempSync(join(tmpdir(), 'solve-image-captchas-start-'))

const BARE = 'bare Node'
/** Programs in `start/`, with their first arguments. */
const KINDS: Record<string, string[]> = {
  [BARE]: ['nothing.mjs'],
  'sharp alone': ['decode.mjs'],
  'the engine': ['read.mjs', 'engine'],
  'onnxruntime-web': ['read.mjs', 'onnxruntime-web'],
  'onnxruntime-node': ['read.mjs', 'onnxruntime-node'],
  'tesseract.js': ['tesseract.mjs'],
}
/** Readings of a process, and processes at once. */
const WORK: [readings: number, processes: number][] = [
  [1, 1],
  [10, 1],
  [100, 1],
  [1, 4],
  [1, 8],
]

interface Cost {
  /** From the start of the first process to the end of the last, in milliseconds. */
  wall: number
  /** From a process's last answer to its end, the longest of them, in milliseconds. */
  ending: number
  /** Of all processes together, in milliseconds and megabytes. */
  cpu: number
  memory: number
}

async function runAll(kind: string, readings: number, processes: number): Promise<Cost> {
  const started = performance.now()
  const costs = await Promise.all(
    Array.from({ length: processes }, () => runOne([...(KINDS[kind] ?? []), String(readings)])),
  )
  const sum = (name: 'cpu' | 'memory') => costs.reduce((total, cost) => total + cost[name], 0)
  const ending = Math.max(...costs.map((cost) => cost.ending))
  return { wall: performance.now() - started, ending, cpu: sum('cpu'), memory: sum('memory') }
}

async function runOne([program = '', ...words]: string[]): Promise<Omit<Cost, 'wall'>> {
  const child = spawn(process.execPath, [program, ...words], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const output = collect(child)
  const [code] = await once(child, 'close')
  const ended = performance.now()
  if (code !== 0) throw new Error(`${program} ${words.join(' ')} ended with ${code}.`)
  const { cpu, memory } = JSON.parse(output.lines.at(-1) ?? '')
  return { ending: ended - output.answered, cpu, memory }
}

/** The lines that a process writes, and when it wrote the first one, which is after its last answer. */
function collect(child: ChildProcess): { lines: string[]; answered: number } {
  const output = { lines: [] as string[], answered: 0 }
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    output.answered ||= performance.now()
    output.lines.push(...text.trim().split('\n'))
  })
  return output
}

async function install(): Promise<void> {
  cpSync(join(here, 'start'), folder, { recursive: true })
  cpSync(join(here, '../training/fixtures/svg'), join(folder, 'images'), { recursive: true })
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'consumer', private: true }))
  const onnxVersion = manifest.devDependencies['onnxruntime-web']
  const packages = [
    await packPackage(folder),
    `onnxruntime-web@${onnxVersion}`,
    `onnxruntime-node@${onnxVersion}`,
    ...['tesseract.js', '@tesseract.js-data/eng'].map(
      (name) => `${name}@${benchManifest.devDependencies[name as 'tesseract.js']}`,
    ),
  ]
  await runNpm(['install', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', ...packages], {
    cwd: folder,
  })
}

const costs = new Map<string, Cost[]>()
try {
  await install()
  for (let round = 0; round <= Number(rounds); round++)
    for (const [readings, processes] of WORK)
      for (const kind of Object.keys(KINDS)) {
        const cost = await runAll(kind, readings, processes)
        const name = `${readings} ${processes} ${kind}`
        // The first round only fills the system's caches.
        if (round > 0) costs.set(name, [...(costs.get(name) ?? []), cost])
      }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

const rows = WORK.flatMap(([readings, processes]) => {
  const medians = (kind: string) => medianCost(costs.get(`${readings} ${processes} ${kind}`) ?? [])
  const bare = medians(BARE)
  return Object.keys(KINDS).map((kind) => {
    const cost = medians(kind)
    const ratio = (name: 'wall' | 'cpu') => Math.round((cost[name] / bare[name]) * 10) / 10
    return { processes, readings, kind, ...cost, 'wall ratio': ratio('wall'), 'CPU ratio': ratio('cpu') }
  })
})
if (process.argv.includes('--json')) console.log(JSON.stringify({ node: process.version, rounds, rows }))
else {
  console.log(`Node ${process.version}, ${rounds} rounds, medians in ms and MB`)
  console.table(rows)
}

function medianCost(all: Cost[]): Cost {
  const of = (name: keyof Cost) => {
    const sorted = all.map((cost) => cost[name]).sort((left, right) => left - right)
    return Math.round(sorted[Math.floor(sorted.length / 2)] ?? Number.NaN)
  }
  return { wall: of('wall'), ending: of('ending'), cpu: of('cpu'), memory: of('memory') }
}
