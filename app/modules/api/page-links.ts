/** Where the pages beside this one are, for the Link header; relative to the address asked. */
export function pageLinks(
  { total, page, size }: { total: number; page: number; size: number },
  asked: URLSearchParams,
  paramsOf: (page: number) => URLSearchParams,
): Record<string, string> {
  const at = (page: number) => {
    const params = paramsOf(page)
    const lang = asked.get('lang')
    if (lang) params.append('lang', lang)
    return `?${params}`
  }
  const last = Math.max(1, Math.ceil(total / size))
  const links: Record<string, string> = {}
  if (page > 1) links.prev = at(Math.min(page - 1, last))
  if (page < last) links.next = at(page + 1)
  return links
}
