import { sql } from 'kysely'
import type { Person } from '~/modules/accounts'
import { auditSource } from '~/modules/accounts/index.server'
import type { Vocabulary } from '~/modules/vocabulary'
import { audit } from '~/platform/audit.server'
import { DomainError } from '~/platform/errors'
import type { Services } from '~/platform/services.server'
import type { Tx } from '~db/client.server'
import { markForIndex } from '~search/marks.server'
import type { ChallengeContent, Entry } from './challenge'
import { refuseAtStage } from './challenge-states'
import { lockEntry } from './entries.repo.server'
import { refuseOwn } from './teams-behind.server'

/**
 * Publishes an entry as a challenge, or what it says anew once it is. `version` is that of the page it was written
 * on; sending the same again changes nothing.
 * @throws DomainError `not_found` (404), `challenge_state`, `changed_meanwhile`, `no_need_waits` (409),
 * `own_organisation` (403), `unknown_choice`, `no_field_chosen`, `answers_past` (422)
 */
export const publishChallenge = (
  { db, clock, vocabulary }: Pick<Services, 'db' | 'clock' | 'vocabulary'>,
  viewer: Person,
  { id, version, content }: { id: number; version: number; content: ChallengeContent },
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    refuseUnknown(content, await vocabulary())
    const entry = await lockEntry(tx, id)
    const published = entry.stage === 'published'
    if (published && says(entry, content)) return
    refuseAtStage(entry.stage, published ? 'revise' : 'publish')
    if (entry.version !== version) throw new DomainError('changed_meanwhile', {}, { status: 409 })
    await refuseOwn(tx, viewer, entry)
    if (content.answersUntil !== entry.answersUntil && content.answersUntil < clock.today())
      throw new DomainError('answers_past', { field: 'answersUntil' })
    if (!published) await holdNeeds(tx, entry)
    await tx
      .updateTable('challenges')
      .set({
        state: 'published',
        title_zh: content.titleZh,
        title_en: content.titleEn,
        text_zh: content.textZh,
        text_en: content.textEn,
        scenario_codes: content.scenarios,
        track_codes: content.tracks,
        answers_until: content.answersUntil,
        version: version + 1,
        published_at: sql`coalesce(published_at, ${clock.now()})`,
        updated_at: clock.now(),
      })
      .where('id', '=', id)
      .execute()
    await audit(tx, auditSource(viewer), {
      action: published ? 'challenge.revised' : 'challenge.published',
      object: { kind: 'challenge', id },
      detail: { version: version + 1, answersUntil: content.answersUntil },
    })
    await markForIndex(tx, 'needs', entry.needIds)
  })

function refuseUnknown({ scenarios, tracks }: ChallengeContent, vocabulary: Vocabulary): void {
  if (!scenarios.every((code) => vocabulary.scenarios.has(code)))
    throw new DomainError('unknown_choice', { field: 'scenarios' })
  if (!tracks.every((code) => vocabulary.tracks.has(code)))
    throw new DomainError('unknown_choice', { field: 'tracks' })
  if (scenarios.length + tracks.length === 0) throw new DomainError('no_field_chosen', { field: 'tracks' })
}

const same = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((code) => b.includes(code))

const says = (entry: Entry, content: ChallengeContent): boolean =>
  entry.titleZh === content.titleZh &&
  entry.titleEn === content.titleEn &&
  entry.textZh === content.textZh &&
  entry.textEn === content.textEn &&
  entry.answersUntil === content.answersUntil &&
  same(entry.scenarios, content.scenarios) &&
  same(entry.tracks, content.tracks)

/** Keeps one need behind the entry from being opened again while it is published. */
async function holdNeeds(tx: Tx, { needIds }: Entry): Promise<void> {
  const rows = await tx
    .selectFrom('needs')
    .select('id')
    .where('id', 'in', needIds)
    .where('state', '=', 'no_acceptable_match')
    .orderBy('id')
    .forShare()
    .execute()
  if (rows.length === 0) throw new DomainError('no_need_waits', {}, { status: 409 })
}
