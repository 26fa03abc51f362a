import { managePath } from '~/modules/events/index.server'
import { wordedResource } from '~/platform/edge/worded-resource.server'
import type { LoaderFunctionArgs } from '~/platform/http/index.server'
import { pageOf, readId } from '~/platform/page.server'

/** The worker of a check-in page (`public/check-in-worker.js`): it holds nothing of the event, and reaches that one page. */
export const loader = wordedResource((args: LoaderFunctionArgs) => {
  const { lang } = pageOf(args.request)
  return new Response("importScripts('/check-in-worker.js')\n", {
    headers: {
      'Content-Type': 'text/javascript; charset=utf-8',
      'Cache-Control': 'no-cache',
      'Content-Security-Policy': "default-src 'none'; script-src 'self'; connect-src 'self'",
      'Service-Worker-Allowed': managePath(lang, readId(args.params.id), '/check-in'),
    },
  })
})
