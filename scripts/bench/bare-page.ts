import { createServer } from 'node:http'
import { type OfferingHit, parseOfferingQuery } from '~/modules/offerings'
import { searchOfferings } from '~/modules/offerings/index.server'
import { services } from '~/platform/services.server'

/**
 * The floor of a results page: a bare Node server that makes the very calls of the site and writes the
 * cards as strings. What the site takes beyond it is the price of Express, Remix and React.
 */
const parts = services()

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const text = (value: string) => value.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign)

const card = ({
  offering,
}: OfferingHit) => `<li><h2><a href="/offerings/${offering.id}">${text(offering.nameZh)}</a></h2>
<p>${text(offering.summaryZh)}</p><ul>${offering.specs
  .slice(0, 4)
  .map((spec) => `<li>${spec.attribute} ${text(spec.valueWritten)} ${text(spec.unitWritten ?? '')}</li>`)
  .join('')}</ul><p>${text(offering.organisation.nameZh)} ${offering.priceMinor ?? ''}</p></li>`

const server = createServer(async (request, response) => {
  try {
    const { searchParams } = new URL(request.url ?? '/', 'http://localhost')
    const { query } = parseOfferingQuery(searchParams, await parts.vocabulary(), 'zh')
    if (!query) {
      response.writeHead(400).end()
      return
    }
    const { items, total, facets } = await searchOfferings(parts, query)
    const counts = Object.values(facets).flatMap((facet) =>
      facet.map(({ code, count }) => `<li>${text(code)} ${count}</li>`),
    )
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    response.end(
      `<!doctype html><title>${total}</title><ul>${counts.join('')}</ul><ol>${items.map(card).join('')}</ol>`,
    )
  } catch (error) {
    response.writeHead(500).end(String(error))
  }
})

server.listen(parts.env.PORT, '127.0.0.1', () => process.send?.({ ready: true, port: parts.env.PORT }))
process.on('SIGTERM', () => process.exit(0))
