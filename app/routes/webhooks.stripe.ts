import { takeWebhook } from '~/modules/payments/index.server'
import type { ActionFunctionArgs } from '~/platform/http/index.server'
import { pageOf } from '~/platform/page.server'

/** Where Stripe tells of what happened. It proves itself by its signature alone. */
export const action = ({ request }: ActionFunctionArgs) => takeWebhook(pageOf(request).services, request)
