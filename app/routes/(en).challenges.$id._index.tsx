import { useTranslation } from 'react-i18next'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { pageFor } from '~/modules/accounts/index.server'
import { ChallengeDetail, challengeDetailView } from '~/modules/challenges'
import { readChallenge, readDemandOf } from '~/modules/challenges/index.server'
import { needScopeOf } from '~/modules/needs'
import { useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect, withDomainErrors } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'
import { ButtonLink } from '~/ui/button'
import { Section } from '~/ui/section'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const { services, viewer, lang, origin } = pageFor(args)
  const id = readId(args.params.id)
  const [vocabulary, entry] = await Promise.all([
    services.vocabulary(),
    withDomainErrors(() => readChallenge(services.db, id)),
  ])
  // A merge can be taken back: the address is not given up for good.
  if (entry.id !== id) throw redirect(localPath(lang, `/challenges/${entry.id}`), { status: 302 })
  const demand = await readDemandOf(services.db, needScopeOf(viewer), entry)
  const view = challengeDetailView(entry, { demand, vocabulary, lang, today: services.clock.today() })
  return {
    head: makeHead({
      origin,
      path: view.path,
      lang,
      title: view.title,
      description: view.text.slice(0, 200),
      indexed: true,
    }),
    view,
  }
}

export default function ChallengePage() {
  const { t } = useTranslation()
  const { view } = useLoaderData<typeof loader>()
  return (
    <ChallengeDetail view={view}>
      <Section id="answer" title={t('challenge.answerTitle')}>
        {view.open ? (
          <>
            <ul className="max-w-prose list-disc pl-5">
              <li>{t('challenge.answerWho')}</li>
              <li>{t('challenge.answerWhat')}</li>
              <li>{t('challenge.answerSeen')}</li>
              <li>{t('challenge.answerOnce')}</li>
              <li className="font-medium">{view.deadline}</li>
            </ul>
            <p className="no-print">
              <ButtonLink look="main" href={view.answerHref}>
                {t('challenge.answerHere')}
              </ButtonLink>
            </p>
          </>
        ) : (
          <p className="text-muted">{t('challenge.answerOver')}</p>
        )}
      </Section>
    </ChallengeDetail>
  )
}
