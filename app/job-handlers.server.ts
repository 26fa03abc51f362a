import { indexJobs } from './index-jobs.server'
import { accountJobs } from './modules/accounts/index.server'
import {
  bookingJobs,
  bookingPaymentJobs,
  checkEventNews,
  meetingJobs,
  tellingJobs,
  ticketAttachment,
  ticketJobs,
} from './modules/events/index.server'
import { followChecks, followJobs } from './modules/follows/index.server'
import { introductionJobs } from './modules/introductions/index.server'
import { needJobs } from './modules/needs/index.server'
import { noticeJobs } from './modules/notifications/index.server'
import { mediaJobs, sheetJobs } from './modules/offerings/index.server'
import { paymentJobs } from './modules/payments/index.server'
import { fileJobs } from './platform/files/stored-files.server'
import type { JobHandler } from './platform/jobs.server'
import { limitJobs } from './platform/rate-limit.server'
import { mailJobs } from './platform/send-mail.server'

/** Every job this site knows; each module gives its own through its server door. */
export const jobHandlers: readonly JobHandler[] = [
  ...accountJobs,
  ...indexJobs,
  ...needJobs,
  ...bookingJobs,
  ...ticketJobs,
  ...bookingPaymentJobs,
  ...meetingJobs,
  ...tellingJobs,
  ...introductionJobs,
  ...paymentJobs,
  ...noticeJobs({ ...followChecks, event_news: checkEventNews }),
  ...followJobs,
  ...limitJobs,
  ...fileJobs,
  ...mediaJobs,
  ...sheetJobs,
  ...mailJobs(ticketAttachment),
]
