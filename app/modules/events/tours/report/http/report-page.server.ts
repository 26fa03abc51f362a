import { CSV_START, csvLine } from '~/platform/csv'
import type { LoaderFunctionArgs } from '~/platform/http/index.server'
import { usualSession } from '../../sessions/session'
import { findSession } from '../../sessions/sessions.repo.server'
import { stopManagePage } from '../../stops/http/stop-manage-page.server'
import { readReport } from '../read-report.server'
import { reportView } from './report-view'

/** `/events/:id/manage/stops/:stop/report`. @throws those of `stopManagePage` */
export async function reportPage(args: LoaderFunctionArgs) {
  const page = await stopManagePage(args, 'report')
  const { services, stop, lang } = page
  const [vocabulary, known, report] = await Promise.all([
    services.vocabulary(),
    findSession(services.db, stop.id),
    readReport(services, stop),
  ])
  return { ...page, view: reportView(report, { lang, vocabulary, session: known ?? usualSession(stop) }) }
}

/** The same as a file: the figures, then table after table, each below its name. @throws those of `stopManagePage` */
export async function reportFile(args: LoaderFunctionArgs): Promise<{ name: string; text: string }> {
  const { view, at, title, head } = await reportPage(args)
  const lines = [
    csvLine([title, head.dates]),
    ...view.figures.map(([name, value]) => csvLine([name, value])),
    ...view.tables.flatMap((table) => [
      csvLine([]),
      csvLine([table.title]),
      csvLine(table.head),
      ...table.rows.map(({ cells }) => csvLine(cells)),
    ]),
  ]
  return { name: `muster-stop-${at.stopId}-report.csv`, text: CSV_START + lines.join('') }
}
