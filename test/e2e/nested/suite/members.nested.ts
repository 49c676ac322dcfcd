import { expect, test } from './support.ts'

test('starts signed in', async ({ page }) => {
  await page.goto('/members')
  await expect(page.getByRole('status')).toHaveText('You are signed in.')
})
