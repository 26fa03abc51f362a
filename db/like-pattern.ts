/** A text in which `like` and `ilike` see no wildcards. */
export const likeText = (text: string): string => text.replace(/[\\%_]/g, '\\$&')

/** The text anywhere in another, as `like` and `ilike` take it. */
export const likePattern = (text: string): string => `%${likeText(text)}%`
