import { localPath } from '~/locales/lang'
import {
  ChooseOrganisationForm,
  chooseOrganisation,
  defineAction,
  pageFor,
  personalPage,
  sessionHeaders,
} from '~/modules/accounts/index.server'
import { wordedResource } from '~/platform/edge/worded-resource.server'
import { type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'

/** Whom to act for is chosen by a button; whoever opens the address is shown the account, with its buttons. */
export const loader = (args: LoaderFunctionArgs) => redirect(localPath(pageFor(args).lang, '/account'))

export const action = wordedResource(
  defineAction(
    ChooseOrganisationForm,
    async ({ organisation, to }, page) => {
      const token = await chooseOrganisation(page.services, page.viewer, { organisation })
      return redirect(to || localPath(page.lang, '/account'), { headers: sessionHeaders(page, token) })
    },
    personalPage,
  ),
)
