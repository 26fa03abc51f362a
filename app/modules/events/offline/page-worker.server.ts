/** The worker of one page (`public/page-worker.js`), which it may reach and no other: it holds nothing of anybody. */
export const pageWorkerResponse = (path: string): Response =>
  new Response("importScripts('/page-worker.js')\n", {
    headers: {
      'Content-Type': 'text/javascript; charset=utf-8',
      'Cache-Control': 'no-cache',
      'Content-Security-Policy':
        "default-src 'none'; script-src 'self'; connect-src 'self'; frame-ancestors 'none'",
      'Service-Worker-Allowed': path,
    },
  })
