import { postForm } from '~/ui/post-form'

const TIMEOUT_MS = 20_000

/** The server answered, and not as to somebody who may ask: signed out, or no longer allowed. Its words, where it had any. */
export class RefusedError extends Error {}

/** @throws RefusedError; anything else: not now, ask again later */
async function answerOf(response: Response): Promise<unknown> {
  if (response.status >= 500 || response.status === 429) throw new Error('not now')
  if (response.ok && !response.redirected) return response.json()
  const said = (await response.json().catch(() => null)) as { error?: unknown } | null
  throw new RefusedError(typeof said?.error === 'string' ? said.error : '')
}

/** What stands at a path of this site. @throws those of `answerOf`, and without the network */
export const fetchJson = async (path: string): Promise<unknown> =>
  // biome-ignore lint/style/noRestrictedGlobals: a path of this site, from the browser
  answerOf(await fetch(path, { signal: AbortSignal.timeout(TIMEOUT_MS) }))

/** Sends lines as `linesForm` (`lines.schema.ts`) reads them. @throws those of `fetchJson` */
export async function sendLines(
  path: string,
  lines: readonly object[],
  more: Record<string, string> = {},
): Promise<unknown> {
  const body = new URLSearchParams({ now: String(Date.now()), ...more })
  for (const line of lines) body.append('line', JSON.stringify(line))
  return answerOf(await postForm(path, body, { signal: AbortSignal.timeout(TIMEOUT_MS) }))
}
