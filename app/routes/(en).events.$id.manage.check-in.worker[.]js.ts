import { eventManagePage, managePath } from '~/modules/events/index.server'
import { wordedResource } from '~/platform/edge/worded-resource.server'
import type { LoaderFunctionArgs } from '~/platform/http/index.server'

/** The worker of a check-in page (`public/check-in-worker.js`): it holds nothing of the event, and reaches that one page. */
export const loader = wordedResource(async (args: LoaderFunctionArgs) => {
  const { lang, event } = await eventManagePage(args, 'checkIn')
  return new Response("importScripts('/check-in-worker.js')\n", {
    headers: {
      'Content-Type': 'text/javascript; charset=utf-8',
      'Cache-Control': 'no-cache',
      'Content-Security-Policy':
        "default-src 'none'; script-src 'self'; connect-src 'self'; frame-ancestors 'none'",
      'Service-Worker-Allowed': managePath(lang, event.id, '/check-in'),
    },
  })
})
