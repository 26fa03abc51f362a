import { defineAction, personalPage } from '~/modules/accounts/index.server'
import { gateRoster, SyncForm, takeScans } from '~/modules/events/index.server'
import { wordedResource } from '~/platform/edge/worded-resource.server'
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  withDomainErrors,
} from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'

/** What a gate carries along, or what has changed of it. */
export const loader = wordedResource(async (args: LoaderFunctionArgs) => {
  const page = personalPage(args)
  const roster = await withDomainErrors(() => gateRoster(page, readId(args.params.id)))
  return json(roster, { headers: { 'Cache-Control': 'no-store' } })
})

/** The scans of a gate, some of them hours later. */
export const action = wordedResource((args: ActionFunctionArgs) =>
  defineAction(
    SyncForm,
    async (form, page) => json({ scans: await takeScans(page, readId(page.params.id), form) }),
    personalPage,
  )(args),
)
