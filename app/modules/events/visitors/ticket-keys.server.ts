import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'
import { secretBox } from '~/platform/secret-box.server'
import type { Services } from '~/platform/services.server'
import type { Db, Tx } from '~db/client.server'
import { type ReadTicket, signedBytes, type TicketId, writeTicket } from './ticket-code'

type Signing = Pick<Services, 'db' | 'env' | 'clock'>

const boxOf = (env: Signing['env']) => secretBox(env, 'ticket key')
/** What stands before the 32 bytes of an Ed25519 public key (RFC 8410). */
const SPKI_HEAD = Buffer.from('302a300506032b6570032100', 'hex')

const rowsOf = (db: Db | Tx, eventId: number) =>
  db
    .selectFrom('event_ticket_keys')
    .selectAll()
    .where('event_id', '=', eventId)
    .orderBy('id', 'desc')
    .execute()

/** The public keys of an event, 32 bytes each: a ticket is good that was signed with any of them. */
export const readPublicKeys = async (db: Db | Tx, eventId: number): Promise<Buffer[]> =>
  (await rowsOf(db, eventId)).map((row) => row.public_key)

/**
 * What writes the codes of an event's tickets. The first time it makes the event's key; where a key no longer opens,
 * for SECRET_KEY is another, it makes a new one, and tickets signed before stay good. Two made at one moment are both
 * good.
 */
export async function ticketWriter(
  services: Signing,
  eventId: number,
): Promise<(ticket: TicketId) => string> {
  const key = openNewest(services, await rowsOf(services.db, eventId)) ?? (await makeKey(services, eventId))
  return (ticket) => writeTicket(ticket, sign(null, signedBytes(ticket), key))
}

function openNewest({ env }: Signing, rows: readonly { sealed_key: Buffer }[]): KeyObject | null {
  const box = boxOf(env)
  for (const { sealed_key: sealed } of rows)
    try {
      return createPrivateKey({ key: box.open(sealed), format: 'der', type: 'pkcs8' })
    } catch {
      // Sealed with a SECRET_KEY that is gone.
    }
  return null
}

async function makeKey({ db, env, clock }: Signing, eventId: number): Promise<KeyObject> {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  await db
    .insertInto('event_ticket_keys')
    .values({
      event_id: eventId,
      public_key: publicKey.export({ format: 'der', type: 'spki' }).subarray(SPKI_HEAD.length),
      sealed_key: boxOf(env).seal(privateKey.export({ format: 'der', type: 'pkcs8' })),
      created_at: clock.now(),
    })
    .execute()
  return privateKey
}

/** Whether a scanned ticket was signed with one of the event's keys. */
export async function isSigned(db: Db | Tx, { eventId, signed, signature }: ReadTicket): Promise<boolean> {
  const keys = await readPublicKeys(db, eventId)
  return keys.some((raw) =>
    verify(
      null,
      signed,
      createPublicKey({ key: Buffer.concat([SPKI_HEAD, raw]), format: 'der', type: 'spki' }),
      signature,
    ),
  )
}
