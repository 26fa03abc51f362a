import { about } from './about'
import { challenge } from './challenge'
import { compare } from './compare'
import { errors } from './errors'
import { event } from './event'
import { evidence } from './evidence'
import { home } from './home'
import { match } from './match'
import { need } from './need'
import { needLife } from './need-life'
import { offering } from './offering'
import { results } from './results'
import { site } from './site'
import { terms } from './terms'
import { vocabulary } from './vocabulary'

/** What everybody's pages say; each page in a browser has these. */
export const publicTexts = {
  site,
  about,
  home,
  results,
  offering,
  match,
  need,
  needLife,
  challenge,
  compare,
  event,
  evidence,
  vocabulary,
  terms,
  errors,
}
