import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'

/** How to run a server that listens on 127.0.0.1. */
export interface ServerCommand {
  command: readonly [string, ...string[]]
  env?: Record<string, string>
}

export interface RealSite {
  url: string
  /** The server's output so far: `captcha TEXT`, `accepted`, `rejected`. */
  lines: readonly string[]
  close(): Promise<void>
}

/** Milliseconds in which a server has to answer: a busy machine takes a minute to load a framework. */
const LONGEST_START = 180_000

/**
 * Starts a server on a free port of 127.0.0.1, in a temporary folder that is removed when it closes, and waits until it
 * answers.
 *
 * @throws {Error} with what it wrote on standard error, if it ends or doesn't answer.
 */
export async function startServer(
  describe: (port: number, folder: string) => ServerCommand | Promise<ServerCommand>,
): Promise<RealSite> {
  const folder = await mkdtemp(path.join(tmpdir(), 'captcha-site-'))
  const port = await findFreePort()
  const url = `http://127.0.0.1:${port}/`
  const { command: commandLine, env } = await describe(port, folder)
  const [command, ...args] = commandLine
  const server = spawn(command, args, { stdio: 'pipe', env: { ...process.env, ...env } })
  const lines: string[] = []
  createInterface({ input: server.stdout }).on('line', (line) => {
    if (/^(captcha .+|accepted|rejected)$/.test(line)) lines.push(line)
  })
  let errors = ''
  server.stderr.on('data', (chunk) => {
    errors = (errors + chunk).slice(-2000)
  })
  const close = async () => {
    await end(server)
    await rm(folder, { recursive: true })
  }
  if (!(await answers(server, url))) {
    await close()
    throw new Error(`${commandLine.join(' ')} did not answer at ${url}: ${errors || 'it wrote no error.'}`)
  }
  return { url, lines, close }
}

async function answers(server: ChildProcess, url: string): Promise<boolean> {
  const deadline = Date.now() + LONGEST_START
  while (isRunning(server) && Date.now() < deadline) {
    const response = await fetch(url, { redirect: 'manual' }).catch(() => undefined)
    await response?.body?.cancel()
    if (response) return response.status < 500
    await wait(100)
  }
  return false
}

async function end(server: ChildProcess): Promise<void> {
  if (!isRunning(server)) return
  const ended = once(server, 'exit')
  server.kill()
  await ended
}

function isRunning({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode === null && signalCode === null
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('The server got no port.')
  return address.port
}
