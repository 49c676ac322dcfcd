import { firstLine } from '../shared/format.ts'
import type { FramePort, PagePort } from './port.ts'

interface CdpSession {
  // biome-ignore lint/suspicious/noExplicitAny: each driver has its own types for the protocol's methods.
  send(method: any, parameters?: any): Promise<any>
  detach(): Promise<void>
}

interface ResourceTree {
  frame: { id: string }
  resources: { url: string; mimeType: string }[]
  childFrames?: ResourceTree[]
}

/** How the two drivers open a DevTools session. In Firefox neither does. */
interface CdpCapable {
  context?(): { newCDPSession?(target: unknown): Promise<CdpSession> }
  createCDPSession?(): Promise<CdpSession>
}

/** Puppeteer's frames expose the session that drives them: their page's, or another one for a frame in a separate process. */
interface CdpDriven {
  client?: CdpSession
}

/**
 * Returns the bytes of a resource as the browser loaded them, without another request, or why they are not available:
 * Firefox has no DevTools protocol, and a browser may discard what it has loaded.
 */
export async function readResource(
  page: PagePort,
  frame: FramePort,
  url: string,
): Promise<{ bytes: Uint8Array; mediaType: string } | { problem: string }> {
  const problems: string[] = []
  for (const open of sessionsFor(page, frame)) {
    let session: CdpSession | undefined
    try {
      session = await open()
      await session.send('Page.enable')
      const { frameTree } = await session.send('Page.getResourceTree')
      const found = findResource(frameTree, url)
      if (!found) {
        problems.push('the browser did not keep it')
        continue
      }
      const { content, base64Encoded } = await session.send('Page.getResourceContent', {
        frameId: found.frameId,
        url,
      })
      return { bytes: Buffer.from(content, base64Encoded ? 'base64' : 'utf8'), mediaType: found.mediaType }
    } catch (error) {
      problems.push(firstLine(error))
    } finally {
      await session?.detach().catch(() => undefined)
    }
  }
  return {
    problem: `its loaded bytes are not available: ${problems.join(', ') || 'this browser has no way to read them'}`,
  }
}

/**
 * The page's session first, then that of a frame in a separate process. A session that belongs to the driver must not be
 * detached.
 */
function sessionsFor(page: PagePort, frame: FramePort): (() => Promise<CdpSession>)[] {
  const capable = page as CdpCapable
  const context = capable.context?.()
  if (context?.newCDPSession) {
    const open = context.newCDPSession.bind(context)
    return [() => open(page), () => open(frame)]
  }
  if (!capable.createCDPSession) return []
  const { client } = frame as CdpDriven
  return [
    capable.createCDPSession.bind(page),
    ...(client ? [async () => ({ send: client.send.bind(client), detach: async () => {} })] : []),
  ]
}

function findResource(tree: ResourceTree, url: string): { frameId: string; mediaType: string } | undefined {
  const own = tree.resources.find((resource) => resource.url === url)
  if (own) return { frameId: tree.frame.id, mediaType: own.mimeType }
  for (const child of tree.childFrames ?? []) {
    const found = findResource(child, url)
    if (found) return found
  }
  return undefined
}
