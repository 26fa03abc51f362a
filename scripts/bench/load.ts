import autocannon from 'autocannon'
import { cpuMs, memoryMb } from './processes'

export type Target = {
  name: string
  /** without a path */
  url: string
  /** sent in turn over all connections, from the top again when all were sent */
  requests: { method?: 'GET' | 'POST'; path: string; body?: string; headers?: Record<string, string> }[]
  /** makes the path of the `number`th request one that was never asked before */
  unlike?: (path: string, number: number) => string
  /** the process that answers, whose processor time is counted */
  pid: number
  /** makes the engine ready for this target, and then what it was */
  before?: () => Promise<unknown>
  after?: () => Promise<unknown>
}

export type Measure = {
  perSecond: number
  /** milliseconds */
  p50: number
  p95: number
  p99: number
  /** processor milliseconds a request: of the answering process, and of everything that served it */
  cpu: number
  cpuAll: number
  /** of the answering process, in megabytes */
  memory: number
  /** answers other than 2xx, and requests without an answer */
  failed: number
}

/** Of all requests of this run, so that no round repeats what another asked. */
let sent = 0

/**
 * Sends the target's requests over `connections` for `seconds`. `behind` are the engines whose processor
 * time is counted into `cpuAll`. The generator runs on the same machine and takes its share of it.
 */
export async function load(
  target: Target,
  { seconds, connections = 16, behind = [] }: { seconds: number; connections?: number; behind?: number[] },
): Promise<Measure> {
  const times: number[] = []
  const { requests, unlike } = target
  const pids = [target.pid, ...behind.filter((pid) => pid !== target.pid)]
  const before = pids.map(cpuMs)
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const instance = autocannon(
      {
        url: target.url,
        connections,
        duration: seconds,
        timeout: 20,
        requests: [
          {
            setupRequest(request) {
              const number = sent++
              const asked = requests[number % requests.length]
              if (!asked) return request
              const path = unlike ? unlike(asked.path, number) : asked.path
              return { ...request, method: 'GET', ...asked, path } as typeof request
            },
          },
        ],
      },
      (error, done) => (error ? reject(error) : resolve(done)),
    )
    instance.on('response', (_client, _status, _bytes, milliseconds) => times.push(milliseconds))
  })
  const used = pids.map((pid, index) => cpuMs(pid) - (before[index] ?? 0))
  const answered = Math.max(1, result.requests.total)
  times.sort((a, b) => a - b)
  const quantile = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  return {
    perSecond: result.requests.total / result.duration,
    p50: quantile(0.5),
    p95: quantile(0.95),
    p99: quantile(0.99),
    cpu: (used[0] ?? 0) / answered,
    cpuAll: used.reduce((sum, ms) => sum + ms, 0) / answered,
    memory: memoryMb(target.pid),
    failed: result.non2xx + result.errors,
  }
}

/** Sends each request once and names those that are not answered with 2xx: nothing else is worth measuring. */
export async function refused(target: Target, most = 300): Promise<string[]> {
  const lines: string[] = []
  for (const { path, ...init } of target.requests.slice(0, most)) {
    const answer = await fetch(target.url + path, { ...init, redirect: 'manual' })
    await answer.arrayBuffer()
    if (!answer.ok) lines.push(`${target.name}: ${answer.status} for ${path}`)
  }
  return lines
}

/** Each figure's median over the rounds; failures are summed. */
export function medianOf(rounds: Measure[]): Measure {
  const pick = (name: keyof Measure) => median(rounds.map((round) => round[name]))
  return {
    perSecond: pick('perSecond'),
    p50: pick('p50'),
    p95: pick('p95'),
    p99: pick('p99'),
    cpu: pick('cpu'),
    cpuAll: pick('cpuAll'),
    memory: pick('memory'),
    failed: rounds.reduce((sum, { failed }) => sum + failed, 0),
  }
}

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length / 2
  const low = sorted[Math.ceil(middle) - 1] ?? 0
  const high = sorted[Math.floor(middle)] ?? 0
  return (low + high) / 2
}
