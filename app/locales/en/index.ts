import type { Messages } from '../messages'
import { eventTexts } from './events'
import { publicTexts } from './public'
import { workTexts } from './work'

export const en: Messages = { ...publicTexts, ...eventTexts, ...workTexts }
