import { i18nFor, termsFor } from '~/locales/i18n'
import { childrenOf, codeName, roots, termName } from '~/modules/vocabulary'
import { claimName, listIn, textOf } from '../offering-form'
import type { BoxView, ControlView, FormContext, SectionView } from './form-view'

/** Where it can be used, and what each of these claims rests on. */
export function usesView({ fields, vocabulary, lang, standings }: FormContext): SectionView[] {
  const { t } = i18nFor(lang)
  const { conditionGroup } = termsFor(lang)
  const evidence = (code: string, hint: string): ControlView => ({
    kind: 'line',
    name: claimName(code),
    label: t('publish.claimEvidence'),
    hint,
    value: textOf(fields, claimName(code)),
    max: 300,
  })
  const scenarios = listIn(fields, 'scenarios')
  const conditions = listIn(fields, 'conditions')
  const note = (code: string): BoxView['note'] => {
    const found = standings[code]
    if (found === undefined) return undefined
    const list = found.attributes
      .map((each) => codeName(vocabulary.attributes, each, lang))
      .join(t('site.listJoin'))
    if (found.standing === 'backed') return { tone: 'pass', text: t('publish.claimBacked', { list }) }
    if (found.standing === 'contradicted')
      return { tone: 'fail', text: t('publish.claimContradicted', { list }) }
    return { tone: 'unknown', text: t('publish.claimUnbacked', { list: askedFor(code) }) }
  }
  const askedFor = (code: string) =>
    (vocabulary.conditions.get(code)?.evidenceAttributes ?? [])
      .flatMap((each) => vocabulary.attributes.get(each) ?? [])
      .slice(0, 4)
      .map((attribute) => termName(attribute, lang))
      .join(t('site.listJoin'))
  const groups = new Map<string, BoxView[]>()
  for (const condition of vocabulary.conditions.values()) {
    const ticked = conditions.includes(condition.code)
    const boxes = groups.get(condition.group) ?? []
    boxes.push({
      value: condition.code,
      label: termName(condition, lang),
      ticked,
      depth: 0,
      note: ticked ? note(condition.code) : undefined,
      more: [evidence(condition.code, t('publish.conditionHint', { list: askedFor(condition.code) }))],
    })
    groups.set(condition.group, boxes)
  }
  return [
    {
      id: 'scenarios',
      title: t('publish.scenarios'),
      lead: t('publish.scenariosLead'),
      controls: [],
      boxes: {
        name: 'scenarios',
        groups: roots(vocabulary.scenarios).map((root) => ({
          title: termName(root, lang),
          boxes: [root, ...childrenOf(vocabulary.scenarios, root.code)].map((scenario, index) => ({
            value: scenario.code,
            label: termName(scenario, lang),
            ticked: scenarios.includes(scenario.code),
            depth: index === 0 ? 0 : 1,
            more: [evidence(scenario.code, t('publish.scenarioHint'))],
          })),
        })),
      },
    },
    {
      id: 'conditions',
      title: t('publish.conditions'),
      lead: t('publish.conditionsLead'),
      controls: [],
      boxes: {
        name: 'conditions',
        groups: [...groups].map(([group, boxes]) => ({ title: conditionGroup[group] ?? group, boxes })),
      },
    },
  ]
}
