export const uploadActs = ['up', 'down', 'remove', 'restore'] as const
export type UploadAct = (typeof uploadActs)[number]

/** What a button of the page does beside keeping the words: something with an upload, or going on. */
export type MediaAct = { act: 'save' } | { act: 'next' } | { act: UploadAct; id: number }

/** How a button names its act: `up-12`. */
export const actName = (act: UploadAct, id: number) => `${act}-${id}`
