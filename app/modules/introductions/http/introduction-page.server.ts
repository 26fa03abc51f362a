import { localPath } from '~/locales/lang'
import { rightsOf } from '~/modules/accounts'
import { personalPage } from '~/modules/accounts/index.server'
import { type LoaderFunctionArgs, withDomainErrors } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'
import { introductionFrame } from '../components/introduction-frame-view'
import { readIntroduction } from '../introductions.repo.server'
import { hasThread } from '../thread/message'
import { readUnread } from '../thread/messages.repo.server'

/**
 * A page of an introduction, `/introductions/:id` and below, for the members of its two sides.
 * @throws the 404 of a page that is not there to everybody else, the sign-in page to nobody
 */
export async function introductionPage(args: LoaderFunctionArgs) {
  const page = personalPage(args)
  const id = readId(args.params.id)
  const { viewer, lang, services, url } = page
  const own = await withDomainErrors(() => readIntroduction(services.db, viewer, id, services.clock.now()))
  const membership = viewer.organisations.find((each) => each.id === own.organisationId) ?? null
  const acts = rightsOf(membership).includes('introduce')
  const path = localPath(lang, `/introductions/${id}`)
  const reader = { personId: viewer.id, organisationId: own.organisationId }
  const unread = hasThread(own.introduction.state) ? await readUnread(services.db, reader, id) : null
  return {
    ...page,
    ...own,
    id,
    path,
    /** whether the viewer may act here, not only read */
    acts,
    frame: introductionFrame(own, {
      lang,
      path,
      current: url.pathname,
      acts,
      did: url.searchParams.get('did'),
      unread: unread?.get(id) ?? 0,
    }),
  }
}
