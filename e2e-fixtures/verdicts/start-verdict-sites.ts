import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { framePage } from './look.ts'
import { verdictSites } from './sites/all.ts'
import type { Handler, VerdictSite } from './verdict-site.ts'
import { type Submission, Visit } from './visit.ts'

export interface VerdictServer {
  /** `http://127.0.0.1:PORT` */
  url: string
  /** Every form that arrived, in order. */
  submissions: readonly Submission[]
  /** Names of the controls that were used and send no answer: "Register" instead of "Log in". */
  strays: readonly { site: string; control: string }[]
  /** The right answer to the image that a site drew last. */
  answerOf(site: string): string | undefined
  close(): Promise<void>
}

/** What every site has, unless it has its own. */
const common: Record<string, Handler> = {
  'GET /captcha': async (visit, context) => {
    const isSame = context.req.query('same') !== undefined
    const { image, mediaType } = (isSame && visit.drawing) || (await visit.draw())
    return context.body(image, 200, { 'content-type': mediaType })
  },
  'POST /check': async (visit, context) => context.json({ ok: (await visit.submit(context)).isRight }),
  'GET /welcome': () => framePage('<h1>Welcome back, Ada</h1><p>You have three new letters.</p>'),
}

/** Starts the sites on loopback, each below its name. */
export async function startVerdictSites(sites: VerdictSite[] = verdictSites): Promise<VerdictServer> {
  const submissions: Submission[] = []
  const strays: { site: string; control: string }[] = []
  const drawn = new Map<string, Visit>()
  const app = new Hono()
  app.use(async (context, next) => {
    await next()
    context.header('cache-control', 'no-store')
  })
  app.get('/', (context) => context.html(framePage(listSites(sites))))
  for (const site of sites) {
    const visits = new Map<string, Visit>()
    const routes: Record<string, Handler> = {
      ...common,
      'GET /stray': (_, context) => {
        strays.push({ site: site.name, control: context.req.query('control') ?? '' })
        return framePage('<h1>Somewhere else</h1>')
      },
      ...site.routes,
    }
    for (const [route, handler] of Object.entries(routes)) {
      const [method = '', path = ''] = route.split(' ')
      app.on(method, `/${site.name}${path}`, async (context) => {
        const visit = findVisit(context, site, visits, submissions)
        drawn.set(site.name, visit)
        const answer = await handler(visit, context)
        return typeof answer === 'string' ? context.html(answer) : answer
      })
    }
  }
  const server = createAdaptorServer({ fetch: app.fetch })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    submissions,
    strays,
    answerOf: (site) => drawn.get(site)?.drawing?.answer,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()))
        if ('closeAllConnections' in server) server.closeAllConnections()
      }),
  }
}

function findVisit(
  context: Context,
  site: VerdictSite,
  visits: Map<string, Visit>,
  submissions: Submission[],
): Visit {
  const known = visits.get(getCookie(context, 'visit') ?? '')
  const visit = known ?? new Visit(site, submissions)
  if (!known) {
    visits.set(visit.session.id, visit)
    setCookie(context, 'visit', visit.session.id, { httpOnly: true, sameSite: 'Lax', path: `/${site.name}` })
  }
  return visit
}

function listSites(sites: VerdictSite[]): string {
  const rows = sites.map(
    ({ name, truth, title }) => `<li><a href="/${name}/">${name}</a> ${truth}: ${title}</li>`,
  )
  return `<h1>Verdict sites</h1><ul>${rows.join('')}</ul>`
}
