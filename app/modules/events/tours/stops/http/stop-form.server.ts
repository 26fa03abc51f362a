import type { Lang } from '~/locales/lang'
import { organisationChoices } from '~/modules/accounts'
import { needChoices } from '~/modules/needs'
import type { Services } from '~/platform/services.server'
import type { Event } from '../../../event'
import type { StopFormView } from '../components/stop-fieldset'
import { freshStopValues, stopValuesOf } from '../components/stop-values'
import type { Stop } from '../stop'

/** The form of a stop, or of a new one (`stop` null), perhaps in a region that was asked for. */
export async function stopFormView(
  { vocabulary }: Pick<Services, 'vocabulary'>,
  { event, stop, region, lang }: { event: Event; stop: Stop | null; region?: string; lang: Lang },
): Promise<StopFormView> {
  const known = await vocabulary()
  const { scenarios, tracks } = needChoices(known, lang)
  return {
    values: stop
      ? stopValuesOf(stop)
      : freshStopValues(event, region && known.regions.has(region) ? region : ''),
    scenarios: stop?.scenarios ?? [],
    tracks: stop?.tracks ?? [],
    choices: { scenarios, tracks, regions: organisationChoices(known, lang).regions },
    between: { min: event.startsOn, max: event.endsOn },
  }
}
