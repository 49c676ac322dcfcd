import captchas = require('solve-image-captchas')
import driver = require('solve-image-captchas/playwright')

import type { BrowserContext } from 'playwright-core'

export async function solve(context: BrowserContext): Promise<captchas.SolveResult> {
  driver.withImageCaptchas(context, { modules: [captchas.modules.generic] })
  const page = await context.newPage()
  return page.solveImageCaptchas()
}

import imageCaptchaPlugin = require('solve-image-captchas/puppeteer-extra')

export const plugin = imageCaptchaPlugin({ attempts: 3 })
