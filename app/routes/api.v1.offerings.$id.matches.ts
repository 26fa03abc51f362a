import { apiRoute, offeringMatchesAnswer } from '~/modules/api/index.server'

export const loader = apiRoute(offeringMatchesAnswer)
