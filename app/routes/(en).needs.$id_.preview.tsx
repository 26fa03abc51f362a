import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { formatDate } from '~/locales/format'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import { defineAction, personalPage } from '~/modules/accounts/index.server'
import { DemandTable } from '~/modules/matching'
import { countDraft } from '~/modules/matching/index.server'
import {
  checkNeed,
  defaultOpenUntil,
  NeedCard,
  NeedDetail,
  needCardView,
  needDetailView,
  possibleNeedEvents,
  problemWords,
  readableNeed,
} from '~/modules/needs'
import { openNeed, ownNeedPage, readOwnNeed, reviseNeed, writtenFields } from '~/modules/needs/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, problem, redirect } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'
import { Button, ButtonLink } from '~/ui/button'
import { ActionForm } from '~/ui/form'
import { Notice } from '~/ui/notice'

export const meta = headOf

export async function loader(args: LoaderFunctionArgs) {
  const { services, lang, t, origin, own, id } = await ownNeedPage(args, 'prepare')
  if (!possibleNeedEvents(own.need.state).includes('revise')) throw problem(409, 'need_state')
  const vocabulary = await services.vocabulary()
  const today = services.clock.today()
  const path = localPath(lang, `/needs/${id}`)
  const fields = writtenFields(own)
  const { problems, missing, settings } = checkNeed(fields, vocabulary, today)
  const { content } = readableNeed(fields, vocabulary, today)
  const visibility = settings?.visibility ?? 'public'
  const need = { ...own.need, ...content, visibility, titleZh: content.titleZh || t('needForm.untitled') }
  const title = t('needForm.previewTitle')
  const { counts } = await countDraft(services, own.need, fields, lang)
  return {
    head: makeHead({ origin, path: `${path}/preview`, lang, title, description: title, indexed: false }),
    path,
    draft: own.need.state === 'draft',
    version: own.revision?.version ?? 0,
    publishes: own.rights.includes('publish'),
    faults: Object.entries(problemWords([...problems, ...missing], lang)).map(([field, text]) => ({
      href: `${path}/edit#field-${field.replace(/\W+/g, '-')}`,
      text: `${fieldName(field, t)}：${text}`,
    })),
    card: needCardView(need, { vocabulary, lang }),
    view: needDetailView(need, { vocabulary, lang }),
    counts,
    becomes: t('needForm.publishText', {
      visibility: t(`needForm.visibility_${visibility}`),
      until: formatDate(settings?.openUntil ?? defaultOpenUntil(today, content.neededBy), lang),
    }),
  }
}

/** The label of a field, by its name; a demand's is that of the demands. */
function fieldName(field: string, t: (key: never) => string): string {
  const labels: Record<string, string> = { neededWithinDays: 'withinDays', openUntil: 'openUntil' }
  const key = field.startsWith('row.')
    ? 'partDemands'
    : field === 'invited'
      ? 'factInvited'
      : (labels[field] ?? field)
  return t(`needForm.${key}` as never)
}

export const action = defineAction(
  z.object({ version: z.coerce.number().int() }),
  async ({ version }, { services, viewer, lang, params }) => {
    const id = readId(params.id)
    const { need } = await readOwnNeed(services.db, viewer, id)
    const opens = need.state === 'draft'
    if (opens) await openNeed(services, viewer, { id, version })
    else await reviseNeed(services, viewer, { id, version })
    return redirect(localPath(lang, `/needs/${id}/manage?${opens ? 'opened' : 'revised'}`))
  },
  personalPage,
)

export default function PreviewNeedPage() {
  const { t } = useTranslation()
  const data = useLoaderData<typeof loader>()
  const state = useActionData<FormState>()
  return (
    <>
      <div className="shell grid gap-4 pt-4">
        <Notice title={t('needForm.previewTitle')}>{t('needForm.previewLead')}</Notice>
        {data.faults.length > 0 ? (
          <Notice urgent title={t('needForm.previewMissing')}>
            <ul className="list-disc pl-5">
              {data.faults.map(({ href, text }) => (
                <li key={href}>
                  <a href={href}>{text}</a>
                </li>
              ))}
            </ul>
          </Notice>
        ) : (
          <p className="text-sm">{data.becomes}</p>
        )}
        {!data.publishes && <Notice>{t('needForm.notVerified')}</Notice>}
        <ActionForm state={state}>
          <input type="hidden" name="version" value={data.version} />
          <p className="flex flex-wrap items-center gap-3">
            {data.publishes && data.faults.length === 0 && data.version > 0 && (
              <Button look="main">{t(data.draft ? 'needForm.publish' : 'needForm.publishChanges')}</Button>
            )}
            <ButtonLink href={`${data.path}/edit`}>{t('needForm.previewGo')}</ButtonLink>
            <ButtonLink href={`${data.path}/manage`} look="quiet">
              {t('needForm.manage')}
            </ButtonLink>
          </p>
        </ActionForm>
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <NeedCard view={data.card} />
          <DemandTable view={data.counts} />
        </div>
      </div>
      <NeedDetail view={data.view}>{null}</NeedDetail>
    </>
  )
}
