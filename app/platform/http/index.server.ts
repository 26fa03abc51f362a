import { json, redirect as remixRedirect } from '@remix-run/node'
import { type DomainError, isDomainError } from '../errors'
import { safePath } from './safe-path'

export {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type ServerBuild,
} from '@remix-run/node'

/** Redirects to a path of this site (303: the browser asks again with GET). Any other target becomes `/`. */
export const redirect = (
  path: string,
  init: { status?: 301 | 302 | 303 | 307 | 308; headers?: HeadersInit } = {},
) => remixRedirect(safePath(path), { status: init.status ?? 303, headers: init.headers })

/** What an error boundary is given: the locale words `code`. */
export type ErrorData = { code: string; params: Readonly<Record<string, string | number>> }

/** Thrown in a loader or action: ends it with this status and the page of the nearest error boundary. */
export const problem = (status: number, code: string, params: ErrorData['params'] = {}): Response =>
  json<ErrorData>({ code, params }, { status, headers: retryAfter(status, params) })

/** The header that says to programs when to come back: of a 429 with `seconds` to wait, else none. */
export const retryAfter = (status: number, params: ErrorData['params']): Record<string, string> =>
  status === 429 ? { 'Retry-After': String(params.seconds) } : {}

export const notFound = (what = 'page'): Response => problem(404, 'not_found', { what })

export const domainErrorResponse = (error: DomainError): Response =>
  problem(error.status, error.code, error.params)

/** Runs `body`; a `DomainError` leaves it as the response that words it, anything else as it is. */
export async function withDomainErrors<T>(body: () => Promise<T>): Promise<T> {
  try {
    return await body()
  } catch (error) {
    if (isDomainError(error)) throw domainErrorResponse(error)
    throw error
  }
}
