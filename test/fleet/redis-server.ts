import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findRedis } from '../../scripts/find-redis.mjs'

/** A Redis of its own, on loopback and with a folder of its own. */
export interface RedisServer {
  readonly url: string
  readonly port: number
  /** Ends it, and starts it again on the same port with what it has kept. */
  restart(): Promise<void>
  /** Ends it, and removes its folder. */
  stop(): Promise<void>
}

/** @param keepsData - whether it writes everything down, so that nothing is lost when it is restarted. */
export async function startRedis({ keepsData = false, password = '' } = {}): Promise<RedisServer> {
  const found = findRedis()
  if ('problem' in found) throw new Error(found.problem)
  const folder = mkdtempSync(join(tmpdir(), 'solve-image-captchas-redis-'))
  const port = await freePort()
  const settings = {
    port,
    bind: '127.0.0.1',
    dir: folder,
    save: '',
    appendonly: keepsData ? 'yes' : 'no',
    appendfsync: 'always',
    'maxmemory-policy': 'noeviction',
    ...(password && { requirepass: password }),
  }
  const words = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)])
  let server = await start(found.executable, words)
  return {
    url: `redis://${password && `:${password}@`}127.0.0.1:${port}`,
    port,
    async restart() {
      await end(server)
      server = await start(found.executable, words)
    },
    async stop() {
      await end(server)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function start(executable: string, words: string[]): Promise<ChildProcess> {
  const server = spawn(executable, words, { stdio: ['ignore', 'pipe', 'inherit'] })
  let output = ''
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.once('exit', () => reject(new Error(`Redis did not start:\n${output}`)))
    server.stdout.on('data', (text: Buffer) => {
      output += text
      if (/ready to accept connections/i.test(output)) resolve()
    })
  })
  server.stdout.removeAllListeners('data').resume()
  return server
}

async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  const exit = once(server, 'exit')
  server.kill('SIGKILL')
  await exit
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address ? address.port : 0
}
