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
type HandlerArgs = Parameters<NonNullable<ServerBuild['entry']['module']['handleError']>>[1]

/**
 * The build with every loader and action answering 503 where too much was asked for at once: any of them may
 * search, and none should have to say so. Anything else unforeseen is logged by the build's own `handleError`,
 * and answered with a 500 that carries the request's id and no more, after a form too.
 */
export function sheddingLoad(build: ServerBuild): ServerBuild {
  const failed = (error: unknown, args: HandlerArgs): unknown => {
    if (build.mode === 'development') return error
    build.entry.module.handleError?.(error, args)
    const body = { code: 'unknown', params: {}, requestId: args.context.requestId }
    return json(body, { status: 500, headers: { 'Cache-Control': 'no-store' } })
  }
  const shed =
    (work: Handler): Handler =>
    async (args) => {
      try {
        return await work(args)
      } catch (error) {
        if (error instanceof Response) throw error
        throw overloadedResponse(error) ?? failed(error, args as HandlerArgs)
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
