import { introductionPage, openQuoteFile } from '~/modules/introductions/index.server'
import { wordedResource } from '~/platform/edge/worded-resource.server'
import { type LoaderFunctionArgs, withDomainErrors } from '~/platform/http/index.server'

/** What hangs on a quote, for the two sides. */
export const loader = wordedResource(async (args: LoaderFunctionArgs) => {
  const { services, id } = await introductionPage(args)
  return withDomainErrors(() => openQuoteFile(services, { id, fileId: args.params.file ?? '' }))
})
