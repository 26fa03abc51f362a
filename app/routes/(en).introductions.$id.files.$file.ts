import { personalPage } from '~/modules/accounts/index.server'
import { readMessageFile } from '~/modules/introductions/index.server'
import { wordedResource } from '~/platform/edge/worded-resource.server'
import { type LoaderFunctionArgs, withDomainErrors } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'

/** A document of a thread, for the members of its two sides. */
export const loader = wordedResource((args: LoaderFunctionArgs) => {
  const { services, viewer } = personalPage(args)
  const { id, file = '' } = args.params
  return withDomainErrors(() =>
    readMessageFile(services, viewer, { introductionId: readId(id), fileId: file }),
  )
})
