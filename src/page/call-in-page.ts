import source from 'virtual:in-page-source'
import { PageScriptError } from '../errors/index.ts'
import { firstLine } from '../shared/format.ts'
import { type ElementPort, eventsOf, type FramePort, type HandlePort, type PagePort } from './port.ts'
import { unreported } from './unreported.ts'

type InPage = typeof import('./in-page/index.ts')

/**
 * Runs one of the functions of `in-page/` in a frame. Argument and result are plain data.
 *
 * @throws {PageScriptError} when the page's own code gets in the way: a getter that throws, a built-in that was replaced.
 * @throws the driver's error when the page is navigating away or closing.
 */
export async function callInPage<Name extends keyof InPage>(
  frame: FramePort,
  name: Name,
  argument: Parameters<InPage[Name]>[0],
): Promise<Awaited<ReturnType<InPage[Name]>>> {
  type Reply = { isHere: true; result: Awaited<ReturnType<InPage[Name]>> } | undefined
  const reply = (await withFunctions(frame, (functions) =>
    unreported(functions, 'frame.evaluate', () =>
      functions.evaluate((functions, request) => functions.call(request), { name, argument }),
    ),
  )) as Reply
  if (!reply?.isHere) throw new PageScriptError(frame.url(), 'the result of a script was lost')
  return reply.result
}

/**
 * Finds the element that `path` leads to in a frame, passes it to `use`, or undefined if there is none, and then disposes
 * the handle.
 */
export async function withElement<Result>(
  frame: FramePort,
  path: string,
  use: (element: ElementPort | undefined) => Promise<Result>,
): Promise<Result> {
  const handle = await withFunctions(frame, (functions) =>
    unreported(functions, 'frame.evaluateHandle', () =>
      functions.evaluateHandle((functions, path) => functions.resolvePath(path), path),
    ),
  )
  try {
    return await use((handle.asElement() as ElementPort | null) ?? undefined)
  } finally {
    // Nobody has to wait for it, and a click or a key may have taken the document away, and the handle with it.
    unreported(handle, 'jsHandle.dispose', () => handle.dispose()).catch(() => undefined)
  }
}

/**
 * The functions of `in-page/` in the document of each frame. A driver's handle holds them, and nothing of the page leads to
 * them. They are sent once for each document: a browser takes longer to get and compile them than to run most of them.
 */
const sent = new WeakMap<FramePort, Promise<HandlePort>>()
const followed = new WeakSet<PagePort>()

async function withFunctions<Result>(
  frame: FramePort,
  use: (functions: HandlePort) => Promise<Result>,
): Promise<Result> {
  forgetWithDocument(frame)
  const functions = sent.get(frame) ?? send(frame)
  sent.set(frame, functions)
  try {
    return await use(await functions)
  } catch (error) {
    if (sent.get(frame) === functions) sent.delete(frame)
    throw isDeparture(error) ? error : new PageScriptError(frame.url(), firstLine(error), { cause: error })
  }
}

/** The result is wrapped in an object, so that one that the page's code loses is not mistaken for undefined. */
const script = `(() => {
  ${source}
  const call = async ({ name, argument }) => ({ isHere: true, result: await inPage[name](argument) })
  return { call, resolvePath: inPage.resolvePath }
})()`

function send(frame: FramePort): Promise<HandlePort> {
  return unreported(frame, 'frame.evaluateHandle', () => frame.evaluateHandle(script))
}

/** A new document needs functions of its own. A call that is under way then fails as the page's departure. */
function forgetWithDocument(frame: FramePort): void {
  const page = frame.page()
  if (page === null || followed.has(page)) return
  followed.add(page)
  const events = eventsOf(page)
  const forget = (navigated: FramePort) => sent.delete(navigated)
  const stop = () => {
    events.off('framenavigated', forget)
    events.off('close', stop)
  }
  events.on('framenavigated', forget)
  events.on('close', stop)
}

/** Whether a driver's error says that the page is navigating away, or that the frame, page or browser is closing. */
export function isDeparture(error: unknown): boolean {
  return (
    error instanceof Error &&
    /context (was|with given id) ?(destroyed|not found)|execution context|navigat|detached|cannot find context|(target|session|connection|page|browser|frame|handle)\b.{0,30}(closed|crashed|gone|disposed)|has been closed|no frame|protocol error/i.test(
      error.message,
    )
  )
}
