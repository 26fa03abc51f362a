import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { readResultCounts } from '~/modules/insights/index.server'
import {
  regionTiles,
  VocabularyFrame,
  VocabularyTree,
  vocabularyFrame,
  vocabularyTable,
} from '~/modules/vocabulary'
import { useLoaderData } from '~/platform/http'
import type { LoaderFunctionArgs } from '~/platform/http/index.server'
import { pageOf } from '~/platform/page.server'
import { Section } from '~/ui/section'
import { TileMap } from '~/ui/tile-map'

export const meta = headOf

export async function loader({ request }: LoaderFunctionArgs) {
  const { services, lang, t, origin } = pageOf(request)
  const vocabulary = await services.vocabulary()
  const counts = await readResultCounts(services)
  const page = { vocabulary, counts, lang }
  return {
    head: makeHead({
      origin,
      path: localPath(lang, '/vocabulary'),
      lang,
      title: t('vocabulary.title'),
      description: t('vocabulary.description'),
    }),
    frame: vocabularyFrame(null, vocabulary, lang),
    scenarios: vocabularyTable('scenarios', page),
    tracks: vocabularyTable('tracks', page),
    tiles: regionTiles(vocabulary, counts.offerings, lang),
  }
}

export default function VocabularyPage() {
  const { t } = useTranslation()
  const { frame, scenarios, tracks, tiles } = useLoaderData<typeof loader>()
  return (
    <VocabularyFrame view={frame}>
      <div className="grid items-start gap-8 lg:grid-cols-2">
        <Section id="scenarios" title={t('vocabulary.scenarios')}>
          <VocabularyTree view={scenarios} />
        </Section>
        <div className="grid min-w-0 gap-8">
          <Section id="map" title={t('vocabulary.mapTitle')} lead={t('vocabulary.mapNote')}>
            <TileMap
              label={t('vocabulary.mapTitle')}
              tiles={tiles}
              lettersTitle={t('vocabulary.mapLetters')}
            />
          </Section>
          <Section id="tracks" title={t('vocabulary.tracks')}>
            <VocabularyTree view={tracks} />
          </Section>
        </div>
      </div>
    </VocabularyFrame>
  )
}
