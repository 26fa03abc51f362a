import type { RequestHandler } from 'express'
import { type Logger, loggedPath } from './logger.server'

/** One line a request when its answer is out: method, path without the query, status, milliseconds; the id comes from the edge. */
export const requestLog =
  (logger: Logger): RequestHandler =>
  (request, response, next) => {
    const begun = performance.now()
    response.once('close', () => {
      const level =
        response.statusCode >= 500 ? 'error' : request.path.startsWith('/assets/') ? 'debug' : 'info'
      logger[level](
        {
          id: response.locals.requestId,
          method: request.method,
          path: loggedPath(request.path),
          status: response.statusCode,
          ms: Math.round((performance.now() - begun) * 10) / 10,
          ...(response.writableFinished ? {} : { aborted: true }),
        },
        'request',
      )
    })
    next()
  }
