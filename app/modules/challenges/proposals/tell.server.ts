import { type Lang, localPath } from '~/locales/lang'
import { mailMembers } from '~/modules/accounts/index.server'
import { inLang } from '~/modules/offerings'
import type { Tx } from '~db/client.server'
import type { Entry } from '../challenge'
import { teamsBehind } from '../teams-behind.server'
import type { Proposal } from './proposal'

type Way = { origin: string }

const words = (entry: Entry, proposal: Proposal, lang: Lang, { origin }: Way) => ({
  challenge: inLang(lang, entry.titleZh, entry.titleEn),
  organisation: inLang(lang, proposal.organisation.nameZh, proposal.organisation.nameEn),
  link: origin + localPath(lang, `/proposals/${proposal.id}`),
})

/** Tells the teams behind a challenge of an answer, once, however often it is taken back and handed in again. */
export async function tellTeams(
  tx: Tx,
  { entry, proposal, at }: { entry: Entry; proposal: Proposal; at: Date },
  way: Way,
): Promise<void> {
  const first = await tx
    .updateTable('challenge_proposals')
    .set({ told_at: at })
    .where('id', '=', proposal.id)
    .where('told_at', 'is', null)
    .returning('id')
    .execute()
  if (first.length === 0) return
  for (const organisationId of await teamsBehind(tx, entry))
    await mailMembers(
      tx,
      { organisationId, roles: ['editor', 'owner'], kind: 'proposal_submitted' },
      ({ name, lang, t }) => {
        const said = { ...words(entry, proposal, lang, way), name }
        return { subject: t('proposal.mailSubmitted', said), text: t('proposal.mailSubmittedText', said) }
      },
    )
}

/** Tells those who wrote a proposal what was decided. */
export const tellAuthors = (
  tx: Tx,
  {
    entry,
    proposal,
    decision,
    reason,
  }: { entry: Entry; proposal: Proposal; decision: 'shortlisted' | 'declined'; reason: string },
  way: Way,
): Promise<void> =>
  mailMembers(
    tx,
    {
      organisationId: proposal.organisation.id,
      roles: ['editor', 'owner'],
      kind: `proposal_${decision}`,
    },
    ({ name, lang, t }) => {
      const said = { ...words(entry, proposal, lang, way), name, reason }
      return {
        subject: t(`proposal.mail_${decision}`, said),
        text: t('proposal.mailDecidedText', { ...said, news: t(`proposal.mail_${decision}_text`, said) }),
      }
    },
  )
