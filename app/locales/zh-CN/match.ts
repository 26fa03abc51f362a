/** Gates, score parts and their reasons. */
export const match = {}
