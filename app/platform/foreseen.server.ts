import { Overloaded, RETRY_AFTER } from '~search/gate'
import { json, type ServerBuild } from './http/index.server'

/** A copy of the module exists twice after a reload in development: its name tells. */
const isOverloaded = (error: unknown): boolean =>
  error instanceof Overloaded || (error instanceof Error && error.name === 'Overloaded')

/** 503 with the time after which to ask again, worded by the nearest error boundary; null: something else. */
const overloadedResponse = (error: unknown): Response | null =>
  isOverloaded(error)
    ? json(
        { code: 'busy', params: {} },
        { status: 503, headers: { 'Retry-After': String(RETRY_AFTER), 'Cache-Control': 'no-store' } },
      )
    : null

type Handler = (args: never) => unknown

/**
 * The build with every loader and action answering 503 where too much was asked for at once: any of them may
 * search, and none should have to say so.
 */
export function sheddingLoad(build: ServerBuild): ServerBuild {
  const shed =
    (work: Handler): Handler =>
    async (args) => {
      try {
        return await work(args)
      } catch (error) {
        throw overloadedResponse(error) ?? error
      }
    }
  const routes = Object.entries(build.routes).flatMap(([id, route]) => {
    if (!route) return []
    const { loader, action } = route.module
    const module = {
      ...route.module,
      ...(loader && { loader: shed(loader as Handler) }),
      ...(action && { action: shed(action as Handler) }),
    }
    return [[id, { ...route, module }]]
  })
  return { ...build, routes: Object.fromEntries(routes) }
}
