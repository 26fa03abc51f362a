import { localPath } from '~/locales/lang'
import { notFoundError } from '~/platform/errors'
import { domainErrorResponse, type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { type Page, pageOf } from '~/platform/page.server'
import { isAdministrator, isConfirmed, isPerson, isReviewer, type Person, type Viewer } from '../viewer'

type Args = Pick<LoaderFunctionArgs, 'request' | 'context'>

/** What the loader of a page starts from, with whoever asks. */
export type ViewedPage = Page & { viewer: Viewer }
export type PersonalPage = Page & { viewer: Person }

export const pageFor = ({ request, context }: Args): ViewedPage => ({
  ...pageOf(request),
  viewer: context.viewer,
})

/** The page of somebody signed in. @throws a redirect to the sign-in page, which leads back here */
export function personalPage(args: Args): PersonalPage {
  const page = pageFor(args)
  const { viewer, lang } = page
  if (!isPerson(viewer))
    throw redirect(localPath(lang, `/sign-in?to=${encodeURIComponent(returnPath(args.request))}`))
  return { ...page, viewer }
}

/** The page of a reviewer. @throws the 404 of a page that is not there for anybody else, or the sign-in page */
export function reviewerPage(args: Args): PersonalPage {
  const page = personalPage(args)
  if (!isReviewer(page.viewer)) throw domainErrorResponse(notFoundError('page', ''))
  return page
}

/** The page of an administrator. @throws as `reviewerPage` */
export function administratorPage(args: Args): PersonalPage {
  const page = personalPage(args)
  if (!isAdministrator(page.viewer)) throw domainErrorResponse(notFoundError('page', ''))
  return page
}

/** For what is asked again: who has not proven who they are for a while is asked to. @throws a redirect to /confirm */
export const confirmedPage = (args: Args): PersonalPage => confirmed(personalPage(args), args)

/** The page of an administrator who has proven who they are. @throws as `administratorPage` and `confirmedPage` */
export const confirmedAdministratorPage = (args: Args): PersonalPage =>
  confirmed(administratorPage(args), args)

function confirmed(page: PersonalPage, args: Args): PersonalPage {
  if (!isConfirmed(page.viewer, page.services.clock.now()))
    throw redirect(localPath(page.lang, `/confirm?to=${encodeURIComponent(returnPath(args.request))}`))
  return page
}

/** Where a reader comes back to: the page itself; a form is sent to the page it stands on. */
function returnPath(request: Request): string {
  const url = new URL(request.url)
  url.searchParams.delete('_data')
  return url.pathname + url.search
}
