import type { ServerBuild } from './http/index.server'

/**
 * Gives for an address the build with those routes alone that its first word and its number of segments let
 * through. The router compares an address with every route it has, three times a page: with all of them that is
 * a fifth of the work of a page. Routes that begin with a parameter, or take any number of segments, are in
 * every subset, and so is what a kept route stands in. What is matched, and in which order, stays the same.
 */
export function routeSubsets(build: ServerBuild): (pathname: string) => ServerBuild {
  const { always, byKey } = groupRoutes(build.routes)
  const made = new Map<string, ServerBuild>()
  return (pathname) => {
    const key = keyOf(pathname)
    const known = byKey.has(key) ? key : ''
    const subset = made.get(known) ?? only(build, new Set([...always, ...(byKey.get(known) ?? [])]))
    made.set(known, subset)
    return subset
  }
}

type Routes = ServerBuild['routes']

function groupRoutes(routes: Routes) {
  const always = new Set<string>()
  const byKey = new Map<string, string[]>()
  const parents = new Set(Object.values(routes).flatMap(({ parentId }) => parentId ?? []))
  for (const route of Object.values(routes)) {
    const key = parents.has(route.id) ? null : keyOfPattern(patternOf(routes, route.id))
    if (key === null) always.add(route.id)
    else byKey.set(key, [...(byKey.get(key) ?? []), route.id])
  }
  return { always, byKey }
}

/** A route's path with those of the routes around it. */
function patternOf(routes: Routes, id: string): string {
  const route = routes[id]
  if (!route) return ''
  return `${route.parentId ? patternOf(routes, route.parentId) : ''}/${route.path ?? ''}`
}

/** null where addresses of more than one key may match. */
function keyOfPattern(pattern: string): string | null {
  const segments = segmentsOf(pattern)
  if (segments[0] === 'en?') segments.shift()
  const open = segments[0]?.startsWith(':') || segments.some((each) => each === '*' || each.endsWith('?'))
  return open ? null : makeKey(segments)
}

/** The language before an address is no part of its key. */
function keyOf(pathname: string): string {
  const segments = segmentsOf(decoded(pathname))
  if (segments[0]?.toLowerCase() === 'en') segments.shift()
  return makeKey(segments)
}

const segmentsOf = (path: string) => path.split('/').filter((segment) => segment !== '')
const makeKey = (segments: string[]) => `${segments.length}/${segments[0]?.toLowerCase() ?? ''}`

/** As the router decodes: a slash that was encoded stays one, and what cannot be decoded is taken as it is. */
function decoded(pathname: string): string {
  try {
    return pathname
      .split('/')
      .map((segment) => decodeURIComponent(segment).replace(/\//g, '%2F'))
      .join('/')
  } catch {
    return pathname
  }
}

function only(build: ServerBuild, ids: ReadonlySet<string>): ServerBuild {
  const keep = <Kind>(routes: Record<string, Kind>) =>
    Object.fromEntries(Object.entries(routes).filter(([id]) => ids.has(id)))
  return {
    ...build,
    routes: keep(build.routes as Record<string, Routes[string] & object>),
    assets: { ...build.assets, routes: keep(build.assets.routes) },
  }
}
