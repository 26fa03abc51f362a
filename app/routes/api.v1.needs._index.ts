import { apiRoute, needListAnswer } from '~/modules/api/index.server'

export const loader = apiRoute(needListAnswer)
