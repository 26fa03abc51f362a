import type { Messages } from '../messages'

export const match: Messages['match'] = {
  pass: 'meet every hard demand',
  unknown: 'to be checked',
  near: 'near misses',
  ask: 'Ask for an introduction',
}
