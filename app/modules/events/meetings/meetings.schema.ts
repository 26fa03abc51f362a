import { z } from 'zod'
import { day, hour, listOf, orNone, rowId } from '~/platform/form-values.schema'
import { lineShape, linesForm } from '../offline/lines.schema'
import { MAX_TEXT } from './meeting'
import { MOST_NOTES, meetingOutcomes, nextSteps } from './on-the-day/record'

/** A table by its id, a booth by the negative of its. */
const place = z
  .string()
  .regex(/^-?[1-9]\d{0,14}$/, 'choice')
  .transform(Number)
const empty = z.literal('')
const text = z.string().trim().max(MAX_TEXT).default('')
const reason = z.string().trim().min(1).max(MAX_TEXT)
const whole = (least: number, most: number) =>
  z
    .string()
    .trim()
    .regex(/^\d{1,4}$/, 'number')
    .transform(Number)
    .pipe(z.number().min(least).max(most))
const cap = orNone(whole(1, 200))

/** What a participant does with requests. */
export const MeetingActForm = z.discriminatedUnion('act', [
  z.object({ act: z.literal('accept'), request: rowId }),
  z.object({ act: z.literal('decline'), request: rowId, reason }),
  z.object({ act: z.literal('propose'), request: rowId, slot: rowId }),
  z.object({ act: z.literal('withdraw'), request: rowId }),
  z.object({ act: z.literal('cancel'), request: rowId, reason }),
])

export const AskMeetingForm = z.object({
  offering: rowId,
  need: rowId,
  slot: orNone(rowId).default(null),
  text,
})

export const AvailabilityForm = z.object({ free: listOf(rowId, { most: 500 }), cap })

/** What the organizer sets up. */
export const MeetingSetUpForm = z.discriminatedUnion('act', [
  z.object({
    act: z.literal('settings'),
    cap,
    walkMinutes: whole(0, 120),
    atBooths: z.literal('yes').optional(),
    requestsUntil: day,
  }),
  z.object({
    act: z.literal('addSlots'),
    days: listOf(day, { least: 1, most: 31 }),
    from: hour,
    until: hour,
    minutes: whole(5, 240),
    pause: whole(0, 120),
    breakFrom: z.union([empty, hour]).default(''),
    breakUntil: z.union([empty, hour]).default(''),
  }),
  z.object({ act: z.literal('removeSlots'), slots: listOf(rowId, { most: 500 }) }),
  z.object({
    act: z.literal('addTables'),
    hall: z.string().trim().max(40).default(''),
    prefix: z.string().trim().max(10).default(''),
    count: whole(1, 200),
  }),
  z.object({ act: z.literal('removeTables'), tables: listOf(rowId, { most: 500 }) }),
])

/** What the organizer says of single meetings and participants. */
export const MeetingManageForm = z.discriminatedUnion('act', [
  z.object({
    act: z.literal('fix'),
    request: rowId,
    slot: rowId,
    place: z.union([empty.transform(() => null), place]).default(null),
  }),
  z.object({ act: z.literal('unfix'), request: rowId }),
  z.object({ act: z.literal('cancel'), request: rowId, reason }),
  z.object({ act: z.literal('cap'), organisation: rowId, cap }),
])

export const TimetableActForm = z.discriminatedUnion('act', [
  z.object({ act: z.literal('make'), anew: z.literal('yes').optional() }),
  z.object({ act: z.literal('publish'), timetable: rowId }),
])

/** What one side notes of a meeting. */
const MeetingRecordForm = z.object({
  act: z.literal('record'),
  outcome: z.enum(meetingOutcomes),
  nextStep: z.enum(nextSteps),
  rating: z.union([empty.transform(() => null), whole(1, 5)]).default(null),
  note: text,
})

/** What is done on the page of one meeting. */
export const OneMeetingForm = z.discriminatedUnion('act', [...MeetingActForm.options, MeetingRecordForm])
export type MeetingNote = Omit<z.output<typeof MeetingRecordForm>, 'act'>

/** The same as a line of JSON that waited on a device, with short names: request, outcome, next step, rating, note. */
const NoteLine = z.object({
  ...lineShape,
  r: z.number().int().positive(),
  o: z.enum(meetingOutcomes),
  s: z.enum(nextSteps),
  g: z.number().int().min(1).max(5).nullable(),
  n: text,
})

/** Notes that waited on a device, and whose they are: the person and the organisation that they acted for. */
export const MeetingNotesForm = linesForm(NoteLine, MOST_NOTES).extend({ person: rowId, organisation: rowId })
