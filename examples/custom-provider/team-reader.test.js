import { after, before, test } from 'node:test'
import { providerContract } from 'solve-image-captchas/testing'
import { startReader } from './reader-server.js'
import { teamReader } from './team-reader.js'

let reader
before(async () => {
  reader = await startReader()
})
after(() => reader.close())

providerContract({ test, create: () => teamReader(reader.address) })
