import { defineAction, personalPage } from '~/modules/accounts/index.server'
import { gateRoster, readScope, SyncForm, takeScans } from '~/modules/events/index.server'
import { wordedResource } from '~/platform/edge/worded-resource.server'
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  withDomainErrors,
} from '~/platform/http/index.server'

/** What a gate carries along, or what has changed of it. */
export const loader = wordedResource(async (args: LoaderFunctionArgs) => {
  const page = personalPage(args)
  const roster = await withDomainErrors(() =>
    gateRoster(page, readScope({ params: args.params, url: page.url })),
  )
  return json(roster, { headers: { 'Cache-Control': 'no-store' } })
})

/** The scans of a gate, some of them hours later. */
export const action = wordedResource((args: ActionFunctionArgs) =>
  defineAction(
    SyncForm,
    async (form, page) => json({ scans: await takeScans(page, readScope(page), form) }),
    personalPage,
  )(args),
)
