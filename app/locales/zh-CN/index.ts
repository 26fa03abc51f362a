import { about } from './about'
import { account } from './account'
import { admin } from './admin'
import { audit, auditActions, auditDetails, auditObjects } from './audit'
import { compare } from './compare'
import { errors } from './errors'
import { factor } from './factor'
import { form } from './form'
import { home } from './home'
import { mail } from './mail'
import { match } from './match'
import { need } from './need'
import { offering } from './offering'
import { organisation } from './organisation'
import { results } from './results'
import { review } from './review'
import { site } from './site'
import { terms } from './terms'
import { vocabulary } from './vocabulary'

export const zh = {
  site,
  about,
  home,
  results,
  offering,
  match,
  need,
  organisation,
  compare,
  vocabulary,
  terms,
  errors,
  account,
  factor,
  form,
  mail,
  admin,
  audit,
  auditActions,
  auditObjects,
  auditDetails,
  review,
}
