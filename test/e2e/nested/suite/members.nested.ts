import { expect, test } from './support.ts'

test('is signed in from the beginning', async ({ page }) => {
  await page.goto('/members')
  await expect(page.getByRole('status')).toHaveText('You are signed in.')
})
