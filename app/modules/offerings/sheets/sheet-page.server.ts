import { localPath } from '~/locales/lang'
import { type Membership, mayAct } from '~/modules/accounts'
import { personalPage } from '~/modules/accounts/index.server'
import { notFoundError } from '~/platform/errors'
import { domainErrorResponse, type LoaderFunctionArgs } from '~/platform/http/index.server'

type SheetPage = ReturnType<typeof personalPage> & { organisation: Membership; path: string }

/**
 * The pages of spreadsheets: for whoever writes for the enterprise they act for.
 * @throws the 404 of a page that is not there, for everybody else, or the sign-in page
 */
export function sheetPage(args: Pick<LoaderFunctionArgs, 'request' | 'context'>): SheetPage {
  const page = personalPage(args)
  const { organisation } = page.viewer
  if (organisation?.kind !== 'enterprise' || !mayAct(page.viewer, 'prepare'))
    throw domainErrorResponse(notFoundError('page', ''))
  return { ...page, organisation, path: localPath(page.lang, '/offerings/spreadsheet') }
}
