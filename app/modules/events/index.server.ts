/** The events' door for server code: making events, drawing their plans, and reading them. */

export { actOnEvent } from './act-on-event.server'
export { AgendaItemForm, StageActForm } from './agenda/agenda.schema'
export { agendaFile, agendaItemFile, agendaPage } from './agenda/http/agenda-pages.server'
export { agendaItemWorkPage, agendaWorkPage } from './agenda/http/agenda-work-pages.server'
export { actOnAgendaItem } from './agenda/save-item.server'
export { actOnStages } from './agenda/save-stage.server'
export { attendingPage } from './attending/attending-page.server'
export { actOnBoothClasses } from './booths/act-on-booth-classes.server'
export { BoothClassActForm } from './booths/booth-class.schema'
export { readBoothClasses, readBoothOptions } from './booths/booth-classes.repo.server'
export { readDirectoryQuery } from './directory/directory-query'
export { directoryPage, exhibitorDetailPage } from './directory/http/directory-pages.server'
export { EditEventForm, EventActForm, NewEventForm } from './event.schema'
export { listEvents, listOwnEvents, readEvent } from './events.repo.server'
export { ApplicationDecisionForm, ApplicationForm } from './exhibitors/application.schema'
export { submitApplication, withdrawApplication } from './exhibitors/apply.server'
export { decideApplication } from './exhibitors/decide-application.server'
export { applicationsPage, applyPage } from './exhibitors/http/application-pages.server'
export { exportEvent, exportOf } from './exports/export-event.server'
export { exportCsv, exportWorkbook } from './exports/write-export.server'
export { eventManagePage, managePath } from './http/event-manage-page.server'
export { eventPage } from './http/event-page.server'
export { planEditor } from './http/plan-editor.server'
export { answerMeeting } from './meetings/answer-meeting.server'
export { askForMeeting } from './meetings/ask-for-meeting.server'
export { timetablesPage } from './meetings/http/manage-meetings-page.server'
export { meetingPlanPage } from './meetings/http/manage-plan-page.server'
export { meetingRequestsPage } from './meetings/http/manage-requests-page.server'
export { meetingSetUpPage } from './meetings/http/manage-setup-page.server'
export { oneMeetingPage } from './meetings/http/one-meeting-page.server'
export { meetingCalendarFile, ownMeetingsPage } from './meetings/http/own-meetings-page.server'
export { availabilityPage, partnersPage } from './meetings/http/partners-page.server'
export { manageMeeting } from './meetings/manage-meeting.server'
export {
  AskMeetingForm,
  AvailabilityForm,
  MeetingActForm,
  MeetingManageForm,
  MeetingSetUpForm,
  OneMeetingForm,
  TimetableActForm,
} from './meetings/meetings.schema'
export { sayAvailability } from './meetings/members.server'
export { recordMeeting } from './meetings/on-the-day/record-meeting.server'
export { readPartners } from './meetings/partners.server'
export { actOnProgramme } from './meetings/save-programme.server'
export { checkTimetable } from './meetings/timetable/check-timetable'
export { gapOf, type MeetingProblem } from './meetings/timetable/problem'
export { seeded } from './meetings/timetable/seeded'
export { solveInThread } from './meetings/timetable/solve-in-thread.server'
export { changesOf } from './meetings/timetable/worth'
export { askForTimetable, makeAskedTimetable, meetingJobs } from './meetings/timetables/make.server'
export { publishTimetable } from './meetings/timetables/publish-timetable.server'
export { actOnNews } from './news/act-on-news.server'
export {
  newsFeed,
  newsItemPage,
  newsItemWorkPage,
  newsPage,
  newsWorkPage,
} from './news/http/news-pages.server'
export { latestNews } from './news/latest-news.server'
export { NewsForm } from './news/news.schema'
export { actOnHalls, actOnPlan } from './plan/act-on-plan.server'
export { checkHalls, checkStoredPlan } from './plan/check-stored-plan.server'
export { boothFile } from './plan/export-booths.server'
export { importBooths, MAX_CSV_BYTES } from './plan/import-booths.server'
export { HallActForm, PlanActForm } from './plan/plan.schema'
export { readPublicBooth, readPublicPlan } from './plan/read-public-plan.server'
export { ensureSampleExhibition } from './sample/ensure-sample-exhibition.server'
export { createEvent, reviseEvent } from './save-event.server'
export { BookingActForm, BookingForm } from './selling/booking.schema'
export { confirmByHand } from './selling/confirm-booking.server'
export { cancelBooking, releaseBooking } from './selling/end-booking.server'
export { holdBooths } from './selling/hold-booths.server'
export { bookingPage, bookingsPage } from './selling/http/booking-pages.server'
export { bookingJobs, lapseBookings } from './selling/lapse-bookings.server'
export { bookingPaymentJobs, payBooking } from './selling/pay-bookings.server'
export { reallocateBooth } from './selling/reallocate-booth.server'
export { waitForBooth } from './selling/wait-for-booth.server'
export { ensureSampleTour } from './tours/ensure-sample-tour.server'
export { plannerPage } from './tours/planner/http/planner-page.server'
export { regionOrderView } from './tours/planner/http/region-order.server'
export { inviteToStop } from './tours/planner/invite-to-stop.server'
export { StopInvitationForm } from './tours/planner/planner.schema'
export { decideSignUp } from './tours/sign-ups/decide-sign-up.server'
export { signUpPage } from './tours/sign-ups/http/sign-up-page.server'
export { signUpsPage } from './tours/sign-ups/http/sign-ups-page.server'
export { SignUpDecisionForm, SignUpForm } from './tours/sign-ups/sign-up.schema'
export { signUp, withdrawSignUp } from './tours/sign-ups/sign-up.server'
export { endStop } from './tours/stops/end-stop.server'
export { stopFormView } from './tours/stops/http/stop-form.server'
export { stopManagePage, stopManagePath } from './tours/stops/http/stop-manage-page.server'
export { stopPage } from './tours/stops/http/stop-page.server'
export { stopRowsOf } from './tours/stops/http/stop-rows.server'
export { readTourView } from './tours/stops/http/tour-view.server'
export { addStop, reviseStop } from './tours/stops/save-stop.server'
export {
  EditStopForm,
  NewStopForm,
  StopDocumentForm,
  StopEndForm,
  StopOrganizerForm,
} from './tours/stops/stop.schema'
export {
  addStopDocument,
  openStopDocument,
  readStopDocuments,
  removeStopDocument,
} from './tours/stops/stop-documents.server'
export { nameStopOrganizer, readStopPeople } from './tours/stops/stop-organizers.server'
export { listNamedStops } from './tours/stops/stops.repo.server'
export { PrintedForm } from './visitors/badges/badge.schema'
export { badgesPdf } from './visitors/badges/badges-pdf.server'
export { markPrinted } from './visitors/badges/mark-printed.server'
export { actOnTicket } from './visitors/change-visitor.server'
export { CheckInForm, SyncForm } from './visitors/check-in/check-in.schema'
export { checkInByHand } from './visitors/check-in/check-in-by-hand.server'
export { recordScans } from './visitors/check-in/record-scans.server'
export { badgesPage } from './visitors/http/badges-page.server'
export { checkInPage } from './visitors/http/check-in-page.server'
export { gateRoster, takeScans } from './visitors/http/check-in-sync.server'
export { leadsFile, leadsPage } from './visitors/http/leads-page.server'
export { registerPage } from './visitors/http/register-page.server'
export { ticketPage, ticketRefOf } from './visitors/http/ticket-page.server'
export { visitorsPage } from './visitors/http/visitors-page.server'
export { actOnLeads } from './visitors/leads/act-on-leads.server'
export { LeadForm } from './visitors/leads/lead.schema'
export { registerVisitors } from './visitors/register.server'
export { ticketWriter } from './visitors/ticket-keys.server'
export { ticketPdf } from './visitors/ticket-pdf.server'
export { RegisterFields, TicketActForm } from './visitors/visitor.schema'
