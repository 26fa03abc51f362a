import type { MetaFunction } from '~/platform/http'
import { barePath, htmlLang, type Lang, localPath } from './lang'

export type PageHead = {
  title: string
  description: string
  /** the address search engines should keep */
  canonical: string
  /** the same page in each language, `x-default` being Chinese */
  alternates: { hrefLang: string; href: string }[]
  indexed: boolean
  /** the whole address of a picture of 1200 × 630, shown where the page is shared; null: none */
  picture: string | null
  /** the Atom feed of what the page lists */
  feed: { href: string; title: string } | null
}

/**
 * What stands in the head of a page. `path` is the canonical path with its query, in either language;
 * `origin` is the site's address.
 */
export function makeHead(page: {
  origin: string
  path: string
  lang: Lang
  title: string
  description: string
  indexed?: boolean
  picture?: string
  feed?: { href: string; title: string }
}): PageHead {
  const { origin, path, lang, description, indexed = true, picture = null, feed = null } = page
  const name = lang === 'zh' ? '聚援 Muster' : 'Muster 聚援'
  const [pathname = '/', query] = path.split('?', 2)
  const bare = barePath(pathname) + (query ? `?${query}` : '')
  const address = (language: Lang) => origin + localPath(language, bare)
  return {
    title: page.title.includes(name) ? page.title : `${page.title} · ${name}`,
    description: description.replace(/\s+/g, ' ').slice(0, 160),
    canonical: address(lang),
    alternates: [
      { hrefLang: htmlLang.zh, href: address('zh') },
      { hrefLang: htmlLang.en, href: address('en') },
      { hrefLang: 'x-default', href: address('zh') },
    ],
    indexed,
    picture,
    feed,
  }
}

/** The `meta` export of a route whose loader answers `{ head }`. */
export const headOf: MetaFunction = ({ data }) => {
  const head = (data as { head?: PageHead } | undefined)?.head
  if (!head) return []
  return [
    { title: head.title },
    { name: 'description', content: head.description },
    ...(head.indexed ? [] : [{ name: 'robots', content: 'noindex' }]),
    { tagName: 'link', rel: 'canonical', href: head.canonical },
    ...head.alternates.map(({ hrefLang, href }) => ({ tagName: 'link', rel: 'alternate', hrefLang, href })),
    ...(head.feed ? [{ tagName: 'link', rel: 'alternate', type: 'application/atom+xml', ...head.feed }] : []),
    { property: 'og:title', content: head.title },
    { property: 'og:description', content: head.description },
    { property: 'og:url', content: head.canonical },
    { property: 'og:type', content: 'website' },
    ...(head.picture
      ? [
          { property: 'og:image', content: head.picture },
          { property: 'og:image:type', content: 'image/png' },
          { property: 'og:image:width', content: '1200' },
          { property: 'og:image:height', content: '630' },
          { property: 'og:image:alt', content: head.title },
          { name: 'twitter:card', content: 'summary_large_image' },
        ]
      : []),
  ]
}
