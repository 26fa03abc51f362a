import { z } from 'zod'
import { instantOf } from '~/platform/china-time'
import { day, hour, orNone, rowId } from '~/platform/form-values.schema'
import { line, version } from '../event.schema'
import { type AgendaContent, agendaKinds, MAX_SPEAKERS, type Speaker, speakerFields } from './agenda'

const noneOr = orNone(rowId).default(null)
const name = z.string().trim().min(1).max(60)

/** What is done with the stages of a programme. */
const stage = { nameZh: name, nameEn: line(100), element: noneOr }
export const StageActForm = z.discriminatedUnion('act', [
  z.object({ act: z.literal('addStage'), ...stage }),
  z.object({ act: z.literal('reviseStage'), id: rowId, ...stage }),
  z.object({ act: z.literal('removeStage'), id: rowId }),
])

/** What is done with changes of which nobody was told: told, or left at that. `mark` names those that the page showed. */
export const AgendaTellForm = z.object({
  act: z.enum(['tellChanges', 'leaveChanges']),
  mark: z.string().max(100),
})
export const AgendaActForm = z.discriminatedUnion('act', [...StageActForm.options, AgendaTellForm])

const MAX_SPEAKER_LINE = 100

/** The fields `nameZh-0`, `roleZh-0` and so on of each speaker; one without any name is left out. */
function speakersOf(
  sent: Record<string, unknown>,
  fault: (field: string, message: string) => void,
): Speaker[] {
  return Array.from({ length: MAX_SPEAKERS }, (_, i) => {
    const speaker = Object.fromEntries(
      speakerFields.map((field) => {
        const value = sent[`${field}-${i}`]
        const text = typeof value === 'string' ? value.trim() : ''
        if (text.length > MAX_SPEAKER_LINE) fault(`${field}-${i}`, 'line_long')
        return [field, text]
      }),
    ) as Speaker
    const said = Object.values(speaker).some((text) => text !== '')
    if (said && speaker.nameZh === '') fault(`nameZh-${i}`, 'line_name')
    return said ? speaker : null
  }).filter((speaker) => speaker !== null)
}

/** What is done with one item: written, called off, put back; of a draft's, taken away. `key` names a new one, sent twice too. */
export const AgendaItemForm = z.discriminatedUnion('act', [
  z
    .looseObject({
      ...{ act: z.literal('save'), version, key: z.uuid() },
      ...{ kind: z.enum(agendaKinds), titleZh: z.string().trim().min(1).max(120), titleEn: line(200) },
      ...{ abstractZh: line(4_000), abstractEn: line(8_000), stage: noneOr, exhibitor: noneOr },
      ...{ day, from: hour, until: hour },
    })
    .transform(({ act, version, key, ...sent }, context) => {
      const { kind, titleZh, titleEn, abstractZh, abstractEn, stage: stageId, exhibitor } = sent
      const fault = (field: string, message: string) =>
        context.issues.push({ code: 'custom', path: [field], message, input: sent[field] })
      const content: AgendaContent = {
        ...{ kind, titleZh, titleEn, abstractZh, abstractEn, stageId, organisationId: exhibitor },
        ...{ startsAt: instantOf(sent.day, sent.from), endsAt: instantOf(sent.day, sent.until) },
        speakers: speakersOf(sent, fault),
      }
      return { act, version, key, content }
    }),
  z.object({ act: z.enum(['cancel', 'restore', 'remove']) }),
])
