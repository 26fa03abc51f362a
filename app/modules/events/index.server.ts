/** The events' door for server code: making events, drawing their plans, and reading them. */
export { actOnEvent } from './act-on-event.server'
export { EditEventForm, EventActForm, NewEventForm } from './event.schema'
export { listEvents, listOwnEvents, readEvent } from './events.repo.server'
export { eventManagePage, managePath } from './http/event-manage-page.server'
export { checkStoredPlan } from './plan/check-stored-plan.server'
export { createEvent, reviseEvent } from './save-event.server'
