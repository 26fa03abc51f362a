import { i18nFor } from '~/locales/i18n'
import { type Lang, localPath } from '~/locales/lang'
import { isAdministrator, isReviewer, mayAct, type Person } from '~/modules/accounts'
import { inLang } from '~/modules/offerings'

/** How many of each there are, by the name of the list's filter; null where the viewer has no such list. */
export type WorkCounts = {
  offerings: Partial<Record<string, number>> | null
  needs: Partial<Record<string, number>> | null
  /** acceptable pairs of one's own with what came in the last `newFor` days; null: no side of a match */
  newMatches: number | null
  /** introductions of the organisation the viewer acts for, by the filter of the list; null: they act for none */
  introductions: Partial<Record<string, number>> | null
  /** proposals of the organisation the viewer acts for, by state; null: it answers no challenges */
  proposals: Partial<Record<string, number>> | null
  /** proposals that wait for the viewer's word */
  proposalsToJudge: number
  /** orders of the organisation the viewer acts for, by the filter of their list; null: none, and it sells nothing */
  orders: {
    paying: Partial<Record<string, number>>
    selling: Partial<Record<string, number>>
    sells: boolean
  } | null
  /** where the organisation the viewer acts for has one-to-one meetings ahead of it, what is soonest first */
  meetings: { path: string; titleZh: string; titleEn: string; toAnswer: number; agreed: number }[]
  /** needs shown to the viewer's organisations and not to everybody */
  needsForUs: number
  /** spreadsheets whose report waits for a word */
  sheets: number
  /** waiting for reviewers and administrators; null for everybody else */
  staff: { reviews: number; offerings: number; unrated: number; rated: number; failedMails: number } | null
}

/** How long a match is new, in days. */
export const newFor = 7

export type Todo = { key: string; label: string; n: number; href: string; urgent: boolean }
export type TodoGroup = {
  key: 'matches' | 'introductions' | 'meetings' | 'offerings' | 'needs' | 'challenges' | 'orders' | 'staff'
  title: string
  todos: Todo[]
  links: { href: string; label: string; main: boolean }[]
}

const offeringTodos = ['returned', 'draft', 'editing', 'in_review', 'paused'] as const
const needTodos = ['lapsing', 'draft', 'revised', 'matched', 'in_trial', 'no_acceptable_match'] as const
const introductionTodos = ['ours', 'unread', 'trial', 'quote', 'theirs', 'accepted'] as const
const urgent = new Set([
  'returned',
  'lapsing',
  'ours',
  'unread',
  'trial',
  'quote',
  'reviews',
  'offeringReviews',
  'failedMails',
  'sheets',
  'proposalsToJudge',
  'waiting',
  'reconcile',
  'refund_due',
  'late',
  'overdue',
  'toPay',
  'toAnswer',
])

