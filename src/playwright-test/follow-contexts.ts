import type { Browser, BrowserContext } from 'playwright-core'

/** Playwright emits this event from version 1.60 on. The types of older versions do not have it. */
type ContextSource = {
  on(event: 'context', listener: (context: BrowserContext) => void): unknown
  off(event: 'context', listener: (context: BrowserContext) => void): unknown
}

/**
 * Calls `use` with every open context of a browser, and with every new one before its creator gets it.
 *
 * @returns a function that stops it and restores the browser.
 */
export function followContexts(browser: Browser, use: (context: BrowserContext) => void): () => void {
  const source = browser as unknown as ContextSource
  const { newContext } = browser
  const unwrap = () => {
    if (browser.newContext === wrapped) browser.newContext = newContext
  }
  let hasEvent = false
  const onContext = (context: BrowserContext) => {
    hasEvent = true
    use(context)
  }
  const wrapped: Browser['newContext'] = async (options) => {
    const context = await newContext.call(browser, options)
    // Once the event has been seen, wrapping `newContext` is no longer necessary.
    if (hasEvent) unwrap()
    else use(context)
    return context
  }
  browser.newContext = wrapped
  source.on('context', onContext)
  for (const context of browser.contexts()) use(context)
  return () => {
    unwrap()
    source.off('context', onContext)
  }
}
