// The import rules of the house (app/README.md says why).

/** Lowest first; a module imports only from the rows above its own. */
const ranks = [
  ['vocabulary', 'accounts'],
  ['notifications'],
  ['payments'],
  ['offerings', 'needs'],
  ['verification'],
  ['challenges'],
  ['matching'],
  ['introductions', 'follows'],
  ['events'],
  ['insights', 'workbench'],
  ['api'],
]

const door = 'index(?:\\.server)?\\.tsx?$'
const tests = '\\.test(?:-support)?\\.tsx?$'
const types = { dependencyTypesNot: ['type-only'] }

const rankRules = ranks.map((row, index) => ({
  name: `rank-${row.join('-')}`,
  comment: 'a module imports only from ranks below its own',
  severity: 'error',
  from: { path: `^app/modules/(${row.join('|')})/` },
  to: {
    path: `^app/modules/(${ranks.slice(index).flat().join('|')})/`,
    pathNot: '^app/modules/$1/',
  },
}))

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...rankRules,
    {
      name: 'known-modules',
      comment: 'every module has a rank: add it to the list in .dependency-cruiser.cjs',
      severity: 'error',
      from: {},
      to: { path: '^app/modules/', pathNot: `^app/modules/(${ranks.flat().join('|')})/` },
    },
    {
      name: 'module-doors',
      comment: 'another module is entered through its index.ts or index.server.ts',
      severity: 'error',
      from: { path: '^app/modules/([^/]+)/', pathNot: tests },
      to: { path: '^app/modules/', pathNot: ['^app/modules/$1/', `^app/modules/[^/]+/${door}`] },
    },
    {
      name: 'module-doors-from-outside',
      comment: 'a module is entered through its index.ts or index.server.ts',
      severity: 'error',
      from: { path: '^(?:app|search|db|scripts)/', pathNot: ['^app/modules/', tests] },
      to: { path: '^app/modules/', pathNot: `^app/modules/[^/]+/${door}` },
    },
    {
      name: 'db-imports-nothing-above',
      severity: 'error',
      from: { path: '^db/' },
      to: { path: '^(?:app|search|scripts|tests)/' },
    },
    {
      name: 'search-imports-only-db',
      severity: 'error',
      from: { path: '^search/', pathNot: tests },
      to: { path: '^(?:app|scripts|tests)/' },
    },
    {
      name: 'ui-imports-nothing-of-ours',
      severity: 'error',
      from: { path: '^app/ui/' },
      to: { path: '^(?:app/(?!ui/)|db/|search/|scripts/|tests/)' },
    },
    {
      name: 'platform-knows-no-nouns',
      comment: 'only services.server.ts, which puts the parts together, enters a module',
      severity: 'error',
      from: { path: '^app/platform/', pathNot: ['^app/platform/services\\.server\\.ts$', tests] },
      to: { path: '^app/(?:modules|routes|ui)/' },
    },
    {
      name: 'nothing-imports-routes',
      severity: 'error',
      from: { pathNot: '^(?:app/routes/|tests/)' },
      to: { path: '^app/routes/' },
    },
    {
      name: 'routes-name-no-table',
      comment: 'a route calls a use case, which asks the database or the index',
      severity: 'error',
      from: { path: '^app/(?:routes/|root\\.tsx)', pathNot: tests },
      to: { path: ['^db/', '^node_modules/(?:kysely|pg|meilisearch)/'], ...types },
    },
    {
      name: 'one-door-to-remix',
      comment: 'everything but routes asks app/platform/http, so that a later move is mechanical',
      severity: 'error',
      from: {
        path: '^(?:app|db|search)/',
        pathNot: ['^app/platform/http', '^app/(?:entry\\.|root|routes/)', '^app/remix-env', tests],
      },
      to: { path: '^node_modules/(?:@remix-run|react-router)' },
    },
    {
      name: 'plain-files-do-no-io',
      comment:
        'a file that does IO, or uses one that does, ends in .server.ts: Remix keeps it from the browser',
      severity: 'error',
      from: {
        path: '^(?:app|db|search)/',
        pathNot: ['\\.server\\.tsx?$', '^app/(?:routes/|root\\.tsx)', '^db/migrations/', tests],
      },
      to: {
        path: [
          '\\.server\\.tsx?$',
          '^node_modules/(?:pg|kysely|meilisearch|express|compression|pino|graphile-worker|csv-parse)/',
          '^(?:node:)?(?:fs|net|http|https|child_process|crypto|dns|tls|worker_threads|stream|os|path|url|zlib)(?:/|$)',
        ],
        ...types,
      },
    },
    {
      name: 'one-way-out',
      comment:
        'an outside address is fetched by platform/guarded-fetch.server.ts alone; s3-file-store.server.ts asks the store that the operator names, stripe-api.server.ts Stripe; the others here only listen',
      severity: 'error',
      from: {
        path: '^app/',
        pathNot: [
          '^app/platform/(?:guarded-fetch|http-server|edge/index|files/s3-file-store)\\.server\\.ts$',
          '^app/modules/payments/stripe/stripe-api\\.server\\.ts$',
          tests,
        ],
      },
      to: {
        path: '^(?:node:)?(?:http|https|http2|net|tls|dgram)$|^node_modules/(?:undici|request-filtering-agent|aws4fetch|stripe)/',
        ...types,
      },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: types },
    },
    {
      name: 'no-dev-dependencies',
      comment: 'what runs in production stands among the dependencies',
      severity: 'error',
      from: { path: '^(?:app|db|search)/', pathNot: [tests, '^app/remix-env'] },
      to: { dependencyTypes: ['npm-dev'], ...types },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^virtual:' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(?:build|\\.data)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default'],
    },
  },
}
