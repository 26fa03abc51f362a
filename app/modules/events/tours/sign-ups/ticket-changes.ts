import type { Participant } from './sign-up'

type Named = { name: string; phone: string }

export type TicketChanges<Held> = {
  /** who has no ticket yet */
  add: Participant[]
  /** whose ticket there is, with what is said of them now */
  keep: { held: Held; person: Participant }[]
  /** who comes no more */
  cancel: Held[]
}

/**
 * What has to become of the tickets that there are, that those who come have one each. Somebody is who has the same name and
 * phone, else the same name: whoever is called otherwise is somebody else, and gets a ticket of their own.
 */
export function ticketChanges<Held extends Named>(
  people: readonly Participant[],
  tickets: readonly Held[],
): TicketChanges<Held> {
  const wanted = [...new Map(people.map((person) => [`${person.name}\n${person.phone}`, person])).values()]
  const left = new Set(tickets)
  const keep = new Map<Participant, Held>()
  for (const same of [
    (a: Named, b: Named) => a.name === b.name && a.phone === b.phone,
    (a: Named, b: Named) => a.name === b.name,
  ])
    for (const person of wanted) {
      const held = keep.has(person) ? undefined : [...left].find((ticket) => same(ticket, person))
      if (!held) continue
      keep.set(person, held)
      left.delete(held)
    }
  return {
    add: wanted.filter((person) => !keep.has(person)),
    keep: [...keep].map(([person, held]) => ({ held, person })),
    cancel: [...left],
  }
}
