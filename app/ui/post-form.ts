/** Sends fields to a path of this site, from the browser; the answer is JSON. */
export const postForm = (
  path: string,
  body: FormData | URLSearchParams,
  options: { keepalive?: boolean; signal?: AbortSignal } = {},
): Promise<Response> =>
  // biome-ignore lint/style/noRestrictedGlobals: a path of this site, from the browser
  fetch(path, { method: 'POST', body, headers: { accept: 'application/json' }, ...options })
