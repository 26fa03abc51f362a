import type { Messages } from '../messages'
import { publicTexts } from './public'
import { workTexts } from './work'

export const en: Messages = { ...publicTexts, ...workTexts }
