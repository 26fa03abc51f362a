export type Contact = { name: string; duty: string; email: string; phone: string }

/** How many contact persons an organisation may name. */
export const CONTACTS = 3
