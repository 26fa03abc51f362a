import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { isReviewer, membershipIn } from '~/modules/accounts'
import { personalPage } from '~/modules/accounts/index.server'
import { claimEvidence } from '~/modules/matching'
import { OfferingDetail, offeringDetailView } from '~/modules/offerings'
import { previewOf, readSubmitted, readWorkingCopy } from '~/modules/offerings/index.server'
import { useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, notFound, withDomainErrors } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'
import { Notice } from '~/ui/notice'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const { services, viewer, lang, t, origin } = personalPage(args)
  const id = readId(args.params.id)
  const [copy, vocabulary] = await Promise.all([
    withDomainErrors(() =>
      isReviewer(viewer) ? readSubmitted(services.db, viewer, id) : readWorkingCopy(services.db, viewer, id),
    ),
    services.vocabulary(),
  ])
  const preview = previewOf(copy, vocabulary)
  if (preview === null) throw notFound()
  const path = localPath(lang, `/offerings/${id}/preview`)
  const view = offeringDetailView(preview, {
    vocabulary,
    lang,
    standingsOf: claimEvidence(vocabulary),
    address: origin + localPath(lang, `/offerings/${id}`),
  })
  const title = `${t('publish.preview')} · ${view.name}`
  return {
    head: makeHead({ origin, path, lang, title, description: title, indexed: false }),
    view,
    own: membershipIn(viewer, copy.offering.organisation.id) !== null,
  }
}

export default function OfferingPreviewPage() {
  const { t } = useTranslation()
  const { view, own } = useLoaderData<typeof loader>()
  return (
    <>
      <div className="shell pt-4">
        <Notice>{t(own ? 'publish.previewNotice' : 'publish.previewNoticeReview')}</Notice>
      </div>
      <OfferingDetail view={view}>{null}</OfferingDetail>
    </>
  )
}
