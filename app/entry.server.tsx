import { type AppLoadContext, createReadableStreamFromReadable, type EntryContext } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { isbot } from 'isbot'
import { renderToPipeableStream } from 'react-dom/server'
import { contentSecurityPolicy, makeNonce } from './platform/csp.server'
import { NonceContext } from './platform/http'
import { withoutNul } from './platform/http/without-nul.server'
import { loggedPath } from './platform/logger.server'
import { services } from './platform/services.server'

const abortDelay = 10_000

/** Streams the page; crawlers get it whole. The status is settled before the first byte. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
  { requestId }: AppLoadContext,
): Promise<Response> {
  const nonce = makeNonce()
  const waitForAll = isbot(request.headers.get('user-agent'))
  const { env, logger } = services()
  return new Promise((resolve, reject) => {
    let shellSent = false
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={nonce}>
        <RemixServer context={context} url={request.url} nonce={nonce} abortDelay={abortDelay} />
      </NonceContext.Provider>,
      {
        nonce,
        [waitForAll ? 'onAllReady' : 'onShellReady']() {
          shellSent = true
          const body = withoutNul()
          const wait = retryAfter(context)
          if (wait) headers.set('Retry-After', wait)
          headers.set('Content-Type', 'text/html; charset=utf-8')
          headers.set(
            'Content-Security-Policy',
            contentSecurityPolicy(nonce, { development: env.NODE_ENV === 'development' }),
          )
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status }))
          pipe(body)
        },
        onShellError: reject,
        onError(error: unknown) {
          status = 500
          // Before the shell, the rejection is logged by whoever handles it.
          if (shellSent) logger.error({ err: error, requestId }, 'a part of the page could not be rendered')
        },
      },
    )
    setTimeout(abort, abortDelay + 1_000).unref()
  })
}

/** A page keeps nothing of the headers of what its loaders and actions answered or threw; programs need this one. */
function retryAfter({ staticHandlerContext: { actionHeaders, loaderHeaders } }: EntryContext): string | null {
  const all = [...Object.values(actionHeaders), ...Object.values(loaderHeaders)]
  return all.map((headers) => headers.get('Retry-After')).find((wait) => wait !== null) ?? null
}

/** An unforeseen failure of a loader or action. */
export function handleError(
  error: unknown,
  { request, context }: { request: Request; context: AppLoadContext },
): void {
  if (request.signal.aborted) return
  const { pathname } = new URL(request.url)
  services().logger.error(
    { err: error, requestId: context.requestId, method: request.method, path: loggedPath(pathname) },
    'request failed',
  )
}
