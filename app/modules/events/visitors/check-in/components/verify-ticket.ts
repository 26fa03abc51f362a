import type { ReadTicket } from '../../ticket-code'

export type TicketVerifier = (ticket: ReadTicket) => Promise<boolean | null>

const toBytes = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))

type Check = (key: Uint8Array<ArrayBuffer>, ticket: ReadTicket) => Promise<boolean>

/** By the browser itself. */
const native: Check = async (key, { signed, signature }) => {
  const imported = await crypto.subtle.importKey('raw', key, 'Ed25519', false, ['verify'])
  return crypto.subtle.verify('Ed25519', imported, Uint8Array.from(signature), Uint8Array.from(signed))
}

/** By a library, for browsers of before 2025. */
async function byLibrary(): Promise<Check> {
  const { verifyAsync } = await import('@noble/ed25519')
  return (key, { signed, signature }) => verifyAsync(signature, signed, key)
}

async function chooseCheck(): Promise<Check | null> {
  // Pages that are not sent by https have no cryptography.
  if (!globalThis.crypto?.subtle) return null
  try {
    await crypto.subtle.importKey('raw', new Uint8Array(32), 'Ed25519', false, ['verify'])
    return native
  } catch {
    return byLibrary().catch(() => null)
  }
}

let chosen: Promise<Check | null> | undefined

/** Chooses how signatures are checked, so that what it takes is there before the network goes. */
export const readyToVerify = (): Promise<unknown> => {
  chosen ??= chooseCheck()
  return chosen
}

/** Says whether a ticket was signed with one of these public keys (base64url); null: it cannot be told here. */
export const ticketVerifier =
  (keys: readonly string[]): TicketVerifier =>
  async (ticket) => {
    chosen ??= chooseCheck()
    const check = await chosen
    if (check === null) return null
    for (const key of keys) if (await check(toBytes(key), ticket).catch(() => false)) return true
    return false
  }
