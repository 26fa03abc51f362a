import { apiRoute, needDetailAnswer } from '~/modules/api/index.server'

export const loader = apiRoute(needDetailAnswer)
