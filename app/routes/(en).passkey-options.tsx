import {
  beginPasskey,
  challengeHeaders,
  defineAction,
  PasskeyOptionsForm,
  pendingOf,
} from '~/modules/accounts/index.server'
import { wordedResource } from '~/platform/edge/worded-resource.server'
import { json, redirect } from '~/platform/http/index.server'

/** What the page's script asks for before it asks the authenticator; nobody opens this address. */
export const loader = () => redirect('/')

export const action = wordedResource(
  defineAction(PasskeyOptionsForm, async ({ use }, page) => {
    const { services, viewer, request, origin } = page
    const pending = pendingOf(page, request)
    const { options, token } = await beginPasskey(services, viewer, { use, pending, origin })
    return json(options, { headers: challengeHeaders(page, token) })
  }),
)
