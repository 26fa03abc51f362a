import type { LoaderFunctionArgs } from '~/platform/http/index.server'
import { pageOf } from '~/platform/page.server'

/** What is of no use to a search engine, in either language. */
const apart = ['/compare', '/offerings.csv']

export function loader({ request }: LoaderFunctionArgs) {
  const { origin } = pageOf(request)
  const lines = [
    'User-agent: *',
    'Disallow: /language',
    ...apart.flatMap((path) => [`Disallow: ${path}`, `Disallow: /en${path}`]),
    '',
    `Sitemap: ${origin}/sitemap.xml`,
    '',
  ]
  return new Response(lines.join('\n'), {
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'public, max-age=3600' },
  })
}
