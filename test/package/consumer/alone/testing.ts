import { fixed } from 'solve-image-captchas/providers'
import { providerContract } from 'solve-image-captchas/testing'

declare const test: (title: string, body: () => Promise<void>) => void
providerContract({ test, create: () => fixed('x') })
