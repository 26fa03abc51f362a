import { apiRoute, vocabularyListAnswer } from '~/modules/api/index.server'

export const loader = apiRoute(vocabularyListAnswer)
