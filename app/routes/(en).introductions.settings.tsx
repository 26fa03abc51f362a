import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { formatDate } from '~/locales/format'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { mayAct } from '~/modules/accounts'
import { defineAction, personalPage } from '~/modules/accounts/index.server'
import {
  changeIntroductionSettings,
  IntroductionSettingsForm,
  readIntroductionSettings,
} from '~/modules/introductions/index.server'
import { inLang } from '~/modules/offerings'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, notFound, redirect } from '~/platform/http/index.server'
import { Breadcrumbs } from '~/ui/breadcrumbs'
import { Button } from '~/ui/button'
import { ActionForm, TextField } from '~/ui/form'
import { Notice } from '~/ui/notice'
import { Section } from '~/ui/section'

export const meta = headOf

const dids = ['pause', 'resume', 'unblock'] as const

export async function loader(args: LoaderFunctionArgs) {
  const { services, viewer, url, lang, t, origin } = personalPage(args)
  const { organisation } = viewer
  if (!organisation) throw notFound()
  const today = services.clock.today()
  const { pause, blocked } = await readIntroductionSettings(services.db, organisation.id, today)
  const title = t('introduction.settings')
  const path = localPath(lang, '/introductions/settings')
  const did = dids.find((each) => each === url.searchParams.get('did'))
  return {
    head: makeHead({ origin, path, lang, title, description: title, indexed: false }),
    listHref: localPath(lang, '/introductions'),
    lead: t('introduction.settingsLead', { name: inLang(lang, organisation.nameZh, organisation.nameEn) }),
    acts: mayAct(viewer, 'introduce'),
    did: did ? t(`introduction.did_${did}`) : null,
    today,
    paused: pause
      ? pause.until
        ? t('introduction.pausedUntil', { day: formatDate(pause.until, lang) })
        : t('introduction.pausedOpen')
      : null,
    blocked: blocked.map((each) => ({
      id: each.id,
      name: inLang(lang, each.nameZh, each.nameEn),
      day: formatDate(each.at, lang),
    })),
  }
}

export const action = defineAction(
  IntroductionSettingsForm,
  async (form, { services, viewer, lang }) => {
    if (!viewer.organisation) throw notFound()
    await changeIntroductionSettings(services, viewer, { organisationId: viewer.organisation.id, form })
    return redirect(localPath(lang, `/introductions/settings?did=${form.act}`))
  },
  personalPage,
)

export default function IntroductionSettingsPage() {
  const { t } = useTranslation()
  const data = useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  return (
    <div className="shell grid grid-cols-[minmax(0,1fr)] gap-5 py-4">
      <Breadcrumbs
        label={t('site.breadcrumbs')}
        crumbs={[{ href: data.listHref, label: t('introduction.title') }]}
        current={t('introduction.settings')}
      />
      <header className="grid gap-1">
        <h1 className="text-2xl md:text-3xl">{t('introduction.settings')}</h1>
        <p className="text-muted text-sm">{data.lead}</p>
      </header>
      {data.did && !state && <Notice role="status">{data.did}</Notice>}
      {!data.acts && <Notice>{t('introduction.readOnly')}</Notice>}
      <Section id="pause" title={t('introduction.pauseTitle')} lead={t('introduction.pauseLead')}>
        {data.paused && <Notice>{data.paused}</Notice>}
        {data.acts && (
          <ActionForm state={state} className="panel max-w-xl p-4">
            {!data.paused && (
              <TextField
                name="until"
                label={t('introduction.until')}
                hint={t('introduction.untilHint')}
                type="date"
                min={data.today}
              />
            )}
            <Button name="act" value={data.paused ? 'resume' : 'pause'} className="justify-self-start">
              {t(data.paused ? 'introduction.resume' : 'introduction.pause')}
            </Button>
          </ActionForm>
        )}
      </Section>
      <Section id="blocked" title={t('introduction.blockedTitle')}>
        {data.blocked.length === 0 ? (
          <p className="panel text-muted px-4 py-3">{t('introduction.blockedNone')}</p>
        ) : (
          <ul className="panel divide-line divide-y">
            {data.blocked.map(({ id, name, day }) => (
              <li key={id} className="flex flex-wrap items-center justify-between gap-3 px-4 py-2">
                <span>
                  {name} <span className="text-muted text-sm">{day}</span>
                </span>
                {data.acts && (
                  <form method="post">
                    <input type="hidden" name="organisation" value={id} />
                    <Button name="act" value="unblock">
                      {t('introduction.unblock')}
                    </Button>
                  </form>
                )}
              </li>
            ))}
          </ul>
        )}
      </Section>
    </div>
  )
}
