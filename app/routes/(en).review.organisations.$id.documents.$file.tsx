import { readDocument, reviewerPage } from '~/modules/accounts/index.server'
import { wordedResource } from '~/platform/edge/worded-resource.server'
import { type LoaderFunctionArgs, withDomainErrors } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'

/** A document that an organisation gives as proof, for those who judge it. */
export const loader = wordedResource((args: LoaderFunctionArgs) => {
  const { services } = reviewerPage(args)
  const organisationId = readId(args.params.id)
  return withDomainErrors(() => readDocument(services, { organisationId, fileId: args.params.file ?? '' }))
})
