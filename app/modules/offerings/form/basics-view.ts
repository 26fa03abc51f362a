import { i18nFor } from '~/locales/i18n'
import { termName } from '~/modules/vocabulary'
import { listIn, textOf } from '../offering-form'
import type { ControlView, FormContext, SectionView } from './form-view'
import { trackChoices } from './track-choices'

/** Name, kind and class, and what it is in a few sentences. */
export function basicsView({ fields, vocabulary, lang }: FormContext): SectionView[] {
  const { t } = i18nFor(lang)
  const line = (
    name: 'nameZh' | 'nameEn' | 'model' | 'summaryZh' | 'summaryEn',
    max: number,
    more = {},
  ): ControlView => ({
    kind: 'line' as const,
    name,
    label: t(`publish.${name}`),
    value: textOf(fields, name),
    max,
    ...more,
  })
  const classes = [...vocabulary.classes.values()]
  const tags = listIn(fields, 'tags')
  return [
    {
      id: 'kind',
      title: t('publish.kind'),
      lead: t('publish.kindLead'),
      controls: [
        {
          kind: 'choice',
          name: 'track',
          label: t('publish.track'),
          value: textOf(fields, 'track'),
          choices: trackChoices(vocabulary, lang),
          required: true,
        },
        {
          kind: 'choice',
          name: 'equipmentClass',
          label: t('publish.equipmentClass'),
          value: textOf(fields, 'equipmentClass'),
          choices: classes
            .filter(({ axis }) => axis === 'grade')
            .map((each) => ({ value: each.code, label: termName(each, lang) })),
          required: true,
        },
      ],
    },
    {
      id: 'names',
      title: t('publish.names'),
      controls: [
        line('nameZh', 120, { required: true }),
        line('nameEn', 200, { hint: t('publish.optionalEn') }),
        line('model', 80),
        { ...line('summaryZh', 2_000, { hint: t('publish.summaryHint') }), kind: 'prose' },
        { ...line('summaryEn', 4_000), kind: 'prose' },
      ],
    },
    {
      id: 'tags',
      title: t('publish.tags'),
      lead: t('publish.tagsLead'),
      controls: [],
      boxes: {
        name: 'tags',
        groups: [
          {
            title: '',
            boxes: classes
              .filter(({ axis }) => axis !== 'grade')
              .map((each) => ({
                value: each.code,
                label: termName(each, lang),
                ticked: tags.includes(each.code),
                depth: 0,
                more: [],
              })),
          },
        ],
      },
    },
  ]
}
