import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/docs/**/*.test.ts'],
    globalSetup: 'test/pack-once.ts',
    maxWorkers: 1,
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // Real pictures are read: several in a row may be hard to.
    retry: 1,
  },
})
