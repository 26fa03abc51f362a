import { inLang } from '~/modules/offerings'
import { readOfferings } from '~/modules/offerings/index.server'
import type { LoaderFunctionArgs } from '~/platform/http/index.server'
import { untoldNote } from '../../../agenda/http/untold-note.server'
import { listSignUps } from '../../sign-ups/sign-ups.repo.server'
import { stopManagePage } from '../../stops/http/stop-manage-page.server'
import type { DrillsView } from '../components/drill-view'
import { readDrills } from '../drills.repo.server'
import { drillView } from './drill-views'

/** `/events/:id/manage/stops/:stop/drills`. @throws those of `stopManagePage` */
export async function drillsPage(args: LoaderFunctionArgs) {
  const page = await stopManagePage(args, 'drills')
  const { services, stop, lang } = page
  const [vocabulary, drills, signUps] = await Promise.all([
    services.vocabulary(),
    readDrills(services.db, stop.id),
    listSignUps(services.db, stop.id, { side: 'enterprise', states: ['accepted'] }),
  ])
  const offerings = await readOfferings(services.db, 'public', [
    ...new Set(signUps.flatMap((each) => each.offerings.map(({ offeringId }) => offeringId))),
  ])
  const view: DrillsView = {
    drills: drills.map((drill) => drillView(drill, { vocabulary, lang })),
    offerings: offerings.map((offering) => ({
      value: String(offering.id),
      label: inLang(lang, offering.nameZh, offering.nameEn),
      group: inLang(lang, offering.organisation.nameZh, offering.organisation.nameEn),
    })),
    form: { day: stop.startsOn, min: stop.startsOn, max: stop.endsOn },
  }
  return { ...page, view, untold: await untoldNote(page) }
}
