import type { Env } from '~/platform/env.server'
import { signer } from '~/platform/signature.server'
import type { Visitor } from './visitor'

type Named = Pick<Visitor, 'id' | 'eventId' | 'number' | 'issue'>

/** Who holds the link of a ticket is the visitor: it is mailed to them, and ends with the issue of the ticket. */
const proof = ({ id, issue }: Named) => `${id}:${issue}`
const signerOf = (env: Pick<Env, 'SECRET_KEY'>) => signer(env, 'visitor ticket')

export const ticketPath = ({ eventId, number }: Named): string => `/events/${eventId}/tickets/${number}`

/** The way to a ticket for a visitor who needs no account. */
export const ticketLink = (env: Pick<Env, 'SECRET_KEY'>, visitor: Named): string =>
  `${ticketPath(visitor)}?key=${signerOf(env).sign(proof(visitor))}`

export const opensTicket = (env: Pick<Env, 'SECRET_KEY'>, visitor: Named, key: string): boolean =>
  signerOf(env).verify(proof(visitor), key)
