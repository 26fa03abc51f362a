import { offeringAnswer } from './answers'
import { readOfferingByKey } from './read-by-key.server'
import { jsonAnswer } from './respond.server'
import type { ApiCall } from './route.server'

/** GET /api/v1/offerings/:id */
export async function offeringDetailAnswer({ services, vocabulary, request, path }: ApiCall) {
  const offering = await readOfferingByKey(services.db, path.id ?? '')
  return jsonAnswer(request, offeringAnswer(offering, vocabulary))
}
