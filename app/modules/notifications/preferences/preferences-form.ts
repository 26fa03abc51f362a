import { z } from 'zod'
import { frequencies, type NoticeKind, noticeKinds, type Preference } from '../kinds'
import type { QuietHours } from '../mails/mail-times'

const hour = z
  .string()
  .regex(/^(?:|\d|1\d|2[0-3])$/, 'choice')
  .default('')

/** How each kind is told: `site_<kind>` is a ticked box or missing, `mail_<kind>` a frequency; and two hours, or none. */
export const PreferencesForm = z
  .object({
    ...(Object.fromEntries(noticeKinds.map((kind) => [`mail_${kind}`, z.enum(frequencies)])) as Record<
      `mail_${NoticeKind}`,
      z.ZodEnum<{ [F in (typeof frequencies)[number]]: F }>
    >),
    ...(Object.fromEntries(noticeKinds.map((kind) => [`site_${kind}`, z.string().optional()])) as Record<
      `site_${NoticeKind}`,
      z.ZodOptional<z.ZodString>
    >),
    quietFrom: hour,
    quietTo: hour,
  })
  .superRefine(({ quietFrom, quietTo }, context) => {
    const one = (quietFrom === '') !== (quietTo === '')
    if (one || (quietFrom !== '' && quietFrom === quietTo))
      context.addIssue({ code: 'custom', path: ['quietTo'], message: 'quiet_hours' })
  })
  .transform((fields) => ({
    kinds: Object.fromEntries(
      noticeKinds.map((kind) => [
        kind,
        { onSite: fields[`site_${kind}`] !== undefined, mail: fields[`mail_${kind}`] },
      ]),
    ) as Record<NoticeKind, Preference>,
    quiet:
      fields.quietFrom === ''
        ? null
        : ({ from: Number(fields.quietFrom), to: Number(fields.quietTo) } satisfies QuietHours),
  }))
