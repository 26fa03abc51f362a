import type { Messages } from '../messages'
import { compare } from './compare'
import { errors } from './errors'
import { home } from './home'
import { match } from './match'
import { need } from './need'
import { offering } from './offering'
import { results } from './results'
import { site } from './site'
import { terms } from './terms'
import { vocabulary } from './vocabulary'

export const en: Messages = { site, home, results, offering, match, need, compare, vocabulary, terms, errors }
