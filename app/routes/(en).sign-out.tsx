import { localPath } from '~/locales/lang'
import { isPerson } from '~/modules/accounts'
import {
  defineAction,
  pageFor,
  SignOutForm,
  signedOutHeaders,
  signOut,
} from '~/modules/accounts/index.server'
import { wordedResource } from '~/platform/edge/worded-resource.server'
import { type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'

/** Signing out is a button on every page; whoever opens the address is shown the account, with its buttons. */
export const loader = (args: LoaderFunctionArgs) => redirect(localPath(pageFor(args).lang, '/account'))

export const action = wordedResource(
  defineAction(SignOutForm, async ({ everywhere }, page) => {
    const { services, viewer, lang } = page
    if (isPerson(viewer)) await signOut(services, viewer, { everywhere: everywhere === '1' })
    return redirect(localPath(lang, '/'), { headers: signedOutHeaders(page) })
  }),
)
