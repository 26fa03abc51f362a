/** A mail's text with the secrets of its links covered: whoever reads it can use none of them. */
export const maskLinks = (text: string): string => text.replace(/([?&](?:token|code|key)=)[\w-]+/g, '$1•••')
