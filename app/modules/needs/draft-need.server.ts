import { isPerson, type Person, rightsOf, type Viewer } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import type { Vocabulary } from '~/modules/vocabulary'
import { audit } from '~/platform/audit.server'
import { DomainError, notFoundError } from '~/platform/errors'
import type { FormFields } from '~/platform/http/form-fields'
import type { Services } from '~/platform/services.server'
import type { Db, Tx } from '~db/client.server'
import { insertNeeds } from '~db/write-needs.server'
import { readableNeed } from './form/check-need'
import { copyOf, fieldsOfContent, needFields } from './form/need-form'
import type { Need } from './need'
import { readNeed } from './need.repo.server'
import { readNeedRevision } from './own-needs.repo.server'

/** More drafts than this are none that anybody goes on with. */
const MOST_DRAFTS = 200

/** Whether the viewer writes needs for the organisation they act for: that of a rescue team. */
export const mayDraftNeeds = (viewer: Viewer): boolean =>
  isPerson(viewer) &&
  viewer.organisation?.kind === 'rescue_team' &&
  rightsOf(viewer.organisation).includes('prepare')

/**
 * Begins a need of the team that the viewer acts for: a draft, with the form as it begins. Nobody else sees it.
 * `from` is another need to begin from: one of the team's own, or a figure of a public list. Returns its id.
 * @throws DomainError `only_teams` (403), `not_found` (404) where `from` is neither, `too_many_drafts` (409)
 */
export async function draftNeed(
  { db, clock, vocabulary }: Pick<Services, 'db' | 'clock' | 'vocabulary'>,
  viewer: Person,
  { fields: sent = {}, from = null }: { fields?: FormFields; from?: number | null },
): Promise<number> {
  const team = viewer.organisation
  if (team === null || !mayDraftNeeds(viewer)) throw new DomainError('only_teams', {}, { status: 403 })
  const fields = from === null ? needFields(sent) : await fieldsFrom(db, team.id, from)
  const context = { vocabulary: await vocabulary(), clock }
  const [id = 0] = await db
    .transaction()
    .execute((tx) => draftNeedsIn(tx, context, viewer, [{ fields, detail: from === null ? {} : { from } }]))
  return id
}

/**
 * Several drafts at once, for the team that the viewer acts for; the ids in the order of `drafts`, whose `detail`
 * goes to the log. @throws DomainError `only_teams` (403), `too_many_drafts` (409)
 */
export async function draftNeedsIn(
  tx: Tx,
  { vocabulary, clock }: { vocabulary: Vocabulary } & Pick<Services, 'clock'>,
  viewer: Person,
  drafts: readonly { fields: FormFields; detail: Record<string, number> }[],
): Promise<number[]> {
  const team = viewer.organisation
  if (team === null || !mayDraftNeeds(viewer)) throw new DomainError('only_teams', {}, { status: 403 })
  const at = clock.now()
  await tx.selectFrom('organisations').select('id').where('id', '=', team.id).forUpdate().execute()
  const { n } = await tx
    .selectFrom('needs')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('organisation_id', '=', team.id)
    .where('state', '=', 'draft')
    .executeTakeFirstOrThrow()
  if (n + drafts.length > MOST_DRAFTS)
    throw new DomainError('too_many_drafts', { n, max: MOST_DRAFTS }, { status: 409 })
  const ids = await insertNeeds(
    tx,
    drafts.map(({ fields }) => ({
      ...readableNeed(fields, vocabulary, clock.today()).content,
      externalId: null,
      organisationId: team.id,
      state: 'draft',
      reference: false,
      sample: false,
      source: null,
      publishedAt: null,
      at,
    })),
  )
  await tx
    .insertInto('need_revisions')
    .values(
      drafts.map(({ fields }, index) => ({
        need_id: ids[index] as number,
        fields: JSON.stringify(fields),
        updated_by: viewer.id,
        updated_at: at,
      })),
    )
    .execute()
  for (const [index, { detail }] of drafts.entries())
    await audit(tx, auditSource(viewer), {
      action: 'need.drafted',
      object: { kind: 'need', id: ids[index] as number },
      detail,
    })
  return ids
}

async function fieldsFrom(db: Db, organisationId: number, id: number): Promise<FormFields> {
  const need = await readNeed(db, 'staff', id)
  if (need.organisation.id === organisationId) {
    const revision = await readNeedRevision(db, id)
    return copyOf(revision?.fields ?? fieldsOfContent(need))
  }
  if (!need.reference || need.state !== 'open') throw notFoundError('need', id)
  return { ...copyOf(fieldsOfContent(need)), ...sourceTexts(need) }
}

/** What a public list says of itself gives way to where the figures come from. */
function sourceTexts({ source, titleZh, titleEn }: Need): FormFields {
  if (source === null) return { textZh: '', textEn: '' }
  const named = [source.title, source.ref].filter(Boolean).join(' · ')
  return { textZh: `参照：${titleZh}（${named}）。`, textEn: `After: ${titleEn || titleZh} (${named}).` }
}
