import { eventTexts } from './events'
import { publicTexts } from './public'
import { workTexts } from './work'

export const zh = { ...publicTexts, ...eventTexts, ...workTexts }
