import type { FramePort, PagePort } from './port.ts'

interface CdpSession {
  // biome-ignore lint/suspicious/noExplicitAny: the two drivers type the same protocol's methods each in its own way.
  send(method: any, parameters?: any): Promise<any>
  detach(): Promise<void>
}

interface ResourceTree {
  frame: { id: string }
  resources: { url: string; mimeType: string }[]
  childFrames?: ResourceTree[]
}

/** What the two drivers offer on the way to the DevTools protocol; neither does in Firefox. */
interface CdpCapable {
  context?(): { newCDPSession?(target: unknown): Promise<CdpSession> }
  createCDPSession?(): Promise<CdpSession>
}

/** Puppeteer's frames have the session that they are driven by: their page's, or in a process of their own another. */
interface CdpDriven {
  client?: CdpSession
}

/**
 * The bytes of a resource as the browser has loaded them, without asking the server again; or why they can't be had:
 * Firefox has no DevTools protocol, and a browser need not keep what it has loaded.
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
        problems.push('the browser has not kept it')
        continue
      }
      const { content, base64Encoded } = await session.send('Page.getResourceContent', {
        frameId: found.frameId,
        url,
      })
      return { bytes: Buffer.from(content, base64Encoded ? 'base64' : 'utf8'), mediaType: found.mediaType }
    } catch (error) {
      problems.push((error as Error).message.split('\n')[0] ?? '')
    } finally {
      await session?.detach().catch(() => undefined)
    }
  }
  return { problem: `its loaded bytes can't be had: ${problems.join(', ') || 'this browser offers no way'}` }
}

/**
 * The page's session first; then, for a frame that runs in a process of its own, the frame's. A session that the driver
 * needs itself is lent, and must not be detached.
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
