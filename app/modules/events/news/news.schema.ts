import { z } from 'zod'
import { line, version } from '../event.schema'

/** What is done with one piece of news: written, shown to everybody, taken back; a draft thrown away. */
export const NewsForm = z.discriminatedUnion('act', [
  z.object({
    ...{ act: z.literal('save'), version },
    ...{ titleZh: z.string().trim().min(1).max(120), titleEn: line(200) },
    ...{ textZh: z.string().trim().min(1).max(8_000), textEn: line(16_000) },
  }),
  z.object({ act: z.enum(['publish', 'withdraw', 'remove']) }),
])
