import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { OfferingDetail, offeringDetailView } from '~/modules/offerings'
import { readOffering } from '~/modules/offerings/index.server'
import { useLoaderData, useRouteLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, withDomainErrors } from '~/platform/http/index.server'
import { pageOf, readId } from '~/platform/page.server'
import type { loader as rootLoader } from '~/root'

export const meta = headOf

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { services, lang, t, origin } = pageOf(request)
  const id = readId(params.id)
  const [vocabulary, offering] = await Promise.all([
    services.vocabulary(),
    withDomainErrors(() => readOffering(services.db, 'public', id)),
  ])
  const path = localPath(lang, `/offerings/${id}`)
  const view = offeringDetailView(offering, { vocabulary, lang, address: origin + path })
  return {
    head: makeHead({
      origin,
      path,
      lang,
      title: view.name,
      description: t('offering.description', {
        name: view.name,
        track: view.crumbs.at(-1)?.label,
        organisation: view.company.name,
        summary: view.summary,
      }),
    }),
    view,
  }
}

export default function OfferingPage() {
  const { view } = useLoaderData<typeof loader>()
  const root = useRouteLoaderData<typeof rootLoader>('root')
  const compared = root?.compared.some(({ id }) => id === view.id) ?? false
  return (
    <OfferingDetail view={view} compared={compared}>
      {null}
    </OfferingDetail>
  )
}
