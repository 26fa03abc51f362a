import { apiRoute, needMatchesAnswer } from '~/modules/api/index.server'

export const loader = apiRoute(needMatchesAnswer)
