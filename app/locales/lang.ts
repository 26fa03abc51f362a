export type Lang = 'zh' | 'en'

/** What `<html lang>` and hreflang say. */
export const htmlLang: Record<Lang, string> = { zh: 'zh-CN', en: 'en' }

/** The language of an address: `/en` and all below it is English, everything else Chinese. */
export const langOf = (pathname: string): Lang => (/^\/en(?=\/|$)/.test(pathname) ? 'en' : 'zh')

/** The address without its language: `/en/needs/1` → `/needs/1`, `/en` → `/`. */
export const barePath = (pathname: string): string => pathname.replace(/^\/en(?=\/|$)/, '') || '/'

/** A path of this site in a language: `localPath('en', '/needs')` → `/en/needs`. */
export const localPath = (lang: Lang, path: string): string => {
  if (lang === 'zh') return path
  return path === '/' ? '/en' : path.startsWith('/?') ? `/en${path.slice(1)}` : `/en${path}`
}

/** The supported language that an Accept-Language header prefers; null where it names neither. */
export function preferredLang(header: string | null): Lang | null {
  const ranked = (header ?? '')
    .split(',')
    .map((entry) => {
      const [tag = '', ...params] = entry.trim().toLowerCase().split(';')
      const quality = params.map((param) => /^\s*q=([\d.]+)\s*$/.exec(param)?.[1]).find(Boolean)
      return { lang: tag.split('-')[0], quality: quality === undefined ? 1 : Number(quality) }
    })
    .filter(({ lang, quality }) => (lang === 'zh' || lang === 'en') && quality > 0)
    .sort((a, b) => b.quality - a.quality)
  return (ranked[0]?.lang as Lang | undefined) ?? null
}
