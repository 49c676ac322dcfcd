import { setTimeout as pause } from 'node:timers/promises'
import type { SolveResult } from 'solve-image-captchas'
import type { FaultSite } from '../../../e2e-fixtures/faults/site.ts'
import type { Visit } from '../../../e2e-fixtures/faults/visit.ts'
import { describeEnding, describeLog, judgeEnding, judgeNext, measure, type Problem } from './ending.ts'
import type { Cell, Fault, FaultScene } from './fault.ts'
import type { FaultPage } from './open-page.ts'
import { runsAll } from './table.ts'

/** Milliseconds a call may take, and what it may take beyond that to end. */
const timeout = 6_000
const grace = 2_000

export const callOptions = { timeout, appearTimeout: 2_000, attempts: 2 }

/** How many times as much time a call gets on a machine that was too busy for it. */
const muchPatience = 4

/** Where nothing can come, a call that waits for it waits in vain: for the captcha, or for what follows the fault. */
const inVain = { appearTimeout: 1_000, afterFault: 1_500 }

export interface CellOutcome {
  /** How the call and the one after it ended, for the report. */
  description: string
  /** What must not be: empty for a cell that passes. */
  problems: Problem[]
}

/**
 * Solves one page with a fault at one stage, and says what was wrong with how that ended. Where nothing was but that it
 * took too long, it is tried again with more time: a call that hangs is late then as well.
 */
export async function runCell(
  site: FaultSite,
  fault: Fault,
  cell: Cell,
  open: () => Promise<FaultPage>,
): Promise<CellOutcome> {
  const outcome = await tryCell(site, fault, cell, open, 1)
  const isSlow = outcome.problems.length > 0 && outcome.problems.every(({ isOfTime }) => isOfTime)
  return isSlow ? tryCell(site, fault, cell, open, muchPatience) : outcome
}

async function tryCell(
  site: FaultSite,
  fault: Fault,
  { stage, answer }: Cell,
  open: () => Promise<FaultPage>,
  patience: number,
): Promise<CellOutcome> {
  const options = typeof fault.visit === 'function' ? fault.visit(stage) : (fault.visit ?? {})
  const visit = site.visit({ ...options, stage })
  const opened = await open()
  const scene = { ...opened, visit, stopping: new AbortController() }
  try {
    const { page } = scene
    const isInVain = !runsAll && fault.nothingComes?.includes(stage) === true
    const appearTimeout = patience * (isInVain ? inVain : callOptions).appearTimeout
    const limits = { appearTimeout, timeout: timeout * patience }
    const late = (timeout + grace) * patience
    const giveUp = () => void pause(inVain.afterFault * patience).then(() => scene.stopping.abort())
    const trigger = createTrigger(fault, scene, isInVain && stage !== 'find' ? giveUp : undefined)
    if (stage === 'capture')
      visit.before.image = () => trigger.called.then(() => pause(200)).then(() => trigger.fire())
    if (stage === 'type') visit.before.typing = () => trigger.fire(true)
    if (stage === 'confirm') visit.before.answer = () => trigger.fire().then(() => pause(150))
    await page.goto(visit.url, { waitUntil: 'domcontentloaded', timeout: 30_000 })
    await fault.prepare?.(scene)
    const ending = await measure(startCall(scene, { stage, answer }, trigger, limits), late)
    const next = await measure(page.findImageCaptchas(), late)
    const { firedAt } = trigger
    const problems = [...judgeEnding(fault, visit, ending, { firedAt, patience }), ...judgeNext(next)]
    const description = `${describeEnding(ending)}; the server ${describeLog(visit)}; afterwards ${describeEnding(next)}`
    return { description, problems }
  } finally {
    await Promise.race([opened.close().catch(() => undefined), pause(3_000)])
  }
}

/** What sets the fault off, once. */
function createTrigger(fault: Fault, scene: FaultScene, giveUp?: () => void) {
  let call = () => {}
  const trigger = {
    /** Settles when the call is under way. */
    called: new Promise<void>((resolve) => {
      call = resolve
    }),
    call: () => call(),
    firedAt: undefined as number | undefined,
    async fire(isTyping = false) {
      giveUp?.()
      if (trigger.firedAt !== undefined || comesInReply(scene.visit)) return
      trigger.firedAt = performance.now()
      const happens = fault.act?.(scene) ?? giveCue(scene.visit, isTyping)
      // Some never come back: a page that hangs, a browser that is gone.
      await Promise.race([happens.catch(() => undefined), pause(500)])
    },
  }
  return trigger
}

/** Whether a faulty reply is the fault, which needs nothing else to set it off. */
function comesInReply({ options: { reply, stage } }: Visit): boolean {
  return reply !== undefined && stage !== 'find'
}

/** While a key is handled nothing else runs in the page, which runs the fault itself then. */
async function giveCue(visit: Visit, isTyping: boolean): Promise<void> {
  if (isTyping && (visit.options.runsIn ?? 'form') === 'form') return
  visit.give('fault')
  await visit.waitFor('heard')
  await pause(100)
}

function startCall(
  { page, visit, stopping }: FaultScene,
  { stage, answer }: Cell,
  { fire, call }: ReturnType<typeof createTrigger>,
  limits: { timeout: number; appearTimeout: number },
): Promise<SolveResult> {
  let asked = 0
  const solving = page.solveImageCaptchas({
    ...callOptions,
    ...limits,
    attempts: answer === 'right' ? 2 : 1,
    signal: stopping.signal,
    async provider() {
      asked += 1
      if (stage === 'read') await fire()
      const isUnsure = stage === 'read' && visit.options.reply !== undefined && asked === 1
      if (isUnsure) return { text: 'xxxx', score: 0 }
      return answer === 'right' ? visit.answer : 'wrong'
    },
  })
  call()
  if (stage === 'find') {
    void pause(200)
      .then(() => fire())
      .then(() => pause(100))
      .then(() => visit.give('show'))
  }
  return solving
}
