import dns from 'node:dns'
import http from 'node:http'
import https from 'node:https'
import type { LookupFunction } from 'node:net'
import {
  type RequestFilteringAgentOptions,
  RequestFilteringHttpAgent,
  RequestFilteringHttpsAgent,
} from 'request-filtering-agent'
import { DomainError } from './errors'

export type Fetched = { url: string; status: number; type: string; bytes: Buffer }

export type FetchLimits = { maxBytes?: number; timeoutMs?: number }

/** What tests put in place of the world: names resolve to loopback, and a port there may be asked. */
export type Surroundings = {
  lookup?: LookupFunction
  addresses?: string[]
  ports?: number[]
}

const MAX_REDIRECTS = 3

/**
 * Beyond what the agent refuses by itself (private, loopback, link-local, carrier-grade NAT, multicast,
 * reserved, IPv4-mapped, 6to4, Teredo, 64:ff9b::/96): the other ways to write or reach an IPv4 address inside
 * IPv6, and the deprecated site-local range.
 */
const alsoRefused = ['::/96', '::ffff:0:0:0/96', '64:ff9b:1::/48', 'fec0::/10', '5f00::/16', '3fff::/20']

/**
 * The only way to an address that a user gave: GET over http or https on the usual ports, to public addresses
 * alone. The address is checked when the connection is made, on the very answer that is connected to, so that
 * a name cannot point elsewhere in between. Redirects are followed three times, each checked anew and never
 * from https to http. Neither cookies nor credentials are sent, no proxy of the environment is used, and
 * nothing is unpacked.
 */
export const makeGuardedFetch =
  ({ lookup = dns.lookup as LookupFunction, addresses = [], ports = [80, 443] }: Surroundings = {}) =>
  /**
   * Resolves with any final answer, whatever its status; at most `maxBytes`, within `timeoutMs` over all.
   * @throws DomainError `url_refused` or `url_unreachable`
   */
  async (
    target: string,
    { maxBytes = 2_097_152, timeoutMs = 10_000 }: FetchLimits = {},
  ): Promise<Fetched> => {
    const agents: RequestFilteringAgentOptions = {
      allowIPAddressList: addresses,
      denyIPAddressList: alsoRefused,
    }
    const signal = AbortSignal.timeout(timeoutMs)
    let url = checkedUrl(target, ports)
    for (let redirects = 0; ; redirects++) {
      const answer = await ask(url, { agents, lookup, signal, maxBytes })
      if (!('location' in answer)) return answer
      if (redirects === MAX_REDIRECTS) throw new DomainError('url_unreachable')
      const next = checkedUrl(answer.location, ports, url)
      if (url.protocol === 'https:' && next.protocol === 'http:') throw new DomainError('url_refused')
      url = next
    }
  }

export const guardedFetch = makeGuardedFetch()

function checkedUrl(target: string, ports: number[], base?: URL): URL {
  if (target.length > 2_000 || !URL.canParse(target, base)) throw new DomainError('url_refused')
  const url = new URL(target, base)
  const scheme = url.protocol === 'https:' ? 443 : url.protocol === 'http:' ? 80 : null
  const named = url.username !== '' || url.password !== ''
  if (scheme === null || named || !ports.includes(Number(url.port || scheme)))
    throw new DomainError('url_refused')
  return url
}

type Asking = {
  agents: RequestFilteringAgentOptions
  lookup: LookupFunction
  signal: AbortSignal
  maxBytes: number
}

function ask(
  url: URL,
  { agents, lookup, signal, maxBytes }: Asking,
): Promise<Fetched | { location: string }> {
  const secure = url.protocol === 'https:'
  // An agent of its own: no connection is kept for another name to use.
  const agent = secure ? new RequestFilteringHttpsAgent(agents) : new RequestFilteringHttpAgent(agents)
  return new Promise((resolve, reject) => {
    const fail = (code: string) => {
      reject(new DomainError(code))
      request.destroy()
    }
    const request = (secure ? https : http).get(
      url,
      {
        agent,
        lookup,
        signal,
        maxHeaderSize: 16_384,
        headers: { accept: '*/*', 'accept-encoding': 'identity', 'user-agent': 'Muster' },
      },
      (response) => {
        const { statusCode = 0, headers } = response
        if ([301, 302, 303, 307, 308].includes(statusCode) && headers.location) {
          resolve({ location: headers.location })
          request.destroy()
          return
        }
        if (headers['content-encoding'] && headers['content-encoding'] !== 'identity')
          return fail('url_unreachable')
        const chunks: Buffer[] = []
        let size = 0
        response.on('data', (chunk: Buffer) => {
          size += chunk.length
          if (size > maxBytes) fail('url_unreachable')
          else chunks.push(chunk)
        })
        response.on('error', () => fail('url_unreachable'))
        response.on('end', () =>
          resolve({
            url: url.href,
            status: statusCode,
            type: headers['content-type'] ?? '',
            bytes: Buffer.concat(chunks),
          }),
        )
      },
    )
    request.on('error', (error) =>
      fail(/is not allowed/.test(error.message) ? 'url_refused' : 'url_unreachable'),
    )
  })
}
