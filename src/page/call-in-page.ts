import inPageSource from 'virtual:in-page-source'
import type { ElementPort, FramePort } from './port.ts'

type InPage = typeof import('./in-page/index.ts')

/** Runs one of the functions of `in-page/` in a frame. Argument and result are plain data. */
export function callInPage<Name extends keyof InPage>(
  frame: FramePort,
  name: Name,
  argument: Parameters<InPage[Name]>[0],
): Promise<Awaited<ReturnType<InPage[Name]>>> {
  return frame.evaluate(scriptFor(name, argument)) as Promise<Awaited<ReturnType<InPage[Name]>>>
}

/** A handle on the element that `path` leads to in a frame; undefined when there is none now. The caller disposes it. */
export async function findElement(frame: FramePort, path: string): Promise<ElementPort | undefined> {
  const handle = await frame.evaluateHandle(scriptFor('resolvePath', path))
  const element = handle.asElement() as ElementPort | null
  if (element !== null) return element
  await handle.dispose()
  return undefined
}

function scriptFor(name: keyof InPage, argument: unknown): string {
  // "<" and the two separators are escaped as they would end a script or a line where a page's policy wraps the code.
  const json = JSON.stringify(argument).replace(/[<\u2028\u2029]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
  return `(() => { ${inPageSource}; return inPage.${name}(${json}) })()`
}
