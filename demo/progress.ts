import { Listr, ListrLogger, type ListrTask, ProcessOutput } from 'listr2'
import type { SitePage } from '../e2e-fixtures/site.ts'
import { describeAttempt, describeFailure, describeOutcome, driverTitles } from './describe.ts'
import type { DriverName, Visit, VisitOutcome, Watcher } from './visit.ts'

/** A watcher that shows the progress of the visits. */
export interface Progress extends Watcher {
  /** Settles when the line of the last visit is drawn. */
  finished: Promise<unknown>
}

/** Prints a line for each page, for logs. */
export function logLines(stream: NodeJS.WritableStream): Progress {
  return {
    finished: Promise.resolve(),
    attempt() {},
    end(outcome) {
      const line = `${outcome.solved ? '✓' : '✗'} ${driverTitles[outcome.driver]}: ${describeOutcome(outcome)}`
      stream.write(outcome.solved ? `${line}\n` : `${line}\n  ${describeFailure(outcome)}\n`)
    },
  }
}

/** Draws a list that is updated with every step, for terminals. Its rows are in the order of the visits. */
export function drawList(
  pages: SitePage[],
  drivers: readonly DriverName[],
  stream: NodeJS.WriteStream,
): Progress {
  const rows = new Map<string, Row>()
  const width = Math.max(...pages.map(({ name }) => name.length))
  const addRow = (visit: Visit) => {
    const row = createRow(visit, width)
    rows.set(keyOf(visit), row)
    return row.task
  }
  const tasks = drivers.map((driver) => {
    const ownTasks = pages.map((page) => addRow({ page, driver }))
    return { title: driverTitles[driver], task: (_: unknown, list: Parent) => list.newListr(ownTasks) }
  })
  // Stdout may be piped elsewhere while the list is drawn on stderr.
  const rendererOptions = {
    logger: new ListrLogger({ processOutput: new ProcessOutput(stream, stream) }),
    collapseErrors: false,
    formatOutput: 'truncate' as const,
  }
  const list = new Listr(tasks, {
    exitOnError: false,
    renderer: 'default',
    rendererOptions,
    fallbackRenderer: 'default',
    fallbackRendererOptions: rendererOptions,
  })
  return {
    finished: list.run(),
    attempt: (visit, attempt) => rows.get(keyOf(visit))?.show(describeAttempt(attempt)),
    end: (outcome) => rows.get(keyOf(outcome))?.end(outcome),
  }
}

type Parent = { newListr(tasks: ListrTask[]): Listr }

interface Row {
  task: ListrTask
  /** Shows a line below the row. */
  show(line: string): void
  end(outcome: VisitOutcome): void
}

/** Creates a row whose task ends with its visit. */
function createRow({ page }: Visit, width: number): Row {
  let show: Row['show'] = () => {}
  let end: Row['end'] = () => {}
  const ended = new Promise<VisitOutcome>((resolve) => {
    end = resolve
  })
  const task: ListrTask = {
    title: page.name,
    async task(_, row) {
      show = (line) => {
        row.output = line
      }
      const outcome = await ended
      row.title = describeOutcome(outcome, width)
      if (!outcome.solved) throw new Error(describeFailure(outcome))
    },
  }
  return { task, show: (line) => show(line), end: (outcome) => end(outcome) }
}

function keyOf({ driver, page }: Visit): string {
  return `${driver} ${page.name}`
}
