import { expect } from '@playwright/test'
import { test } from './suite.ts'

for (const number of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) {
  test(`nothing ${number}`, async ({ page, site }) => {
    for (const path of ['/django', '/welcome', '/trek']) await page.goto(site.url + path)
    await expect(page.getByRole('textbox').first()).toBeVisible()
  })
}
