import type { Participant, SignUp } from '../sign-ups/sign-up'
import { ticketChanges } from '../sign-ups/ticket-changes'

/** Somebody who was checked in at a stop. */
export type Entry = {
  /** the sign-up whose ticket it was; null: one of their own */
  signUpId: number | null
  /** whom they came for */
  organisationId: number | null
  name: string
  phone: string
}

/** Who of an organisation came. */
export type Attendance = {
  came: Participant[]
  /** signed up, and not checked in */
  absent: Participant[]
  /** checked in for it, and not among those who are signed up now */
  more: number
}

type Party = Pick<SignUp, 'id' | 'people'> & { organisation: { id: number } }

/**
 * Who of each organisation came, in the order of the organisations, and how many came for none of them. Whoever was checked in by a ticket of their own came for
 * their organisation as well; with two tickets somebody is still one. null: nobody was checked in at all, so that nothing
 * is known of who came.
 */
export function attendanceOf(
  parties: readonly Party[],
  entries: readonly Entry[],
): { parties: Attendance[]; others: number } | null {
  if (entries.length === 0) return null
  const left = new Set(entries)
  const attendances = parties.map(({ id, people, organisation }) => {
    const own = entries.filter(({ signUpId, organisationId }) =>
      signUpId === null ? organisationId === organisation.id : signUpId === id,
    )
    for (const entry of own) left.delete(entry)
    const persons = [...new Map(own.map((entry) => [`${entry.name}\n${entry.phone}`, entry])).values()]
    const { keep, add, cancel } = ticketChanges(people, persons)
    return { came: keep.map(({ person }) => person), absent: add, more: cancel.length }
  })
  return { parties: attendances, others: left.size }
}
