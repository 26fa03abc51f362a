/**
 * Where an unsafe request comes from. `own`: every sign it carries points at this site, and it carries
 * one. `foreign`: a sign points elsewhere. `unsaid`: a client that sends neither header.
 * A browser sets both by itself and no page can change them.
 */
export function originOf(
  headers: { origin?: string | undefined; secFetchSite?: string | undefined },
  site: { host: string | undefined; origin?: string | undefined },
): 'own' | 'foreign' | 'unsaid' {
  const { origin, secFetchSite } = headers
  if (secFetchSite !== undefined && secFetchSite !== 'same-origin') return 'foreign'
  if (origin !== undefined && !isOwn(origin, site)) return 'foreign'
  return secFetchSite === undefined && origin === undefined ? 'unsaid' : 'own'
}

function isOwn(origin: string, site: { host: string | undefined; origin?: string | undefined }): boolean {
  if (!URL.canParse(origin)) return false
  const sent = new URL(origin)
  if (site.origin !== undefined) return sent.origin === site.origin
  // Without a configured address the scheme is not known behind a proxy; host and port must agree.
  if (site.host === undefined || !URL.canParse(`${sent.protocol}//${site.host}`)) return false
  return /^https?:$/.test(sent.protocol) && sent.host === new URL(`${sent.protocol}//${site.host}`).host
}
