import { readNeed } from '~/modules/needs/index.server'
import type { LoaderFunctionArgs } from '~/platform/http/index.server'
import { outcomePageView } from '../components/outcome-page-view'
import { readGates } from '../outcomes/failings.server'
import { readEnding, readFailings, readMet } from '../outcomes/outcomes.repo.server'
import { readAccepted } from '../quotes/quotes.repo.server'
import { readTrials } from '../trials/trials.repo.server'
import { introductionPage } from './introduction-page.server'

/** `/introductions/:id/outcome`: trials, and what the introduction comes to. @throws those of `introductionPage` */
export async function outcomePage(args: LoaderFunctionArgs) {
  const page = await introductionPage(args)
  const { services, introduction, side, acts, lang } = page
  const { db } = services
  const [vocabulary, trials, ending, failings, gates, need, met, accepted] = await Promise.all([
    services.vocabulary(),
    readTrials(db, page.id),
    readEnding(db, page.id),
    readFailings(db, page.id),
    introduction.state === 'accepted' && side === 'team' ? readGates(services, introduction) : [],
    readNeed(db, 'staff', introduction.need.id),
    readMet(db, introduction.need.id),
    readAccepted(db, page.id),
  ])
  return {
    ...page,
    view: outcomePageView(
      {
        introduction,
        side,
        acts,
        trials,
        ending,
        failings,
        gates,
        accepted,
        need: { quantity: need.quantity, met: met.pieces },
      },
      { vocabulary, lang, today: services.clock.today() },
    ),
  }
}
