import { formatDate, formatInstant } from '~/locales/format'
import { i18nFor } from '~/locales/i18n'
import { localPath } from '~/locales/lang'
import type { OrganisationRight } from '~/modules/accounts'
import type { Lang } from '~/modules/vocabulary'
import type { Need } from '../need'
import { type NeedEvent, possibleNeedEvents, publicNeedStates } from '../need-states'
import { inLang } from './need-card-view'
import { endEvents, needEnds } from './need-closing'

type LinkView = { href: string; label: string; text?: string }

export type NeedManageView = {
  id: number
  /** where a copy of it begins; null to whoever writes no needs */
  copyAction: string | null
  title: string
  state: Need['state']
  facts: [string, string][]
  links: LinkView[]
  acts: LinkView[]
  /** sent by a button of the page itself */
  posts: { act: 'reopen' | 'discard'; label: string; text?: string }[]
}

/** A need as its team governs it: where it stands, and what a member with these rights can do next. */
export function needManageView(
  need: Need,
  {
    rights,
    draftAt,
    invited,
    lang,
  }: {
    rights: readonly OrganisationRight[]
    /** when what is being written was saved; null: nothing is */
    draftAt: Date | null
    /** names of the organisations invited */
    invited: readonly string[]
    lang: Lang
  },
): NeedManageView {
  const { t } = i18nFor(lang)
  const path = localPath(lang, `/needs/${need.id}`)
  const events = possibleNeedEvents(need.state)
  const draft = need.state === 'draft'
  const may = (event: NeedEvent) =>
    events.includes(event) && rights.includes(draft || event === 'revise' ? 'prepare' : 'publish')
  return {
    id: need.id,
    copyAction: rights.includes('prepare') ? localPath(lang, '/needs/new') : null,
    title: inLang(lang, need.titleZh, need.titleEn) || t('needForm.untitled'),
    state: need.state,
    facts: facts(need, { draftAt, invited, lang }),
    links: [
      ...(publicNeedStates.includes(need.state) ? [{ href: path, label: t('needForm.seePage') }] : []),
      ...(may('revise') ? [{ href: `${path}/edit`, label: t('needForm.editLink') }] : []),
      ...(may('revise') && draftAt ? [{ href: `${path}/preview`, label: t('needForm.preview') }] : []),
    ],
    acts: [
      ...(may('renew')
        ? [{ href: `${path}/renew`, label: t('needLife.renewTitle'), text: t('needForm.actRenewText') }]
        : []),
      ...needEnds
        .filter((end) => may(endEvents[end]))
        .map((end) => {
          const words = {
            met: 'actMeet',
            no_match: 'actNoMatch',
            withdrawn: draft ? 'actWithdrawDraft' : 'actWithdraw',
          } as const
          return {
            href: `${path}/close?as=${end}`,
            label: t(`needForm.${words[end]}`),
            text: t(`needForm.${words[end]}Text`),
          }
        }),
    ],
    posts: [
      ...(may('reopen')
        ? [{ act: 'reopen' as const, label: t('needForm.actReopen'), text: t('needForm.actReopenText') }]
        : []),
      ...(!draft && draftAt && rights.includes('prepare')
        ? [{ act: 'discard' as const, label: t('needForm.discard') }]
        : []),
    ],
  }
}

function facts(
  need: Need,
  { draftAt, invited, lang }: { draftAt: Date | null; invited: readonly string[]; lang: Lang },
): [string, string][] {
  const { t } = i18nFor(lang)
  const { closing, publishedAt, openUntil } = need
  const rows: ([string, string] | null)[] = [
    [t('needForm.factState'), t(`need.state_${need.state}`)],
    publishedAt ? [t('needForm.factPublished'), formatInstant(publishedAt, lang)] : null,
    publishedAt ? [t('needForm.factVisibility'), t(`needForm.visibility_${need.visibility}`)] : null,
    need.visibility === 'invited' && invited.length > 0
      ? [t('needForm.factInvited'), invited.join(t('site.listJoin'))]
      : null,
    publishedAt && !closing
      ? [t('needForm.factUntil'), openUntil ? formatDate(openUntil, lang) : t('needForm.factUntilNone')]
      : null,
    publishedAt ? [t('needForm.factVersion'), String(need.version)] : null,
    draftAt
      ? [t('needForm.factDraft'), t('needForm.factDraftText', { at: formatInstant(draftAt, lang) })]
      : null,
    closing ? [t('needForm.factHow'), t(`needForm.how_${closing.how}`)] : null,
    closing && closing.reasons.length > 0
      ? [
          t('needForm.factReasons'),
          closing.reasons.map((code) => reasonWords(code, lang)).join(t('site.listJoin')),
        ]
      : null,
    closing?.text ? [t('needForm.factText'), closing.text] : null,
    closing ? [t('needForm.factClosed'), formatInstant(closing.at, lang)] : null,
  ]
  return rows.filter((row) => row !== null)
}

/** Why nothing was acceptable, by its code, in words. */
export const reasonWords = (code: string, lang: Lang): string => {
  const key = `needForm.reason_${code}`
  const text = (i18nFor(lang).t as (key: string) => string)(key)
  return text === key ? code : text
}
