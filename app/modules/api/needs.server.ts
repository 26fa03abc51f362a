import { needAnswer } from './answers'
import { readNeedByKey } from './read-by-key.server'
import { jsonAnswer } from './respond.server'
import type { ApiCall } from './route.server'

/** GET /api/v1/needs/:id */
export async function needDetailAnswer({ services, vocabulary, request, path }: ApiCall) {
  const need = await readNeedByKey(services.db, path.id ?? '')
  return jsonAnswer(request, needAnswer(need, vocabulary))
}
