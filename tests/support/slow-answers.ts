import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * A slow line to the site at `target`: the answers to POST requests are held until `release` is called, while
 * everything else passes. `posts` says how many have come.
 */
export async function slowAnswers(target: string) {
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  let posts = 0
  const server = createServer((incoming, outgoing) => {
    if (incoming.method === 'POST') posts++
    const { hostname, port } = new URL(target)
    const through = request(
      { hostname, port, method: incoming.method, path: incoming.url, headers: incoming.headers },
      async (answer) => {
        if (incoming.method === 'POST') await released
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(outgoing)
      },
    )
    through.on('error', () => outgoing.destroy())
    incoming.pipe(through)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    posts: () => posts,
    release,
    async close() {
      release()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
