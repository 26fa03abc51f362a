import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { useLoaderData } from '~/platform/http'
import type { LoaderFunctionArgs } from '~/platform/http/index.server'
import { pageOf } from '~/platform/page.server'
import { Section } from '~/ui/section'

export const meta = headOf

export function loader({ request }: LoaderFunctionArgs) {
  const { lang, t, origin } = pageOf(request)
  return {
    head: makeHead({
      origin,
      path: localPath(lang, '/about'),
      lang,
      title: t('about.title'),
      description: t('about.description'),
    }),
    vocabularyHref: localPath(lang, '/vocabulary'),
  }
}

export default function AboutPage() {
  const { t } = useTranslation()
  const { vocabularyHref } = useLoaderData<typeof loader>()
  return (
    <div className="shell grid max-w-4xl gap-8 py-8">
      <h1 className="text-2xl md:text-3xl">{t('about.title')}</h1>
      <Section id="what" title={t('about.what')}>
        <p>{t('about.whatText')}</p>
      </Section>
      <Section id="how" title={t('about.how')}>
        <ul className="grid list-disc gap-2 pl-5">
          <li>{t('about.how1')}</li>
          <li>{t('about.how2')}</li>
          <li>{t('about.how3')}</li>
          <li>{t('about.how4')}</li>
        </ul>
      </Section>
      <Section id="data" title={t('about.data')}>
        <p>{t('about.dataText')}</p>
        <p>{t('about.dataSample')}</p>
        <p>{t('about.dataReference')}</p>
        <ul className="grid list-disc gap-2 pl-5">
          <li>{t('about.listFema')}</li>
          <li>{t('about.listNims')}</li>
          <li>{t('about.listInsarag')}</li>
        </ul>
      </Section>
      <Section id="words" title={t('about.words')}>
        <p>
          {t('about.wordsText')} <a href={vocabularyHref}>{t('site.vocabulary')}</a>
        </p>
        <p>{t('about.mapText')}</p>
      </Section>
    </div>
  )
}
