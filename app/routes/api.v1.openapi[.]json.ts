import { apiRoute, openApiAnswer } from '~/modules/api/index.server'

export const loader = apiRoute(openApiAnswer)
