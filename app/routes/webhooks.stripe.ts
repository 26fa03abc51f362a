import { takeWebhook } from '~/modules/payments/index.server'
import { wordedResource } from '~/platform/edge/worded-resource.server'
import { type ActionFunctionArgs, notFound } from '~/platform/http/index.server'
import { pageOf } from '~/platform/page.server'

/** Where Stripe tells of what happened. It proves itself by its signature alone. */
export const action = ({ request }: ActionFunctionArgs) => takeWebhook(pageOf(request).services, request)

/** There is nothing to read here. */
export const loader = wordedResource(() => {
  throw notFound()
})
