import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { NeedDetail, needDetailView } from '~/modules/needs'
import { readNeed } from '~/modules/needs/index.server'
import { useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, withDomainErrors } from '~/platform/http/index.server'
import { pageOf, readId } from '~/platform/page.server'

export const meta = headOf

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { services, lang, t, origin } = pageOf(request)
  const id = readId(params.id)
  const [vocabulary, need] = await Promise.all([
    services.vocabulary(),
    withDomainErrors(() => readNeed(services.db, 'public', id)),
  ])
  const view = needDetailView(need, { vocabulary, lang })
  return {
    head: makeHead({
      origin,
      path: localPath(lang, `/needs/${id}`),
      lang,
      title: view.title,
      description: t('need.description', {
        title: view.title,
        organisation: view.terms.find(({ key }) => key === 'team')?.value,
        text: view.text,
      }),
    }),
    view,
  }
}

export default function NeedPage() {
  const { view } = useLoaderData<typeof loader>()
  return <NeedDetail view={view}>{null}</NeedDetail>
}
