import { log } from '../log/log.ts'
import { type EventPort, eventsOf, type PagePort } from './port.ts'

/** A dialog of the page: `alert`, `confirm`, `prompt` or `beforeunload`. */
export interface SeenDialog {
  kind: string
  message: string
}

/** The dialogs of a page while a call runs. */
export interface Dialogs {
  readonly seen: readonly SeenDialog[]
  /** The open dialog, if another listener is responsible for closing it. */
  readonly open: SeenDialog | undefined
  stop(): void
}

interface DialogPort {
  type(): string
  message(): string
  accept(): Promise<void>
  dismiss(): Promise<void>
}

/**
 * Closes the dialogs of a page as Playwright does when nobody listens for them. Under Puppeteer they would otherwise block
 * every other call to the page. Dialogs that the user's code listens for are left to it.
 */
export function watchDialogs(page: PagePort): Dialogs {
  const events = eventsOf(page)
  const seen: SeenDialog[] = []
  let open: SeenDialog | undefined
  const listener = (dialog: DialogPort) => {
    const shown = { kind: dialog.type(), message: dialog.message() }
    seen.push(shown)
    log('confirm', () => `${page.url()}: ${shown.kind} "${shown.message}"`)
    if (isHandledElsewhere(page, events)) {
      open = shown
      return
    }
    const close = shown.kind === 'beforeunload' ? dialog.accept() : dialog.dismiss()
    // A dialog that closed with its page cannot be closed again.
    close.catch(() => undefined)
  }
  events.on('dialog', listener)
  return {
    seen,
    get open() {
      return open
    },
    stop: () => void events.off('dialog', listener),
  }
}

/** Whether anybody else listens for dialogs, on the page or, in Playwright, on its context. */
function isHandledElsewhere(page: PagePort, events: EventPort): boolean {
  const { context } = page as { context?: () => unknown }
  const onContext = context ? ((context.call(page) as EventPort).listenerCount?.('dialog') ?? 0) : 0
  return onContext > 0 || events.listenerCount('dialog') > 1
}
