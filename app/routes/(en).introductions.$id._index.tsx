import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import type { Contact } from '~/modules/accounts'
import { defineAction, personalPage } from '~/modules/accounts/index.server'
import { AnswerPanel, ContactsPanel, IntroductionFrame, mayIntroduce } from '~/modules/introductions'
import {
  actOnIntroduction,
  IntroductionActForm,
  introductionPage,
  readFit,
} from '~/modules/introductions/index.server'
import { MatchCard } from '~/modules/matching'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { json, type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'
import { Button } from '~/ui/button'
import { Notice } from '~/ui/notice'
import { Section } from '~/ui/section'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const page = await introductionPage(args)
  const { services, lang, t, origin, introduction, side, organisationId, path, acts, frame } = page
  const title = frame.title
  return {
    head: makeHead({ origin, path, lang, title, description: title, indexed: false }),
    frame,
    reason: introduction.reason,
    answer:
      introduction.answeredAt && (introduction.answerText || introduction.declineReason)
        ? {
            reason: introduction.declineReason && t(`introduction.reason_${introduction.declineReason}`),
            text: introduction.answerText,
          }
        : null,
    match: await readFit(services, introduction, lang),
    answers: acts && mayIntroduce(introduction, 'accept', side),
    withdraws: acts && mayIntroduce(introduction, 'withdraw', side),
    blocks: acts && introduction.askedBy !== side,
    contactsOpen: introduction.state === 'accepted' || introduction.state === 'ended',
    ownContactsHref: localPath(lang, `/organisations/${organisationId}/contacts`),
  }
}

export const action = defineAction(
  IntroductionActForm,
  async (form, { services, viewer, lang, origin, params }) => {
    const id = readId(params.id)
    const contacts = await actOnIntroduction(services, viewer, { id, form }, { origin })
    if (contacts) return json({ contacts })
    return redirect(localPath(lang, `/introductions/${id}?did=${form.act}`))
  },
  personalPage,
)

export default function IntroductionPage() {
  const { t } = useTranslation()
  const data = useLoaderData<typeof loader>()
  const answered = useActionData<FormState | { contacts: Contact[] }>()
  const contacts = answered && 'contacts' in answered ? answered.contacts : null
  const refused = answered && !('contacts' in answered) ? answered : undefined
  const loose = refused && !['accept', 'decline'].includes(String(refused.values.act))
  return (
    <IntroductionFrame view={data.frame}>
      {(loose || (refused && !data.answers)) && (
        <Notice role="alert" urgent>
          {refused?.error}
        </Notice>
      )}
      <Section id="reason" title={t('introduction.reasonTitle')}>
        <p className="panel p-4 break-words whitespace-pre-wrap">{data.reason}</p>
      </Section>
      {data.answer && (
        <Section id="answer" title={t('introduction.answerTitle')}>
          <div className="panel grid gap-1 p-4">
            {data.answer.reason && <p className="font-semibold">{data.answer.reason}</p>}
            {data.answer.text && <p className="break-words whitespace-pre-wrap">{data.answer.text}</p>}
          </div>
        </Section>
      )}
      {data.answers && <AnswerPanel state={refused} />}
      {data.withdraws && (
        <form method="post" className="grid gap-2">
          <p className="text-muted text-sm">{t('introduction.withdrawLead')}</p>
          <p>
            <Button name="act" value="withdraw">
              {t('introduction.withdraw')}
            </Button>
          </p>
        </form>
      )}
      <ContactsPanel open={data.contactsOpen} contacts={contacts} ownHref={data.ownContactsHref} />
      {data.match && (
        <Section id="match" title={t('introduction.match')} lead={t('introduction.matchLead')}>
          <MatchCard rank={1} match={data.match} title={data.frame.offering.name}>
            <p className="facts mt-1">
              <span>{data.frame.need.name}</span>
            </p>
          </MatchCard>
        </Section>
      )}
      {data.blocks && (
        <details className="no-print">
          <summary className="text-link min-h-11 cursor-pointer py-2 text-sm">
            {t('introduction.block')}
          </summary>
          <form method="post" className="grid gap-2">
            <p className="text-muted max-w-prose text-sm">
              {t('introduction.blockLead', { name: data.frame.other })}
            </p>
            <p>
              <Button name="act" value="block">
                {t('introduction.block')}
              </Button>
            </p>
          </form>
        </details>
      )}
    </IntroductionFrame>
  )
}
