import { basename } from 'node:path'
import type { TestInfo } from '@playwright/test'

/** A difference between Firefox and Chromium, and its reason. `docs/browsers.md` lists them for users. */
export interface FirefoxDifference {
  /** The file with the tests. */
  spec: string
  /** The beginning of their titles. All tests of the file by default. */
  title?: string
  /** Whether they are skipped. Otherwise they run, and expect what the reason says. */
  isLeftOut: boolean
  reason: string
}

const noLoadedBytes =
  'WebDriver BiDi has no access to the resources that the browser has loaded, as the DevTools protocol has: '

export const firefoxDifferences: FirefoxDifference[] = [
  {
    spec: 'capture.spec.ts',
    title: 'captures the image of trek by cdp',
    isLeftOut: false,
    reason: `${noLoadedBytes}a GIF is captured through a canvas, as a PNG of the visible frame`,
  },
  {
    spec: 'dense-screen.spec.ts',
    title: 'solves trek on a screen',
    isLeftOut: false,
    reason: `${noLoadedBytes}a GIF is captured through a canvas, in its own size on any screen`,
  },
  {
    spec: 'modules.spec.ts',
    title: 'passes what the module says about the answer to the provider',
    isLeftOut: false,
    reason: `${noLoadedBytes}a provider receives a GIF as a PNG of the visible frame`,
  },
  ...['background', 'other-origin-image', 'nested-frames'].map((page) => ({
    spec: 'places.spec.ts',
    title: `solves the captcha of the page ${page} `,
    isLeftOut: false,
    reason: `${noLoadedBytes}an image that no canvas may read is captured by a screenshot`,
  })),
  ...['faults.spec.ts', 'faults-watch.spec.ts'].map((spec) => ({
    spec,
    isLeftOut: true,
    reason:
      'the tests kill, leave and crash a browser over the DevTools protocol, and compare both drivers in one browser',
  })),
  {
    spec: 'verdicts.spec.ts',
    title: 'accepted: result-below-the-form',
    isLeftOut: true,
    reason:
      'WebDriver BiDi shows no body of a request or reply: a success that little else tells of stays unconfirmed',
  },
  {
    spec: 'pick.spec.ts',
    isLeftOut: true,
    reason: '`pick` starts or joins a browser over the DevTools protocol, which Firefox no longer has',
  },
]

/** The difference that applies to a test of the Firefox project, if any. */
export function findDifference({
  file,
  title,
}: Pick<TestInfo, 'file' | 'title'>): FirefoxDifference | undefined {
  return firefoxDifferences.find(
    (difference) => difference.spec === basename(file) && title.startsWith(difference.title ?? ''),
  )
}
