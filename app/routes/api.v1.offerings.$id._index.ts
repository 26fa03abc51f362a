import { apiRoute, offeringDetailAnswer } from '~/modules/api/index.server'

export const loader = apiRoute(offeringDetailAnswer)
