import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { readResultCounts } from '~/modules/insights/index.server'
import {
  regionTiles,
  VocabularyFrame,
  VocabularyTable,
  vocabularyFrame,
  vocabularyLists,
  vocabularyTable,
} from '~/modules/vocabulary'
import { useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, notFound } from '~/platform/http/index.server'
import { pageOf } from '~/platform/page.server'
import { Section } from '~/ui/section'
import { TileMap } from '~/ui/tile-map'

export const meta = headOf

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { services, lang, t, origin } = pageOf(request)
  const list = vocabularyLists.find((known) => known === params.list)
  if (!list) throw notFound()
  const vocabulary = await services.vocabulary()
  const counts = await readResultCounts(services)
  const table = vocabularyTable(list, { vocabulary, counts, lang })
  return {
    head: makeHead({
      origin,
      path: localPath(lang, `/vocabulary/${list}`),
      lang,
      title: `${table.title} · ${t('vocabulary.title')}`,
      description: t('vocabulary.description'),
    }),
    frame: vocabularyFrame(list, vocabulary, lang),
    table,
    tiles: list === 'regions' ? regionTiles(vocabulary, counts.offerings, lang) : null,
    lead: list === 'synonyms' ? t('vocabulary.synonymsLead') : null,
  }
}

export default function VocabularyListPage() {
  const { t } = useTranslation()
  const { frame, table, tiles, lead } = useLoaderData<typeof loader>()
  return (
    <VocabularyFrame view={frame}>
      {tiles && (
        <div className="max-w-2xl">
          <Section id="map" title={t('vocabulary.mapTitle')} lead={t('vocabulary.mapNote')}>
            <TileMap
              label={t('vocabulary.mapTitle')}
              tiles={tiles}
              lettersTitle={t('vocabulary.mapLetters')}
            />
          </Section>
        </div>
      )}
      <Section id="list" title={`${table.title} · ${table.count}`} lead={lead}>
        <VocabularyTable view={table} />
      </Section>
    </VocabularyFrame>
  )
}
