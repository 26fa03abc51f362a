import { openVoucher, ownOrderPage } from '~/modules/payments/index.server'
import { wordedResource } from '~/platform/edge/worded-resource.server'
import { type LoaderFunctionArgs, withDomainErrors } from '~/platform/http/index.server'

/** A proof of transfer, for the two sides. */
export const loader = wordedResource(async (args: LoaderFunctionArgs) => {
  const { services, id } = await ownOrderPage(args)
  return withDomainErrors(() => openVoucher(services, { id, fileId: args.params.file ?? '' }))
})
