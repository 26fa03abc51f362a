import { readdirSync, readFileSync } from 'node:fs'

/** Linux gives processor time in hundredths of a second. */
const TICKS_PER_MS = 0.1

/** A process and all below it: Postgres answers from a child for each connection. */
export function family(root: number): number[] {
  const children = new Map<number, number[]>()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const parent = statOf(Number(name))?.parent
    if (parent !== undefined) children.set(parent, [...(children.get(parent) ?? []), Number(name)])
  }
  const found = [root]
  for (const pid of found) found.push(...(children.get(pid) ?? []))
  return found
}

/** Processor milliseconds that a process and its family have used, those that have ended included. */
export function cpuMs(root: number): number {
  return family(root).reduce((sum, pid) => sum + (statOf(pid)?.ticks ?? 0), 0) / TICKS_PER_MS
}

/** Megabytes that the family holds alone or shares, shared pages counted in parts. */
export function memoryMb(root: number): number {
  return family(root).reduce((sum, pid) => sum + (pssKb(pid) ?? 0), 0) / 1024
}

/** PostgreSQL's first process and Meilisearch, which this process started. */
export const enginePids = (): number[] =>
  childrenOf(process.pid).filter((pid) => /^(?:postgres|meilisearch)/.test(nameOf(pid)))

export const nameOf = (pid: number): string =>
  /^Name:\s*(\S+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? ''

const childrenOf = (pid: number) => family(pid).filter((other) => statOf(other)?.parent === pid)

function statOf(pid: number): { parent: number; ticks: number } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name in brackets may hold anything; the numbers follow the last bracket.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    const [user = 0, system = 0, waitedUser = 0, waitedSystem = 0] = fields.slice(11, 15).map(Number)
    return { parent: Number(fields[1]), ticks: user + system + waitedUser + waitedSystem }
  } catch {
    return undefined
  }
}

function pssKb(pid: number): number | undefined {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1])
  } catch {
    return undefined
  }
}
