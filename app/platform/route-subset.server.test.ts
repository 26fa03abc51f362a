import { matchRoutes } from '@remix-run/react'
import { describe, expect, it } from 'vitest'
import type { ServerBuild } from './http/index.server'
import { routeSubsets } from './route-subset.server'

const paths = [
  'en?',
  'en?/*',
  'en?/offerings',
  'en?/offerings/:id',
  'en?/offerings/new',
  'en?/offerings/:id/edit/:step',
  'en?/needs/:id',
  'en?/events/:id/stops/:stop?',
  'offerings.csv',
  'api/*',
  'api/v1/offerings/:id',
  ':token/confirm',
]
const routes = Object.fromEntries([
  ['root', { id: 'root', path: '', module: {} }],
  ...paths.map((path) => [path, { id: path, parentId: 'root', path, module: {} }]),
])
const build = { routes, assets: { routes } } as never as ServerBuild

const tree = (from: ServerBuild['routes']) => [
  {
    id: 'root',
    path: '',
    children: Object.values(from)
      .filter((route) => route?.parentId)
      .map((route) => ({ id: route?.id ?? '', path: route?.path ?? '' })),
  },
]
const matched = (from: ServerBuild['routes'], address: string) =>
  matchRoutes(tree(from), address)?.map(({ route, params }) => [route.id, params])

describe('the routes that an address is compared with', () => {
  const subsetFor = routeSubsets(build)
  const addresses = [
    ...['/', '/en', '/EN/', '/offerings', '/en/offerings/', '/OFFERINGS/7', '/en/offerings/new', '/en/en'],
    ...['/offerings/7/edit/facts', '/offerings/7/edit', '/offerings.csv', '/needs/9/', '/en/needs/9/x'],
    ...[
      '/events/1/stops',
      '/en/events/1/stops/2',
      '/api',
      '/api/v1/offerings/3',
      '/api/v1/nothing',
      '/abc/confirm',
    ],
    ...[
      '/offerings/a%2Fb',
      '/off%65rings/7',
      '/%',
      '/offerings/%zz',
      '//offerings//7',
      '/nothing/at/all/here',
    ],
  ]
  it.each(addresses)('match %s as all routes would', (address) => {
    expect(matched(subsetFor(address).routes, address)).toEqual(matched(build.routes, address))
  })

  it('are few, and the same for addresses of one shape', () => {
    const subset = subsetFor('/offerings/7')
    expect(Object.keys(subset.routes)).not.toContain('en?/needs/:id')
    expect(Object.keys(subset.assets.routes)).toEqual(Object.keys(subset.routes))
    expect(subsetFor('/en/offerings/8')).toBe(subset)
    // Whatever is asked for, no more subsets are kept than there are shapes of routes.
    expect(subsetFor('/x/y/z')).toBe(subsetFor('/a/b/c/d'))
  })
})
