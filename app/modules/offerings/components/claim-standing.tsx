import { cx } from '~/ui/class-names'
import { OutcomeMark } from '~/ui/outcome'
import { outcomeOfStanding, type Standing } from '../claims'

const tones = { backed: 'text-muted', unbacked: 'text-unknown-ink', contradicted: 'text-fail-ink' }

/** How a claim stands to the figures on record: a shape, and in words. */
export function StandingWords({ standing, words }: Pick<Standing, 'standing'> & { words: string }) {
  return (
    <span className={cx('inline-flex items-center gap-1.5 text-sm', tones[standing])}>
      <OutcomeMark outcome={outcomeOfStanding[standing]} />
      {words}
    </span>
  )
}
