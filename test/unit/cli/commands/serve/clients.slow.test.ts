import { execFile } from 'node:child_process'
import https from 'node:https'
import { connect } from 'node:net'
import { promisify } from 'node:util'
import { Solver } from 'capsolver'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startServer } from '../../../../../src/cli/commands/serve/start-server.ts'
import type { RunningServer } from '../../../../../src/cli/http/serve-routes.ts'
import { capsolver } from '../../../../../src/providers/capsolver/capsolver.ts'
import { local } from '../../../../../src/providers/local.ts'
import { providerContract } from '../../../../../src/testing/index.ts'
import { makeSampleImage } from '../../../../../src/testing/sample-image.ts'
import { usualSettings } from './server.ts'

/** What the sample image shows; the recogniser that ships with the package reads it. */
const ANSWER = 'H7K2'
const provider = local({ runtime: 'wasm' })
let server: RunningServer

beforeAll(async () => {
  const settings = { ...usualSettings, key: 'the-key', hosts: ['api.capsolver.com'] }
  server = await startServer(provider, settings)
})

afterAll(async () => {
  await server.stop(60_000)
  await provider.close?.()
})

describe("the package's own capsolver()", () => {
  providerContract({
    test,
    create: () => capsolver({ baseUrl: server.url, apiKey: 'the-key' }),
    answer: ANSWER,
    createFailing: () => capsolver({ baseUrl: server.url, apiKey: 'another-key' }),
  })

  test('gets the score, and an error of the kind that each code means', async () => {
    const client = capsolver({ baseUrl: server.url, apiKey: 'the-key', retries: 0 })
    const { text, score, id } = await client.read({ image: makeSampleImage() })
    expect({ text, id }).toEqual({ text: ANSWER, id: expect.any(String) })
    expect(score).toBeGreaterThan(0.8)
    const nonsense = client.read({ image: new TextEncoder().encode('no image') })
    await expect(nonsense).rejects.toMatchObject({ code: 'ERROR_PARSE_IMAGE_FAIL', kind: 'request' })
    const unsure = capsolver({ baseUrl: server.url, apiKey: 'the-key', score: 1 })
    await expect(unsure.read({ image: makeSampleImage() })).rejects.toMatchObject({
      code: 'ERROR_CAPTCHA_UNSOLVABLE',
      kind: 'image',
    })
    const stranger = capsolver({ baseUrl: server.url, apiKey: 'another-key' })
    await expect(stranger.balance(AbortSignal.timeout(10_000))).rejects.toMatchObject({
      code: 'ERROR_KEY_DENIED_ACCESS',
      kind: 'permanent',
    })
  })
})

/** A client whose address is fixed: its connections are led here, and nothing else of it is touched. */
describe('the client "capsolver" from npm', () => {
  const usual = https.globalAgent

  beforeAll(() => {
    const agent = new https.Agent()
    agent.createConnection = () => connect(Number(new URL(server.url).port), '127.0.0.1')
    https.globalAgent = agent
  })

  afterAll(() => {
    https.globalAgent.destroy()
    https.globalAgent = usual
  })

  test('reads an image', async () => {
    const result = await new Solver('the-key').imageToText(Buffer.from(makeSampleImage()))
    expect(result).toEqual({ id: expect.any(String), data: ANSWER })
  })

  test('gets the balance', async () => {
    expect(await new Solver('the-key').getBalance()).toEqual({ balance: 1_000_000, packages: [] })
  })

  test('fails with its own error when the key is refused', async () => {
    const reading = new Solver('another-key').imageToText(Buffer.from(makeSampleImage()))
    await expect(reading).rejects.toThrow('clientKey is not the key of this server')
  })
})

test('a script in Python with nothing installed reads an image', async (context) => {
  const script = `
import base64, json, sys, urllib.request
address, key, image = sys.argv[1:]
def post(path, **fields):
    body = json.dumps({"clientKey": key, **fields}).encode()
    request = urllib.request.Request(address + path, body, {"Content-Type": "application/json"})
    return json.load(urllib.request.urlopen(request))
created = post("/createTask", task={"type": "ImageToTextTask", "module": "common", "body": image})
print(json.dumps([created, post("/getTaskResult", taskId=created["taskId"])]))
`
  const picture = Buffer.from(makeSampleImage()).toString('base64')
  const python = process.platform === 'win32' ? 'python' : 'python3'
  const run = promisify(execFile)
  const isThere = await run(python, ['--version']).catch(() => undefined)
  if (!isThere) context.skip('no Python is installed')
  const { stdout } = await run(python, ['-c', script, server.url, 'the-key', picture])
  const [created, result] = JSON.parse(stdout)
  expect(created).toMatchObject({ errorId: 0, status: 'ready', solution: { text: ANSWER } })
  expect(result).toEqual(created)
})
