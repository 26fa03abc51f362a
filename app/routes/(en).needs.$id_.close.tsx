import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { defineAction, personalPage } from '~/modules/accounts/index.server'
import {
  endEvents,
  NeedClosing,
  needDetailView,
  needEnds,
  noMatchReasons,
  possibleNeedEvents,
} from '~/modules/needs'
import {
  findNoMatch,
  meetings,
  meetNeed,
  ownNeedPage,
  withdrawals,
  withdrawNeed,
} from '~/modules/needs/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, notFound, problem, redirect } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'
import { Breadcrumbs } from '~/ui/breadcrumbs'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const { services, url, lang, t, origin, own, id } = await ownNeedPage(args, 'prepare')
  const { need, rights } = own
  const end = needEnds.find((each) => each === url.searchParams.get('as')) ?? 'withdrawn'
  if (need.state !== 'draft' && !rights.includes('publish')) throw notFound()
  if (!possibleNeedEvents(need.state).includes(endEvents[end])) throw problem(409, 'need_state')
  const path = localPath(lang, `/needs/${id}`)
  const draft = need.state === 'draft'
  const title = t(endTitle[draft ? 'draft' : end])
  return {
    head: makeHead({ origin, path: `${path}/close`, lang, title, description: title, indexed: false }),
    path,
    end,
    draft,
    title,
    name:
      needDetailView(need, { vocabulary: await services.vocabulary(), lang }).title || t('needForm.untitled'),
  }
}

const endTitle = {
  met: 'needForm.actMeet',
  no_match: 'needForm.actNoMatch',
  withdrawn: 'needForm.actWithdraw',
  draft: 'needForm.actWithdrawDraft',
} as const

const text = z.string().trim().max(1_000).default('')
const ClosingForm = z.discriminatedUnion('end', [
  z.object({ end: z.literal('met'), how: z.enum(meetings), text }),
  z.object({ end: z.literal('withdrawn'), how: z.enum(withdrawals), text }),
  z.object({
    end: z.literal('no_match'),
    reasons: z.preprocess(
      (sent) => (sent === undefined ? [] : [sent].flat()),
      z.array(z.enum(noMatchReasons)).min(1).max(noMatchReasons.length),
    ),
    text,
  }),
])

export const action = defineAction(
  ClosingForm,
  async (closing, { services, viewer, lang, params }) => {
    const id = readId(params.id)
    if (closing.end === 'met') await meetNeed(services, viewer, { id, ...closing })
    else if (closing.end === 'withdrawn') await withdrawNeed(services, viewer, { id, ...closing })
    else await findNoMatch(services, viewer, { id, ...closing })
    return redirect(localPath(lang, `/needs/${id}/manage?closed`))
  },
  personalPage,
)

export default function CloseNeedPage() {
  const { t } = useTranslation()
  const { path, end, draft, title, name } = useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  return (
    <div className="shell grid gap-5 py-4">
      <Breadcrumbs
        label={t('site.breadcrumbs')}
        crumbs={[{ href: `${path}/manage`, label: t('needForm.manage') }]}
        current={title}
      />
      <header className="grid gap-1">
        <h1 className="text-2xl md:text-3xl">{title}</h1>
        <p className="text-muted">{name}</p>
      </header>
      <NeedClosing end={end} draft={draft} back={`${path}/manage`} state={state} />
    </div>
  )
}
