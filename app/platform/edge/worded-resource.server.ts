import { i18nFor } from '~/locales/i18n'
import { langOf } from '~/locales/lang'
import { makeNonce } from '../csp.server'
import type { LoaderFunctionArgs } from '../http/index.server'
import { smallPage, smallPagePolicy } from './small-page'

type Thrown = { code?: string; params?: Record<string, string | number>; details?: string[]; retry?: string }

/**
 * A loader or action of a route without a page of its own, such as a file or a form's target. What it
 * throws would reach the reader as bare JSON, for there is no error boundary; here it becomes a small page
 * in words. A script of ours that asked (`_data`) gets the response as it is.
 */
export const wordedResource =
  <Args extends LoaderFunctionArgs>(run: (args: Args) => Response | Promise<Response>) =>
  async (args: Args): Promise<Response> => {
    try {
      return await run(args)
    } catch (error) {
      const url = new URL(args.request.url)
      const json = error instanceof Response && error.headers.get('content-type')?.includes('json')
      if (!(error instanceof Response) || !json || error.status < 400 || url.searchParams.has('_data'))
        throw error
      const page = inWords(error.status, (await error.json()) as Thrown, url.pathname, args.context.requestId)
      const wait = error.headers.get('Retry-After')
      if (wait) page.headers.set('Retry-After', wait)
      return page
    }
  }

function inWords(
  status: number,
  { code, params, details = [], retry }: Thrown,
  pathname: string,
  requestId: string,
) {
  const lang = langOf(pathname)
  const i18n = i18nFor(lang)
  const word = (key: string, otherwise: string) =>
    String(i18n.t((i18n.exists(key) ? key : otherwise) as never, params))
  const nonce = makeNonce()
  const body = smallPage({
    lang,
    status,
    title: word(`errors.heading${status}`, 'errors.headingOther'),
    text: word(`errors.${code}`, 'errors.other'),
    details,
    ...(retry && { way: { href: retry, label: word('errors.dropParams', 'errors.goHome') } }),
    requestId,
    nonce,
  })
  return new Response(body, {
    status,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      'Content-Security-Policy': smallPagePolicy(nonce),
    },
  })
}
