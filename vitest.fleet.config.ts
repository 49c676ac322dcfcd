import { defineConfig } from 'vitest/config'

/** Tests over a real Redis. Those of `core` take seconds, and those of `long` minutes. */
export default defineConfig({
  test: {
    maxWorkers: 1,
    projects: [
      {
        extends: true,
        test: {
          name: 'core',
          include: ['test/fleet/core/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'long',
          include: ['test/fleet/long/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
