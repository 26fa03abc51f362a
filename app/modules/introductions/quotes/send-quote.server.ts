import { type Person, refuseWithout } from '~/modules/accounts'
import { DomainError } from '~/platform/errors'
import { type CheckedFile, checkUpload } from '~/platform/files/check-upload.server'
import { digestOf, saveUpload } from '~/platform/files/stored-files.server'
import { takeFrom } from '~/platform/rate-limit.server'
import type { Services } from '~/platform/services.server'
import { readIntroduction } from '../introductions.repo.server'
import { onQuote, type QuoteGround } from './on-quote.server'
import { MAX_FILES, type QuoteContent } from './quote'
import { totalsOf } from './quote-money'
import { nextQuoteState } from './quote-states'
import { insertVersion, readVersion } from './quotes.repo.server'

export type SentQuote = {
  /** the version that it was written on top of; 0: none */
  base: number
  content: QuoteContent
  /** ids of files of that version that it goes on with */
  keep: readonly string[]
  /** new ones */
  files: readonly File[]
}

/**
 * Sends the next version of a quote. The same sent again, as after a lost answer, is the version that is there;
 * anything else written on top of an old version is refused. After an acceptance it is a proposal: what was accepted
 * holds until the team accepts the new one.
 * @throws DomainError `quote_changed`, `quote_state` (409), `other_side` (403), `day_past`, `quote_too_large`,
 * `too_many_documents`, `rate_limited` (429), those of `checkUpload` and of `onQuote`
 */
export async function sendQuote(
  services: Pick<Services, 'db' | 'clock' | 'env' | 'files'>,
  viewer: Person,
  { id, quote: sent }: { id: number; quote: SentQuote },
  way: { origin: string },
): Promise<void> {
  const totals = totalsOf(sent.content)
  const checked = await checkFiles(services, viewer, id, sent)
  await onQuote(
    services,
    viewer,
    id,
    async (ground) => {
      const { tx, quote, side, now, today } = ground
      const before = quote?.version ?? 0
      if (quote && before === sent.base + 1 && (await isSame(ground, before, sent, checked))) return null
      if (before !== sent.base) throw new DomainError('quote_changed', { version: before }, { status: 409 })
      const state = nextQuoteState(quote?.state ?? 'none', 'send', side)
      if (sent.content.validUntil < today) throw new DomainError('day_past', { field: 'validUntil' })
      const version = before + 1
      const changed = { state, version, reason: '', last_event: 'send' as const, updated_at: now }
      if (quote) await tx.updateTable('quotes').set(changed).where('introduction_id', '=', id).execute()
      else
        await tx
          .insertInto('quotes')
          .values({ introduction_id: id, ...changed })
          .execute()
      const owner = { organisationId: ground.introduction.enterprise.id, uploadedBy: viewer.id }
      const kept = before === 0 ? [] : await keptFiles(ground, before, sent.keep)
      const added: string[] = []
      for (const file of checked) added.push(await saveUpload(tx, services.files, file, owner))
      const fileIds = [...kept, ...added]
      await insertVersion(
        tx,
        { introductionId: id, version },
        { ...sent.content, ...totals, fileIds },
        { authorId: viewer.id, at: now },
      )
      return { event: 'send', version }
    },
    way,
  )
}

/** Before anything is decoded, which costs seconds, it is known that the viewer may send at all. */
async function checkFiles(
  services: Pick<Services, 'db' | 'clock' | 'env'>,
  viewer: Person,
  id: number,
  { files, keep }: SentQuote,
): Promise<CheckedFile[]> {
  const own = await readIntroduction(services.db, viewer, id, services.clock.now())
  refuseWithout(viewer, own.organisationId, 'introduce', { kind: 'introduction', id })
  if (files.length + keep.length > MAX_FILES)
    throw new DomainError('too_many_documents', { n: MAX_FILES, field: 'file' })
  const checked: CheckedFile[] = []
  for (const file of files) {
    await takeFrom(services, 'upload', `person ${viewer.id}`)
    checked.push(await checkUpload(file, 'document'))
  }
  return checked
}

const keptFiles = async ({ tx, introduction }: QuoteGround, version: number, keep: readonly string[]) =>
  (await readVersion(tx, introduction.id, version)).files
    .map(({ id }) => id)
    .filter((id) => keep.includes(id))

/** Whether the newest version is word for word what is sent now: a repetition of it. */
async function isSame(
  { tx, introduction }: QuoteGround,
  version: number,
  { content, keep }: SentQuote,
  files: readonly CheckedFile[],
): Promise<boolean> {
  const there = await readVersion(tx, introduction.id, version)
  const plain = (of: QuoteContent) =>
    JSON.stringify([
      ...[of.currency, of.taxRate, of.taxIncluded, of.deliveryDays, of.deliveryText, of.validUntil, of.note],
      of.lines.map(({ name, quantity, unit, price }) => [name, quantity, unit, price]),
    ])
  if (plain(there) !== plain(content) || there.files.length !== keep.length + files.length) return false
  const digests = await tx
    .selectFrom('files')
    .select('sha256')
    .where('id', 'in', ['00000000-0000-0000-0000-000000000000', ...there.files.map(({ id }) => id)])
    .execute()
  return files.every(({ bytes }) => digests.some(({ sha256 }) => sha256.equals(digestOf(bytes))))
}
