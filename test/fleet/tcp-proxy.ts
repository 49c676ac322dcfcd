import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** A network in front of a port, which can be cut. */
export interface TcpProxy {
  readonly port: number
  /** Lets nothing through any more, and says nothing of it: as a cable that was pulled. */
  cut(): void
  /** Breaks what was cut, and lets new connections through. */
  mend(): void
  close(): Promise<void>
}

export async function startProxy(target: number): Promise<TcpProxy> {
  let isCut = false
  const sockets = new Set<Socket>()
  const server = createServer((near) => {
    const far = connect(target, '127.0.0.1')
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.once('close', () => sockets.delete(socket))
      socket.on('error', () => undefined)
    }
    near.once('close', () => far.destroy())
    far.once('close', () => near.destroy())
    near.on('data', (bytes) => !isCut && far.write(bytes))
    far.on('data', (bytes) => !isCut && near.write(bytes))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const breakAll = () => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    cut() {
      isCut = true
    },
    mend() {
      breakAll()
      isCut = false
    },
    async close() {
      breakAll()
      server.close()
      await once(server, 'close')
    },
  }
}
