/** One event of a stream: its name, what it says, and the id from which a client that was cut off goes on. */
export type StreamEvent = { event: string; data: unknown; id?: number }

/** Writes one event, or with `null` only a sign of life. */
export type SendEvent = (event: StreamEvent | null) => void

const RETRY_MS = 2_000

/**
 * An answer of server-sent events, which lasts until `run` ends: it is to end soon after `ended`. `whenGone`: the
 * request's own word that its client has left, for the signal of a request is lost with the request. Neither a
 * compressor nor a proxy in front is to hold events back.
 */
export function eventStream(
  run: (send: SendEvent, ended: AbortSignal) => Promise<void>,
  { whenGone, stopping }: { whenGone(tell: () => void): void; stopping: AbortSignal },
): Response {
  const encoder = new TextEncoder()
  const gone = new AbortController()
  whenGone(() => gone.abort())
  const ended = AbortSignal.any([gone.signal, stopping])
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(encoder.encode(`retry: ${RETRY_MS}\n\n`))
      const send: SendEvent = (event) => {
        if (!gone.signal.aborted)
          controller.enqueue(encoder.encode(event === null ? ':\n\n' : written(event)))
      }
      // What fails in the middle ends the stream: its client asks again, and is answered then.
      void run(send, ended)
        .catch(() => {})
        .finally(() => {
          if (!gone.signal.aborted) controller.close()
        })
    },
    cancel() {
      gone.abort()
    },
  })
  return new Response(body, {
    headers: {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-transform',
      'X-Accel-Buffering': 'no',
    },
  })
}

const written = ({ event, data, id }: StreamEvent): string =>
  `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`

/** The id of the last event that a client has, from its header or, on its first request, from `since`. */
export function lastEventId(request: Request): number {
  const written = request.headers.get('last-event-id') ?? new URL(request.url).searchParams.get('since')
  return written !== null && /^\d{1,15}$/.test(written) ? Number(written) : 0
}
