import path from 'node:path'
import type { FullConfig } from '@playwright/test/reporter'
import { afterEach, expect, test, vi } from 'vitest'
import { reportFolder } from '../../../src/playwright-test/report-folder.ts'

const configDir = path.resolve('test/e2e')
const configWith = (...reporter: FullConfig['reporter']) => ({ reporter }) as FullConfig

afterEach(() => {
  vi.unstubAllEnvs()
})

test('the gallery goes to outputFolder, relative to the configuration', () => {
  expect(reportFolder(configWith(), configDir, '../captchas')).toBe(path.resolve('test/captchas'))
})

test('the gallery goes next to the HTML report', () => {
  const config = configWith(['html', { outputFolder: 'reports/html' }])
  expect(reportFolder(config, configDir)).toBe(path.join(configDir, 'reports', 'image-captcha-report'))
})

test('the gallery goes next to the HTML report named in the environment', () => {
  vi.stubEnv('PLAYWRIGHT_HTML_OUTPUT_DIR', path.resolve('elsewhere/html'))
  expect(reportFolder(configWith(), configDir)).toBe(path.resolve('elsewhere/image-captcha-report'))
})

test('the gallery goes where the HTML report would be by default', () => {
  expect(reportFolder(configWith(['html', undefined]), configDir)).toBe(path.resolve('image-captcha-report'))
})