/** What there is to do, in groups; a count of nothing is left out, and each leads to its filtered list. */
export function todoGroups(counts: WorkCounts, viewer: Person, lang: Lang): TodoGroup[] {
  const { t } = i18nFor(lang)
  const at = (path: string) => localPath(lang, path)
  const todo = (key: string, label: string, n: number | undefined, path: string): Todo[] =>
    n ? [{ key, label, n, href: at(path), urgent: urgent.has(key) }] : []
  const writes = mayAct(viewer, 'prepare')
  const link = (path: string, label: string, main = false) => ({ href: at(path), label, main })
  const { offerings, needs, newMatches, introductions, staff } = counts
  const groups: TodoGroup[] = []
  if (newMatches !== null)
    groups.push({
      key: 'matches',
      title: t('workbench.matches'),
      todos: [
        ...todo('newMatches', t('workbench.newMatches', { days: newFor }), newMatches, '/workbench/matches'),
        ...todo('needsForUs', t('workbench.needsForUs'), counts.needsForUs, '/needs/for-us'),
      ],
      links: [],
    })
  if (introductions !== null)
    groups.push({
      key: 'introductions',
      title: t('introduction.title'),
      todos: introductionTodos.flatMap((key) =>
        todo(key, t(`introduction.filter_${key}`), introductions[key], `/introductions?state=${key}`),
      ),
      links: [
        link('/introductions', t('introduction.all')),
        ...(offerings === null ? [] : [link('/workbench/outcomes', t('outcome.lessonsTitle'))]),
      ],
    })
  if (counts.meetings.length > 0)
    groups.push({
      key: 'meetings',
      title: t('workbench.meetings'),
      todos: counts.meetings.flatMap(({ path, toAnswer, agreed, ...names }) => {
        const title = inLang(lang, names.titleZh, names.titleEn)
        return [
          ...todo('toAnswer', t('workbench.meetingsToAnswer', { title }), toAnswer, path),
          ...todo('agreed', t('workbench.meetingsAgreed', { title }), agreed, path),
        ].map((each) => ({ ...each, key: `${each.key} ${path}` }))
      }),
      links: [],
    })
  if (offerings !== null)
    groups.push({
      key: 'offerings',
      title: t('workbench.offerings'),
      todos: [
        ...offeringTodos.flatMap((key) =>
          todo(
            key,
            key === 'editing' ? t('publish.editing') : t(`publish.state_${key}`),
            offerings[key],
            `/workbench/offerings?state=${key}`,
          ),
        ),
        ...todo('sheets', t('workbench.sheets'), counts.sheets, '/offerings/spreadsheet'),
      ],
      links: [
        ...(writes ? [link('/offerings/new', t('publish.newOffering'), true)] : []),
        link('/workbench/offerings', t('workbench.allOfferings')),
        link('/offerings/spreadsheet', t('workbench.spreadsheet')),
      ],
    })
  if (needs !== null)
    groups.push({
      key: 'needs',
      title: t('workbench.needs'),
      todos: needTodos.flatMap((key) =>
        todo(
          key,
          key === 'lapsing' || key === 'revised' ? t(`workbench.need_${key}`) : t(`need.state_${key}`),
          needs[key],
          `/workbench/needs?state=${key}`,
        ),
      ),
      links: [
        ...(writes ? [link('/needs/new', t('need.postNew'), true)] : []),
        link('/workbench/needs', t('workbench.allNeeds')),
      ],
    })
  const { proposals, proposalsToJudge } = counts
  if (proposals !== null || proposalsToJudge > 0)
    groups.push({
      key: 'challenges',
      title: t('workbench.proposals'),
      todos: [
        ...todo(
          'proposalsToJudge',
          t('workbench.proposalsToJudge'),
          proposalsToJudge,
          '/proposals?state=submitted',
        ),
        ...todo('proposalDrafts', t('workbench.proposalDrafts'), proposals?.draft, '/proposals?state=draft'),
        ...todo(
          'proposalsDecided',
          t('workbench.proposalsDecided'),
          proposals?.shortlisted,
          '/proposals?state=shortlisted',
        ),
      ],
      links: [link('/proposals', t('workbench.proposals')), link('/challenges', t('challenge.listTitle'))],
    })
  const { orders } = counts
  if (orders) {
    const { paying, selling } = orders
    groups.push({
      key: 'orders',
      title: t('order.workTitle'),
      todos: [
        ...todo('waiting', t('order.todo_waiting'), paying.waiting, '/orders?state=waiting'),
        ...todo('transfer', t('order.todo_transfer'), paying.transfer, '/orders?state=transfer'),
        ...todo('balance', t('order.todo_balance'), paying.balance, '/orders?state=balance'),
        ...todo('toPay', t('order.todo_overdue'), paying.overdue, '/orders?state=overdue'),
        ...todo('reconcile', t('order.todo_reconcile'), selling.transfer, '/orders/received?state=transfer'),
        ...(['overdue', 'refund_due', 'late'] as const).flatMap((key) =>
          todo(key, t(`order.todo_${key}`), selling[key], `/orders/received?state=${key}`),
        ),
      ],
      links: [
        ...(Object.keys(paying).length > 0 ? [link('/orders', t('order.listTitle'))] : []),
        ...(orders.sells ? [link('/orders/received', t('order.receivedTitle'))] : []),
      ],
    })
  }
  if (isReviewer(viewer) && staff)
    groups.push({
      key: 'staff',
      title: t('workbench.staff'),
      todos: [
        ...todo('reviews', t('workbench.reviews'), staff.reviews, '/review'),
        ...todo('offeringReviews', t('workbench.offeringReviews'), staff.offerings, '/review/offerings'),
        ...todo('unrated', t('workbench.unrated'), staff.unrated, '/review/challenges?stage=collected'),
        ...todo('rated', t('workbench.rated'), staff.rated, '/review/challenges?stage=rated'),
        ...(isAdministrator(viewer)
          ? todo('failedMails', t('workbench.failedMails'), staff.failedMails, '/admin/outbox?state=failed')
          : []),
      ],
      links: [
        link('/review', t('review.title')),
        link('/review/offerings', t('publish.reviewTitle')),
        link('/review/challenges', t('challengeWork.reviewTitle')),
        ...(isAdministrator(viewer) ? [link('/admin', t('admin.title'))] : []),
      ],
    })
  return groups
}
