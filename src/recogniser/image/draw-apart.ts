import { type ChildProcess, spawn } from 'node:child_process'
import { basename } from 'node:path'
import process from 'node:process'
import { InvalidImageError } from '../../errors/index.ts'
import { abortable } from '../../shared/abort.ts'
import { requireHere } from '../../shared/own-files.ts'
import { describeBytes } from './describe-bytes.ts'
import type { ImageSize } from './image-size.ts'

/** Seconds of the processor's time. A captcha with a filter takes about 0.01. */
const MOST_SECONDS = 0.5
const MOST_MEGABYTES = 512

/** An SVG as a PNG, with the size that the SVG has on a page. */
export interface Drawing extends ImageSize {
  png: Uint8Array
}

/** What the process sends, once: the drawing, what it used too much of, or sharp's message. */
type Answer = { drawing: Drawing } | { exceeded: string } | { failure: string }

/** Programs that run a script. Any other, such as a single executable application, would start itself once more. */
const runtimes = /^(?:node|nodejs|deno|bun)(?:\.exe)?$/i

/**
 * Draws an SVG in a process of its own, as large as fits a size. librsvg can't be interrupted, neither by sharp's `timeout`
 * nor by the end of a worker thread, and it draws on one of the four threads that all other images and files of a process
 * need. The process of its own ends with the signal, and as soon as it has used too much time or memory.
 *
 * @throws {InvalidImageError} when it can't be drawn, or exceeds a limit.
 * @throws the reason of `signal` when it is aborted.
 */
export async function drawApart(svg: Uint8Array, box: ImageSize, signal?: AbortSignal): Promise<Drawing> {
  signal?.throwIfAborted()
  const program = process.execPath
  if (!runtimes.test(basename(program))) throw undrawn(svg, `${needsProcess}, which ${program} can't start`)
  const child = spawn(program, ['-e', script, requireHere().resolve('sharp')], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    serialization: 'advanced',
    windowsHide: true,
  })
  try {
    const answer = await abortable(ask(child, { svg, box }), signal)
    if ('drawing' in answer) return answer.drawing
    if ('exceeded' in answer)
      throw undrawn(svg, `drawing it takes more than ${answer.exceeded}, which is the limit for an SVG`)
    throw undrawn(svg, `it can't be decoded (${answer.failure}); it looks like ${describeBytes(svg)}`)
  } finally {
    child.kill('SIGKILL')
  }
}

const needsProcess =
  'it is an SVG of more than a few plain shapes, and needs a process of its own to be drawn'

function undrawn(svg: Uint8Array, problem: string, cause?: Error): InvalidImageError {
  return new InvalidImageError(problem, svg.length, cause && { cause })
}

function ask(child: ChildProcess, request: { svg: Uint8Array; box: ImageSize }): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const fail = (what: string, cause?: Error) =>
      reject(undrawn(request.svg, `${needsProcess}, which ${what}`, cause))
    child.once('message', (answer) => resolve(answer as Answer))
    child.once('error', (error) => fail(`can't be started: ${error.message}`, error))
    child.once('exit', (code, signal) =>
      fail(`ended before it had drawn it, with ${signal ?? `status ${code}`}`),
    )
    child.send(request, () => undefined)
  })
}

/**
 * Source of the process. As a file, it would be missing where a bundler puts the package's code elsewhere. It counts the
 * time that the processor worked for it, so that no image is refused because the machine is busy.
 */
const script = `
const sharp = require(process.argv.at(-1))
const end = (answer) => process.send(answer, () => process.kill(process.pid, 'SIGKILL'))
const seconds = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1e6 }
process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'))
process.once('message', async ({ svg, box }) => {
  const before = seconds()
  setInterval(() => {
    if (seconds() - before > ${MOST_SECONDS}) end({ exceeded: '${MOST_SECONDS} s of processor time' })
    if (process.memoryUsage.rss() > ${MOST_MEGABYTES}e6) end({ exceeded: '${MOST_MEGABYTES} MB of memory' })
  }, 20)
  try {
    const { width, height } = await sharp(svg, { limitInputPixels: false }).metadata()
    const drawn = sharp(svg, { limitInputPixels: false }).resize({ ...box, fit: 'inside' })
    end({ drawing: { width, height, png: await drawn.png({ compressionLevel: 1 }).toBuffer() } })
  } catch (error) {
    end({ failure: error.message.split('\\n', 1)[0] })
  }
})
`
