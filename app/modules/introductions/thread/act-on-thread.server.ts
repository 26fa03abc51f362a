import type { z } from 'zod'
import type { Person } from '~/modules/accounts'
import type { Services } from '~/platform/services.server'
import { markThreadRead } from './mark-thread-read.server'
import type { ThreadActForm } from './message.schema'
import { sendMessage } from './send-message.server'
import { takeMessageBack } from './take-back.server'

/** One act in a thread; the id of the message where one was sent. @throws those of the act */
export async function actOnThread(
  services: Pick<Services, 'db' | 'clock' | 'env' | 'files'>,
  viewer: Person,
  { id: introductionId, form, file }: { id: number; form: z.output<typeof ThreadActForm>; file: File | null },
  way: { origin: string },
): Promise<number | null> {
  switch (form.act) {
    case 'send':
    case 'card': {
      const content = form.act === 'card' ? { card: form.seen } : { body: form.body, file }
      return sendMessage(services, viewer, { introductionId, clientId: form.clientId, content }, way)
    }
    case 'take_back':
      await takeMessageBack(services, viewer, { introductionId, messageId: form.message })
      return null
    case 'read':
      await markThreadRead(services, viewer, { introductionId, upTo: form.upTo })
      return null
  }
}

/** The file of a form that carries one. */
export function fileIn(form: FormData): File | null {
  const sent = form.get('file')
  return sent instanceof File ? sent : null
}
