import { readSheetHead, refusedCsv, sheetPage } from '~/modules/offerings/index.server'
import { csvHeaders } from '~/platform/csv'
import { wordedResource } from '~/platform/edge/worded-resource.server'
import { type LoaderFunctionArgs, withDomainErrors } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'

/** The rows of a sheet that were not taken, with what is wrong with each. */
export const loader = wordedResource(async (args: LoaderFunctionArgs) => {
  const { services, lang, organisation } = sheetPage(args)
  const id = readId(args.params.id)
  await withDomainErrors(() => readSheetHead(services.db, organisation.id, id))
  const csv = await refusedCsv(services.db, id, { vocabulary: await services.vocabulary(), lang })
  return new Response(csv, {
    headers: { ...csvHeaders(`muster-refused-${id}.csv`), 'Cache-Control': 'private, no-store' },
  })
})
