import { account } from './account'
import { admin } from './admin'
import { agendaWork } from './agenda-work'
import { badge, eventExport, lead } from './at-the-event'
import { audit, auditActions, auditDetails, auditObjects } from './audit'
import { boothWork } from './booth-work'
import { challengeWork } from './challenge-work'
import { checkIn } from './check-in'
import { drill } from './drill'
import { eventWork } from './event-work'
import { exhibitor } from './exhibitor'
import { factor } from './factor'
import { follow } from './follow'
import { form } from './form'
import { introduction } from './introduction'
import { mail } from './mail'
import { media } from './media'
import { meeting } from './meeting'
import { demand, needForm } from './need-form'
import { needList } from './need-list'
import { newsWork } from './news-work'
import { notice } from './notice'
import { order } from './order'
import { organisation } from './organisation'
import { outcome } from './outcome'
import { proposal } from './proposal'
import { publish } from './publish'
import { quote } from './quote'
import { report } from './report'
import { review } from './review'
import { session } from './session'
import { sheet } from './sheet'
import { sheetReport } from './sheet-report'
import { signUp } from './sign-up'
import { thread } from './thread'
import { told } from './told'
import { tourWork } from './tour-work'
import { visitor } from './visitor'
import { workErrors } from './work-errors'
import { workbench } from './workbench'

/** What is said where people work: see `work-texts.ts`. */
export const workTexts = {
  proposal,
  publish,
  quote,
  media,
  needForm,
  needList,
  newsWork,
  demand,
  order,
  organisation,
  outcome,
  notice,
  told,
  tourWork,
  account,
  agendaWork,
  badge,
  export: eventExport,
  lead,
  boothWork,
  challengeWork,
  checkIn,
  eventWork,
  exhibitor,
  factor,
  follow,
  form,
  introduction,
  mail,
  meeting,
  admin,
  audit,
  auditActions,
  auditObjects,
  auditDetails,
  review,
  sheet,
  drill,
  report,
  session,
  signUp,
  thread,
  workbench,
  sheetReport,
  visitor,
  workErrors,
}
