/** The name and address that passkeys are bound to: those under which users see the site. */
export const siteOf = (origin: string): { rpID: string; origin: string } => ({
  rpID: new URL(origin).hostname,
  origin,
})

/** How an authenticator knows a person: by a number that says nothing to others. */
export const userHandleOf = (personId: number): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(`muster person ${personId}`)
