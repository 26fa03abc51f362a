import '~/locales/event-texts'
import '~/locales/work-texts'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { headOf, makeHead } from '~/locales/page-head'
import { defineAction, personalPage } from '~/modules/accounts/index.server'
import { EventManageFrame } from '~/modules/events'
import { eventManagePage, importBooths, MAX_CSV_BYTES, managePath } from '~/modules/events/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { json, type LoaderFunctionArgs, redirect } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'
import { Button, ButtonLink } from '~/ui/button'
import { ActionForm, TextField } from '~/ui/form'
import { Notice } from '~/ui/notice'
import { Section } from '~/ui/section'

export const meta = headOf

const counted = ['added', 'changed', 'same'] as const

export async function loader(args: LoaderFunctionArgs) {
  const page = await eventManagePage(args, 'booths')
  const { event, lang, t, origin, path, url } = page
  const title = t('eventWork.tab_booths')
  const [added, changed, same] = counted.map((name) => Number(url.searchParams.get(name)) || 0)
  return {
    head: makeHead({ origin, path, lang, title, description: title, indexed: false }),
    frame: page.head,
    imported: url.searchParams.has('added') ? t('boothWork.imported', { added, changed, same }) : null,
    csvHref: managePath(lang, event.id, '/booths.csv'),
    templateHref: managePath(lang, event.id, '/booths.csv?template=yes'),
    hallsHref: managePath(lang, event.id, '/halls'),
  }
}

type Refused = FormState & { problems?: { key: string; text: string }[] }

export const action = defineAction(
  z.object({}),
  async (_none, { services, viewer, lang, t, params, form }) => {
    const eventId = readId(params.id)
    const file = form.get('file')
    const done = await importBooths(services, viewer, { eventId, file: file instanceof File ? file : null })
    if (done.ok) {
      const query = counted.map((name) => `${name}=${done[name]}`).join('&')
      return redirect(managePath(lang, eventId, `/booths?${query}`))
    }
    const refused: Refused = {
      values: {},
      errors: {},
      error: t('boothWork.importRefused', { n: done.problems.length }),
      problems: done.problems.slice(0, 200).map(({ line, code, number }) => ({
        key: `${line} ${code}`,
        text: t('boothWork.rowProblem', { line, number, problem: t(`boothWork.row_${code}`) }),
      })),
    }
    return json(refused, { status: 422 })
  },
  personalPage,
  { files: { count: 1, each: MAX_CSV_BYTES, total: MAX_CSV_BYTES } },
)

export default function BoothCsvPage() {
  const { t } = useTranslation()
  const data = useLoaderData<typeof loader>()
  const state = useActionData<Refused>()
  return (
    <EventManageFrame head={data.frame}>
      {data.imported && !state && <Notice role="status">{data.imported}</Notice>}
      <Section id="export" title={t('boothWork.exportTitle')} lead={t('boothWork.exportLead')}>
        <p className="flex flex-wrap gap-3">
          <ButtonLink href={data.csvHref} download>
            {t('boothWork.exportCsv')}
          </ButtonLink>
          <ButtonLink href={data.templateHref} download>
            {t('boothWork.template')}
          </ButtonLink>
        </p>
      </Section>
      {data.frame.writes && (
        <Section id="import" title={t('boothWork.importTitle')} lead={t('boothWork.importLead')}>
          <p className="text-muted max-w-prose text-sm">{t('boothWork.importColumns')}</p>
          <ActionForm state={state} encType="multipart/form-data" className="panel p-4">
            {state?.problems && (
              <ul className="max-h-96 list-disc overflow-y-auto pl-5 text-sm">
                {state.problems.map(({ key, text }) => (
                  <li key={key}>{text}</li>
                ))}
              </ul>
            )}
            <TextField
              name="file"
              type="file"
              label={t('boothWork.file')}
              accept=".csv,text/csv"
              className="py-2"
              required
            />
            <p>
              <Button look="main">{t('boothWork.import')}</Button>
            </p>
          </ActionForm>
        </Section>
      )}
      <p>
        <a href={data.hallsHref} className="inline-flex min-h-11 items-center">
          {t('boothWork.backToHalls')}
        </a>
      </p>
    </EventManageFrame>
  )
}
