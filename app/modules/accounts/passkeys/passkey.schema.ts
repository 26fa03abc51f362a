import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { z } from 'zod'
import { To } from '../people/account.schema'

/** What the browser hands over as JSON. Only its outline is checked here; the library checks every byte. */
const credential = <T>() =>
  z
    .string()
    .max(20_000)
    .transform((text, context): T => {
      try {
        const value = Outline.parse(JSON.parse(text))
        return value as T
      } catch {
        context.addIssue({ code: 'custom', message: 'passkey' })
        return z.NEVER
      }
    })

const Outline = z
  .object({
    id: z.string().min(1).max(2_000),
    rawId: z.string().min(1).max(2_000),
    type: z.literal('public-key'),
    response: z.object({ clientDataJSON: z.string() }).loose(),
    clientExtensionResults: z.object({}).loose(),
  })
  .loose()

export const PasskeyOptionsForm = z.object({ use: z.enum(['sign_in', 'confirm', 'register']) })

export const UsePasskeyForm = z.object({ credential: credential<AuthenticationResponseJSON>(), to: To })

export const AddPasskeyForm = z.object({
  name: z.string().trim().min(1).max(60),
  credential: credential<RegistrationResponseJSON>(),
})

export const RemovePasskeyForm = z.object({})
