import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { formatNumber } from '~/locales/format'
import { localPath } from '~/locales/lang'
import { headOf, makeHead } from '~/locales/page-head'
import '~/locales/work-texts'
import { KeysetPages, mayPublish } from '~/modules/accounts'
import { defineAction, readFilters } from '~/modules/accounts/index.server'
import { ReportRows, SheetActs, SheetProgress, SheetStateTag } from '~/modules/offerings'
import {
  actOnSheet,
  countRows,
  kindTabs,
  progressView,
  readReportRows,
  readSheetHead,
  refusalText,
  rowFilters,
  rowView,
  SheetActForm,
  sheetHeadView,
  sheetPage,
} from '~/modules/offerings/index.server'
import { type FormState, useActionData, useLoaderData } from '~/platform/http'
import { type LoaderFunctionArgs, redirect, withDomainErrors } from '~/platform/http/index.server'
import { readId } from '~/platform/page.server'
import { ButtonLink } from '~/ui/button'
import { Notice } from '~/ui/notice'
import { Section } from '~/ui/section'
import { Tabs } from '~/ui/tabs'

export const meta = headOf

const PAGE = 50
const Filters = z.object({
  rows: z.enum(rowFilters).optional(),
  after: z.coerce.number().int().min(0).max(1e6).optional(),
})

export async function loader(args: LoaderFunctionArgs) {
  const { services, viewer, url, lang, t, origin, path: listHref, organisation } = sheetPage(args)
  const { db } = services
  const id = readId(args.params.id)
  const { rows: filter, after } = readFilters(url, Filters)
  const head = await withDomainErrors(() => readSheetHead(db, organisation.id, id))
  const [vocabulary, counts, rows] = await Promise.all([
    services.vocabulary(),
    countRows(db, id),
    readReportRows(db, id, { filter, after, limit: PAGE + 1 }),
  ])
  const path = `${listHref}/${id}`
  const shown = rows.slice(0, PAGE)
  const n = (value: number) => formatNumber(value, lang)
  return {
    head: makeHead({ origin, path, lang, title: head.name, description: head.name, indexed: false }),
    listHref,
    sheet: sheetHeadView(head, lang),
    refusal: refusalText(head, lang),
    progress: progressView(head, counts, lang),
    acts: {
      state: head.state,
      numbers: {
        fresh: n(counts.new),
        changed: n(counts.changed),
        refused: n(counts.refused),
        written: n(counts.written),
        hindered: n(counts.hindered),
        open: n(counts.open),
        inForce: n(counts.inForce),
        submitted: n(counts.submitted),
        unsubmitted: n(counts.unsubmitted),
        incomplete: n(counts.incomplete),
      },
      counts: { ...counts, writable: counts.new + counts.changed },
      mayPublish: mayPublish(viewer),
      ownHref: localPath(lang, '/workbench/offerings'),
      againHref: listHref,
    },
    tabs: counts.all === 0 ? [] : kindTabs(counts, { path, current: filter, lang }),
    tabsLabel: t('sheetReport.kinds'),
    rows: shown.map((row) => rowView(row, vocabulary, lang)),
    next: rows.length > PAGE ? (shown.at(-1)?.position ?? null) : null,
    csvHref: counts.refused > 0 ? `${path}/refused.csv` : null,
  }
}

export const action = defineAction(
  SheetActForm,
  async (asked, { services, viewer, organisation, path, params }) => {
    const id = readId(params.id)
    await actOnSheet(services, viewer, { organisationId: organisation.id, id, ...asked })
    return redirect(`${path}/${id}`)
  },
  sheetPage,
)

export default function SheetReportPage() {
  const { t } = useTranslation()
  const data = useLoaderData<typeof loader>()
  const refused = useActionData<FormState>()
  const { sheet, refusal, progress, acts, tabs, rows, csvHref } = data
  return (
    <div className="shell grid max-w-5xl grid-cols-[minmax(0,1fr)] gap-6 py-6">
      <header className="grid gap-1">
        <p>
          <a className="inline-flex min-h-11 items-center" href={data.listHref}>
            ← {t('sheetReport.back')}
          </a>
        </p>
        <h1 className="text-2xl break-all md:text-3xl">{sheet.name}</h1>
        <p className="text-muted flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
          <SheetStateTag state={sheet.state} name={sheet.stateName} />
          <span>{sheet.uploaded}</span>
          {sheet.rows && <span>{sheet.rows}</span>}
        </p>
      </header>
      {refusal && (
        <Notice
          urgent
          role="alert"
          title={t(sheet.state === 'refused' ? 'sheetReport.refusedTitle' : 'sheetReport.stoppedTitle')}
        >
          <p>{refusal}</p>
          {sheet.state === 'refused' && (
            <p className="mt-2">
              <ButtonLink href={data.listHref}>{t('sheetReport.again')}</ButtonLink>
            </p>
          )}
        </Notice>
      )}
      {progress && <SheetProgress {...progress} />}
      <SheetActs view={acts} refused={refused} />
      {tabs.length > 0 && (
        <Section id="rows" title={t('sheetReport.reportTitle')}>
          <Tabs label={data.tabsLabel} tabs={tabs} />
          {csvHref && (
            <p>
              <ButtonLink size="small" href={csvHref} data-document="">
                {t('sheetReport.refusedCsv')}
              </ButtonLink>
            </p>
          )}
          {rows.length === 0 ? (
            <p className="text-muted">{t('sheetReport.noRows')}</p>
          ) : (
            <ReportRows rows={rows} />
          )}
          <KeysetPages next={data.next} param="after" />
        </Section>
      )}
    </div>
  )
}
