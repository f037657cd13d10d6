import { defineConfig } from 'vitest/config'

/** Where the counts of a run are kept for the closing line of CI. */
const { TEST_REPORTS: reports } = process.env

/** Unit tests, on PGlite; with `TEST_DATABASE_URL` the same ones on that PostgreSQL, which lends them databases. */
export default defineConfig({
  test: {
    include: ['{core,server,web}/src/**/*.test.ts'],
    globalSetup: 'server/src/testing/prepare-database.ts',
    maxWorkers: 2,
    // Modules are read once per worker. A test that changes what its process shares changes it back.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: reports ? ['default', ['json', { outputFile: `${reports}/unit.json` }]] : ['default'],
  },
})
