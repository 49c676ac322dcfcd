// @ts-nocheck: what it imports is installed beside the copy of it that runs.
/**
 * What an agent does on a page with a captcha that it knows nothing of: it opens the page, sends the form where that is left to
 * it, and ends once the page welcomes it. Printed is every page that it saw.
 *
 * `node agent.mjs '{ "server": { "command", "args" }, "url", "sends" }'`
 */
import process from 'node:process'
import { setTimeout as wait } from 'node:timers/promises'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'

const { server, url, sends } = JSON.parse(process.argv[2] ?? '')
const client = new Client({ name: 'agent', version: '1.0.0' })
await client.connect(new StdioClientTransport(server))
const use = async (name, given = {}) => {
  const { content, isError } = await client.callTool({ name, arguments: given })
  const text = content.map((part) => part.text ?? '').join('\n')
  console.log(text)
  if (isError) throw new Error(`${name} failed.`)
  return text
}

const until = Date.now() + 120_000
await use('browser_navigate', { url })
for (;;) {
  const page = await use('browser_snapshot')
  if (page.includes('heading "Welcome')) break
  if (Date.now() > until) throw new Error('The page has let nobody in.')
  const isAnswered = /textbox "(?:Captcha|Characters[^"]*)".*\]: "?\w/.test(page)
  const button = /button "[^"]*".*\[ref=(\w+)\]/.exec(page)?.[1]
  if (sends && isAnswered && button) await use('browser_click', { element: 'the button', target: button })
  else await wait(500)
}
await client.close()
