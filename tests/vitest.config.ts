import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('..', import.meta.url))
const alias = [
  { find: /^~\//, replacement: `${root}app/` },
  { find: /^~db\//, replacement: `${root}db/` },
  { find: /^~search\//, replacement: `${root}search/` },
]

export default defineConfig({
  root,
  resolve: { alias },
  test: {
    environment: 'node',
    // No test measures time: these only end one that hangs, on a slow machine too.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // No file changes what a module holds for all of its process, so each process loads the modules once.
    isolate: false,
    // All files share one Meilisearch, which takes one batch at a time.
    maxWorkers: 4,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{app,db,search,scripts}/**/*.test.{ts,tsx,mjs}', 'tests/support/**/*.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['tests/{integration,concurrency,relevance}/**/*.test.ts'],
          globalSetup: ['tests/support/engines.ts'],
        },
      },
    ],
  },
})
