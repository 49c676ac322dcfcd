import { basename } from 'node:path'
import type { TestInfo } from '@playwright/test'

/** What is otherwise in Firefox than in Chromium, and why. `docs/browsers.md` tells the same to users. */
export interface FirefoxDifference {
  /** The file of the tests. */
  spec: string
  /** Their titles begin with this; without it, all tests of the file. */
  title?: string
  /** Whether they are left out, and shown as skipped. Else they run, and expect of Firefox what the reason says. */
  isLeftOut: boolean
  reason: string
}

const noLoadedBytes =
  'WebDriver BiDi does not hand out what the browser has loaded, as the DevTools protocol does: '

export const firefoxDifferences: FirefoxDifference[] = [
  {
    spec: 'capture.spec.ts',
    title: 'takes the image of trek by cdp',
    isLeftOut: false,
    reason: `${noLoadedBytes}a GIF is taken through a canvas, as the PNG of the frame that is shown`,
  },
  {
    spec: 'dense-screen.spec.ts',
    title: 'solves trek on a screen',
    isLeftOut: false,
    reason: `${noLoadedBytes}a GIF is taken through a canvas, in its own size on any screen`,
  },
  {
    spec: 'modules.spec.ts',
    title: 'tells the provider what the module says of the answer',
    isLeftOut: false,
    reason: `${noLoadedBytes}a provider gets a GIF as the PNG of the frame that is shown`,
  },
  ...['background', 'other-origin-image', 'nested-frames'].map((page) => ({
    spec: 'places.spec.ts',
    title: `solves the captcha of the page ${page} `,
    isLeftOut: false,
    reason: `${noLoadedBytes}an image that no canvas may read is taken by a screenshot`,
  })),
  {
    spec: 'pick.spec.ts',
    isLeftOut: true,
    reason: '`pick` starts or joins a browser over the DevTools protocol, which Firefox no longer has',
  },
]

/** The difference that a test of the Firefox project is about, if it is. */
export function findDifference({
  file,
  title,
}: Pick<TestInfo, 'file' | 'title'>): FirefoxDifference | undefined {
  return firefoxDifferences.find(
    (difference) => difference.spec === basename(file) && title.startsWith(difference.title ?? ''),
  )
}
