import { i18nFor } from '~/locales/i18n'
import { ancestors, descendants, termName } from '~/modules/vocabulary'
import { interfaceKinds } from '../detail-fields'
import { citationName, interfaceName, listIn, textOf } from '../offering-form'
import type { BoxView, ControlView, FormContext, SectionView } from './form-view'

/** Standards and catalogues with number and day, and what it connects to. */
export function proofView({ fields, vocabulary, lang }: FormContext): SectionView[] {
  const { t } = i18nFor(lang)
  const cited = (code: string): ControlView[] => [
    {
      kind: 'line',
      name: citationName(code, 'number'),
      label: t('publish.citationNumber'),
      value: textOf(fields, citationName(code, 'number')),
      max: 120,
    },
    {
      kind: 'day',
      name: citationName(code, 'date'),
      label: t('publish.citationDate'),
      value: textOf(fields, citationName(code, 'date')),
    },
  ]
  const box = (name: 'standards' | 'catalogues', code: string, label: string): BoxView => ({
    value: code,
    label,
    ticked: listIn(fields, name).includes(code),
    depth: 0,
    more: cited(code),
  })
  const track = textOf(fields, 'track')
  const kin = new Set([
    track,
    ...ancestors(vocabulary.tracks, track),
    ...descendants(vocabulary.tracks, track),
  ])
  const standards = [...vocabulary.standards.values()]
  const near = standards.filter(
    ({ code, tracks }) => tracks.some((each) => kin.has(each)) || listIn(fields, 'standards').includes(code),
  )
  const far = standards.filter((each) => !near.includes(each))
  const boxesOf = (list: typeof standards) =>
    list.map((each) => box('standards', each.code, `${each.code} ${termName(each, lang)}`))
  return [
    {
      id: 'standards',
      title: t('publish.standards'),
      lead: t('publish.standardsLead'),
      controls: [],
      boxes: { name: 'standards', groups: [{ title: '', boxes: boxesOf(near) }] },
    },
    ...(far.length > 0
      ? [
          {
            id: 'otherStandards',
            title: t('publish.standardsOther'),
            folded: true,
            controls: [],
            boxes: { name: 'standards', groups: [{ title: '', boxes: boxesOf(far) }] },
          },
        ]
      : []),
    {
      id: 'catalogues',
      title: t('publish.catalogues'),
      lead: t('publish.cataloguesLead'),
      controls: [],
      boxes: {
        name: 'catalogues',
        groups: [
          {
            title: '',
            boxes: [...vocabulary.catalogues.values()].map((each) =>
              box('catalogues', each.code, termName(each, lang)),
            ),
          },
        ],
      },
    },
    {
      id: 'interfaces',
      title: t('publish.interfaces'),
      lead: t('publish.interfacesLead'),
      controls: interfaceKinds.map((kind) => ({
        kind: 'prose' as const,
        name: interfaceName(kind),
        label: t(`publish.interface_${kind}`),
        hint: t(`publish.interfaceHint_${kind}`),
        value: textOf(fields, interfaceName(kind)),
        max: 1_000,
      })),
    },
  ]
}
