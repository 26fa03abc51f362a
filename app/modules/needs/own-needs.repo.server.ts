import {
  membershipIn,
  type OrganisationRight,
  refuseWithout,
  rightsOf,
  type Viewer,
} from '~/modules/accounts'
import { DomainError, notFoundError } from '~/platform/errors'
import type { FormFields } from '~/platform/http/form-fields'
import type { Db, Tx } from '~db/client.server'
import { fieldsOfContent, fieldsOfSettings } from './form/need-form'
import type { NeedSettings } from './form/need-settings'
import type { Need } from './need'
import { type LockedNeed, lockNeed, readNeed } from './need.repo.server'

/** What a team is writing on a need, apart from what the need says. */
export type NeedRevision = {
  fields: FormFields
  /** grows with every save */
  version: number
  updatedAt: Date
  /** the name of whoever saved last; null where they are gone */
  by: string | null
}

/** What is being written on a need; null where nothing is. Whose it is is the caller's to check. */
export async function readNeedRevision(db: Db | Tx, needId: number): Promise<NeedRevision | null> {
  const row = await db
    .selectFrom('need_revisions as r')
    .leftJoin('people as p', 'p.id', 'r.updated_by')
    .select(['r.fields', 'r.version', 'r.updated_at', 'p.name'])
    .where('r.need_id', '=', needId)
    .executeTakeFirst()
  return row
    ? { fields: row.fields as FormFields, version: row.version, updatedAt: row.updated_at, by: row.name }
    : null
}

export type OwnNeed = {
  need: Need
  /** what the viewer may do for its organisation */
  rights: OrganisationRight[]
  revision: NeedRevision | null
  settings: NeedSettings
}

/**
 * A need as its own team reads it, with what is being written on it.
 * @throws DomainError `not_found` (404) to whoever is no member of the team
 */
export async function readOwnNeed(db: Db, viewer: Viewer, id: number): Promise<OwnNeed> {
  const need = await readNeed(db, 'staff', id)
  const membership = membershipIn(viewer, need.organisation.id)
  if (membership === null) throw notFoundError('need', id)
  const [revision, invited] = await Promise.all([readNeedRevision(db, id), readInvited(db, id)])
  return {
    need,
    rights: rightsOf(membership),
    revision,
    settings: { visibility: need.visibility, openUntil: need.openUntil, invited },
  }
}

/** The form as it stands: what is being written, or what the need says where nothing is. */
export const writtenFields = ({ need, revision, settings }: OwnNeed): FormFields =>
  revision?.fields ?? { ...fieldsOfContent(need), ...fieldsOfSettings(settings) }

/** The organisations that a need is shown to, where only they are invited. */
async function readInvited(db: Db, needId: number): Promise<number[]> {
  const rows = await db
    .selectFrom('need_invitations')
    .select('organisation_id')
    .where('need_id', '=', needId)
    .orderBy('organisation_id')
    .execute()
  return rows.map((row) => row.organisation_id)
}

/** Writes who may see a need, and until when it stands. */
export async function writeSettings(
  tx: Tx,
  id: number,
  { visibility, openUntil, invited }: NeedSettings & { openUntil: string },
): Promise<void> {
  await tx.updateTable('needs').set({ visibility, open_until: openUntil }).where('id', '=', id).execute()
  await tx.deleteFrom('need_invitations').where('need_id', '=', id).execute()
  if (visibility !== 'invited') return
  const known = await tx.selectFrom('organisations').select('id').where('id', 'in', invited).execute()
  if (known.length < invited.length)
    throw new DomainError('unknown_choice', { field: 'invited' }, { status: 422 })
  await tx
    .insertInto('need_invitations')
    .values(invited.map((organisation_id) => ({ need_id: id, organisation_id })))
    .execute()
}

/**
 * Locks a need for a member of its team who has `right` there.
 * @throws those of `refuseWithout`
 */
export async function lockOwnNeed(
  tx: Tx,
  viewer: Viewer,
  id: number,
  right: OrganisationRight,
): Promise<LockedNeed> {
  const need = await lockNeed(tx, 'staff', id)
  refuseWithout(viewer, need.organisation_id, right, { kind: 'need', id })
  return need
}

/** A need as a list of the team's own shows it; a draft is named by what is being written. */
export type OwnNeedLine = {
  id: number
  state: Need['state']
  titleZh: string
  titleEn: string
  openUntil: string | null
  updatedAt: Date
}

/** What a team works on first: its drafts, then its needs by their last change; at most `limit`. */
export async function readOwnNeeds(db: Db, organisationId: number, limit: number): Promise<OwnNeedLine[]> {
  const rows = await db
    .selectFrom('needs')
    .select(['id', 'state', 'title_zh', 'title_en', 'open_until', 'updated_at'])
    .where('organisation_id', '=', organisationId)
    .where('state', '<>', 'withdrawn')
    .orderBy((eb) => eb.case().when('state', '=', 'draft').then(0).else(1).end())
    .orderBy('updated_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    state: row.state as Need['state'],
    titleZh: row.title_zh,
    titleEn: row.title_en,
    openUntil: row.open_until,
    updatedAt: row.updated_at,
  }))
}

export type Template = {
  id: number
  titleZh: string
  titleEn: string
  source: string
  teamType: string | null
}

/**
 * The figures of public lists to begin a need from. `teamTypes` are those of the team and what lies around them in
 * the tree: lists made for another branch of teams are left out, lists for no branch stay, after the others.
 */
export async function readTemplates(db: Db, teamTypes: readonly string[] | null): Promise<Template[]> {
  const rows = await db
    .selectFrom('public_needs')
    .select(['id', 'title_zh', 'title_en', 'source', 'team_type_code'])
    .where('reference', '=', true)
    .where('state', '=', 'open')
    .orderBy('team_type_code')
    .orderBy('organisation_id')
    .orderBy('id')
    .execute()
  return rows
    .filter(({ team_type_code: code }) => code === null || teamTypes === null || teamTypes.includes(code))
    .map((row) => ({
      id: row.id,
      titleZh: row.title_zh,
      titleEn: row.title_en,
      source: row.source?.title ?? '',
      teamType: row.team_type_code,
    }))
}
