import http from 'node:http'
import https from 'node:https'

export type Transport = {
  /** Rejects with the system's error, or with the reason of the signal. */
  send(
    method: 'GET' | 'POST',
    path: string,
    payload: string,
    signal: AbortSignal,
  ): Promise<{ status: number; body: string }>
  close(): void
}

/** Plain requests over kept-alive connections: a third of what `fetch` costs. */
export function makeTransport(url: string, key: string | undefined): Transport {
  const base = new URL(url)
  const protocol = base.protocol === 'https:' ? https : http
  const agent = new protocol.Agent({ keepAlive: true, maxSockets: 64, keepAliveMsecs: 10_000 })
  const headers = {
    'content-type': 'application/json',
    // A gzip answer runs into a delayed ACK: 47 ms a search instead of 2.
    'accept-encoding': 'identity',
    ...(key ? { authorization: `Bearer ${key}` } : {}),
  }
  const send: Transport['send'] = (method, path, payload, signal) =>
    attempt(method, path, payload, signal, true)

  function attempt(
    method: string,
    path: string,
    payload: string,
    signal: AbortSignal,
    again: boolean,
  ): ReturnType<Transport['send']> {
    return new Promise((resolve, reject) => {
      const request = protocol.request(
        {
          agent,
          signal,
          hostname: base.hostname,
          port: base.port,
          path: `${base.pathname.replace(/\/$/, '')}${path}`,
          method,
          headers: { ...headers, 'content-length': Buffer.byteLength(payload) },
        },
        (response) => {
          const chunks: Buffer[] = []
          response.on('data', (chunk: Buffer) => chunks.push(chunk))
          response.on('error', reject)
          response.on('end', () =>
            resolve({ status: response.statusCode ?? 500, body: Buffer.concat(chunks).toString('utf8') }),
          )
        },
      )
      request.on('error', (error: NodeJS.ErrnoException) => {
        // A connection that the engine closed while it lay idle says nothing about the engine.
        if (again && request.reusedSocket && error.code === 'ECONNRESET')
          resolve(attempt(method, path, payload, signal, false))
        else reject(error)
      })
      request.end(payload)
    })
  }

  return { send, close: () => agent.destroy() }
}
