import { z } from 'zod'
import { sheetModes } from './sheet'

/** What is sent with a file. */
export const UploadSheetForm = z.object({})

/** What is done with a checked sheet as a whole. */
export const SheetActForm = z.discriminatedUnion('act', [
  z.object({ act: z.literal('write'), mode: z.enum(sheetModes) }),
  z.object({ act: z.literal('submit') }),
])
