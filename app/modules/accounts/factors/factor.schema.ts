import { z } from 'zod'
import { CurrentPassword, To } from '../people/account.schema'

/** Six digits or a recovery code, as somebody types it. */
const Code = z.string().trim().min(1).max(60)

export const SecondFactorForm = z.object({ code: Code, to: To })

export const StartTotpForm = z.object({})

export const SetUpTotpForm = z.object({ code: Code })

export const RecoveryCodesForm = z.object({})

export const TurnOffTotpForm = z.object({ password: CurrentPassword })
