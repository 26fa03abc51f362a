import { organisationPage, readDocument } from '~/modules/accounts/index.server'
import { wordedResource } from '~/platform/edge/worded-resource.server'
import { type LoaderFunctionArgs, withDomainErrors } from '~/platform/http/index.server'

/** A document that an organisation gives as proof, for its own members and for reviewers. */
export const loader = wordedResource(async (args: LoaderFunctionArgs) => {
  const { services, organisation } = await organisationPage(args)
  return withDomainErrors(() =>
    readDocument(services, { organisationId: organisation.id, fileId: args.params.file ?? '' }),
  )
})
