import { apiRoute, noSuchEndpoint } from '~/modules/api/index.server'

export const loader = apiRoute(noSuchEndpoint)
