import { PuppeteerExtraPlugin } from 'puppeteer-extra-plugin'
import { getDefaults } from 'valibot'
import { describe, expect, test } from 'vitest'
import ImageCaptchaPlugin from '../../../src/drivers/puppeteer-extra.ts'
import { solverSchema } from '../../../src/options.ts'

describe('ImageCaptchaPlugin', () => {
  test('is a plugin of the published base class, with each of its members', () => {
    class BarePlugin extends PuppeteerExtraPlugin {
      override get name() {
        return 'bare'
      }
    }
    const plugin = ImageCaptchaPlugin() as unknown as Record<string, unknown>
    const bare = new BarePlugin() as unknown as Record<string, unknown>
    const members = [
      ...Object.getOwnPropertyNames(PuppeteerExtraPlugin.prototype),
      ...Object.getOwnPropertyNames(bare),
    ]
    expect(plugin).toBeInstanceOf(PuppeteerExtraPlugin)
    expect(members).toContain('getDataFromPlugins')
    for (const member of members) expect(typeof plugin[member], member).toBe(typeof bare[member])
    // What puppeteer-extra reads of every plugin, and what it has where a plugin wants nothing.
    for (const member of ['requirements', 'dependencies', 'data', '_isPuppeteerExtraPlugin'])
      expect(plugin[member], member).toEqual(bare[member])
  })

  test('has the options it was given, the same objects, beside the defaults of the rest', () => {
    const provider = { name: 'mine', read: async () => ({ text: 'x7Kp', provider: 'mine' }) }
    const signal = new AbortController().signal
    const plugin = ImageCaptchaPlugin({ provider, signal, attempts: 2 })
    expect(plugin.opts.provider).toBe(provider)
    expect(plugin.opts.signal).toBe(signal)
    expect(plugin.opts).toMatchObject({ attempts: 2, minScore: 0.8, timeout: 60_000 })
    expect(Object.keys(plugin.defaults)).toEqual(Object.keys(getDefaults(solverSchema)))
  })

  test('rejects an unknown option, and names it', () => {
    expect(() => ImageCaptchaPlugin({ attemps: 2 } as never)).toThrow(/attemps/)
  })
})
