import { apiRoute, offeringListAnswer } from '~/modules/api/index.server'

export const loader = apiRoute(offeringListAnswer)
