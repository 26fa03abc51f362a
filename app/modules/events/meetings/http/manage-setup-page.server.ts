import { formatDate } from '~/locales/format'
import type { LoaderFunctionArgs } from '~/platform/http/index.server'
import { daysOf } from '../../event'
import { meetingManagePage } from './manage-meetings-page.server'

/** `/events/:id/manage/meetings/setup`. @throws those of `meetingManagePage` */
export async function meetingSetUpPage(args: LoaderFunctionArgs) {
  const { event, stop, programme, lang, pageHead, head, bar } = await meetingManagePage(args, 'setup')
  const days = daysOf(event)
  const slots = programme?.slots ?? []
  const tables = programme?.tables ?? []
  return {
    head: pageHead,
    frame: head,
    bar,
    view: {
      settings: {
        cap: programme?.cap ? String(programme.cap) : '',
        walkMinutes: String(programme?.walkMinutes ?? 10),
        atBooths: stop ? null : (programme?.atBooths ?? true),
        requestsUntil: programme?.requestsUntil ?? event.endsOn,
      },
      hours: { from: event.opens, until: event.closes },
      days: days.map((day) => ({ value: day, label: formatDate(day, lang) })),
      slots: days.flatMap((day) => {
        const theirs = slots.filter((slot) => slot.day === day)
        return theirs.length === 0
          ? []
          : [
              {
                day: formatDate(day, lang),
                slots: theirs.map(({ id, starts, ends }) => ({ id, label: `${starts}–${ends}` })),
              },
            ]
      }),
      halls: [...new Set(tables.map(({ hall }) => hall))].map((hall) => ({
        hall,
        tables: tables
          .filter((table) => table.hall === hall)
          .map(({ id, number }) => ({ id, label: number })),
      })),
    },
  }
}
