import inPageSources from 'virtual:in-page-source'
import { PageScriptError } from '../errors/index.ts'
import { firstLine } from '../shared/format.ts'
import type { ElementPort, FramePort } from './port.ts'
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
  // Wrapped in an object, so that a result that the page's code loses is not mistaken for undefined.
  const script = `(async () => ({ isHere: true, result: await ${scriptFor(name, argument)} }))()`
  const evaluate = () => frame.evaluate(script)
  const reply = (await unreported(frame, 'frame.evaluate', evaluate).catch((error) =>
    rethrow(frame, error),
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
  const script = scriptFor('resolvePath', path)
  const evaluate = () => frame.evaluateHandle(script)
  const handle = await unreported(frame, 'frame.evaluateHandle', evaluate).catch((error) =>
    rethrow(frame, error),
  )
  try {
    return await use((handle.asElement() as ElementPort | null) ?? undefined)
  } finally {
    // Nobody has to wait for it, and a click or a key may have taken the document away, and the handle with it.
    unreported(handle, 'jsHandle.dispose', () => handle.dispose()).catch(() => undefined)
  }
}

function rethrow(frame: FramePort, error: unknown): never {
  throw isDeparture(error) ? error : new PageScriptError(frame.url(), firstLine(error), { cause: error })
}

/** Whether a driver's error says that the page is navigating away, or that the frame, page or browser is closing. */
export function isDeparture(error: unknown): boolean {
  return (
    error instanceof Error &&
    /context (was|with given id) ?(destroyed|not found)|execution context|navigat|detached|cannot find context|(target|session|connection|page|browser|frame)\b.{0,30}(closed|crashed|gone|disposed)|has been closed|no frame|protocol error/i.test(
      error.message,
    )
  )
}

function scriptFor(name: keyof InPage, argument: unknown): string {
  // "<" and the two separators are escaped: they would end a script or a line where a page's policy wraps the code.
  const json = JSON.stringify(argument).replace(/[<\u2028\u2029]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
  return `(() => { ${inPageSources[name]}; return inPage.${name}(${json}) })()`
}
