import { useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '~/ui/button'
import { Input, Select } from '~/ui/field'
import { Section } from '~/ui/section'
import { headCell, Table } from '~/ui/table'
import { escapeText } from '../plan/draw-plan'
import { PlanSvg } from './plan-svg'
import {
  boothMarks,
  boothSorts,
  type PlanRow,
  type PublicHall,
  type PublicPlanView,
} from './public-plan-view'
import { usePlanRoving } from './use-plan-roving'
import { usePlanZoom } from './use-plan-zoom'

/** In words: what a booth is, as far as a row of the page says. */
function useWords(view: PublicPlanView) {
  const { t } = useTranslation()
  return useMemo(() => {
    const states = boothMarks.map((mark) => t(`booth.state_${mark}`))
    const number = (value: number) => String(value)
    return {
      state: ([, , , , , mark]: PlanRow) => states[mark] ?? '',
      size: ([, , , width, depth]: PlanRow) =>
        `${number(width / 2)} × ${number(depth / 2)} ${t('booth.metre')}`,
      area: ([, , , width, depth]: PlanRow) => `${number((width * depth) / 4)} m²`,
      boothClass: (row: PlanRow) => view.classes[row[6]] ?? '',
      company: (row: PlanRow) => view.companies[row[7]] ?? '',
    }
  }, [t, view])
}

/** Searching and narrowing; works as a plain form. */
export function PlanSearch({ view }: { view: PublicPlanView }) {
  const { t } = useTranslation()
  const { query } = view
  const any = (label: string) => ({ value: '', label })
  return (
    <form
      method="get"
      action={`${view.base}/plan`}
      className="no-print grid gap-3 sm:flex sm:flex-wrap"
      data-auto
    >
      <Input
        type="search"
        name="q"
        key={query.q}
        defaultValue={query.q}
        aria-label={t('booth.search')}
        placeholder={t('booth.searchHint')}
        maxLength={80}
        className="sm:!w-72"
      />
      <div className="grid grid-cols-3 gap-3 sm:contents">
        <Select
          name="hall"
          aria-label={t('booth.hall')}
          choices={[any(t('booth.allHalls')), ...view.allHalls]}
          defaultValue={query.hall}
          className="sm:!w-auto"
        />
        <Select
          name="state"
          aria-label={t('booth.state')}
          choices={[
            any(t('booth.allStates')),
            ...boothMarks.map((mark) => ({ value: mark, label: t(`booth.state_${mark}`) })),
          ]}
          defaultValue={query.state}
          className="sm:!w-auto"
        />
        <Select
          name="class"
          aria-label={t('booth.class')}
          choices={[any(t('booth.allClasses')), ...view.classChoices]}
          defaultValue={query.class}
          className="sm:!w-auto"
        />
      </div>
      {query.sort !== 'number' && <input type="hidden" name="sort" value={query.sort} />}
      {view.showing.hidden.map(({ name, value }) => (
        <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
      ))}
      <Button look="main">{t('booth.find')}</Button>
    </form>
  )
}

/** One hall: its drawing, to be zoomed and walked through; one page of A3 on paper. */
export function PublicHallPlan({
  view,
  hall,
  first,
}: {
  view: PublicPlanView
  hall: PublicHall
  first: boolean
}) {
  const { t } = useTranslation()
  const frame = useRef<HTMLDivElement>(null)
  const svg = useRef<SVGSVGElement>(null)
  const words = useWords(view)
  const zoom = usePlanZoom(frame, { dragging: true })
  const drawing = useMemo(() => {
    const hits = view.hits && new Set(view.hits)
    return {
      ...{ width: hall.width, depth: hall.depth, signs: first },
      booths: hall.rows.map((row) => {
        const [number, x, y, width, depth, mark, , , price] = row
        const state = words.state(row)
        return {
          ...{ ref: number, href: `${view.base}/booths/${encodeURIComponent(number)}`, number },
          spot: { x, y, width, depth },
          mark: boothMarks[mark] ?? 'off',
          lines: price === '' ? [state] : [state, price],
          label: [number, state, price, words.company(row), words.boothClass(row), words.area(row)]
            .filter(Boolean)
            .join(' '),
          lit: hits?.has(number) ?? false,
        }
      }),
      elements: hall.elements.map(({ kind, text, ...spot }, at) => ({
        ...{ ref: `e${at}`, href: null, kind, text, spot },
      })),
    }
  }, [hall, view, words, first])
  usePlanRoving(svg, drawing)
  const id = `hall-${hall.code}`
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="plan-hall grid grid-cols-[minmax(0,1fr)] gap-2"
    >
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 id={`${id}-title`} className="text-lg md:text-xl">
          {hall.code} · {hall.title}
        </h2>
        <span className="only-with-script no-print gap-2">
          <Button type="button" size="small" aria-label={t('booth.closer')} onClick={zoom.closer}>
            ＋
          </Button>
          <Button type="button" size="small" aria-label={t('booth.farther')} onClick={zoom.farther}>
            －
          </Button>
          <Button type="button" size="small" onClick={zoom.whole}>
            {t('booth.whole')}
          </Button>
        </span>
      </div>
      <div ref={frame} className="plan-frame">
        <PlanSvg
          drawing={drawing}
          label={t('booth.planOf', { hall: `${hall.code} ${hall.title}` })}
          svgRef={svg}
        />
      </div>
    </section>
  )
}

/** How many booths there are of each state, with the colour that the drawing gives it. */
export function PlanLegend({ view }: { view: PublicPlanView }) {
  const { t } = useTranslation()
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm" aria-label={t('booth.legend')}>
      {view.counts.map(({ mark, n }) => (
        <li key={mark} className="inline-flex items-center gap-1.5">
          <span className={`plan-key plan-key-${mark}`} aria-hidden="true" />
          {t(`booth.state_${mark}`)} {n}
        </li>
      ))}
    </ul>
  )
}

/** Every booth, or those that were asked for, as a table; the rows are text for the reason that the drawing is. */
export function BoothList({ view }: { view: PublicPlanView }) {
  const { t } = useTranslation()
  const words = useWords(view)
  const rows = useMemo(() => {
    const several = view.halls.length > 1
    const html = view.listed.map(([hallAt, at]) => {
      const hall = view.halls[hallAt]
      const row = hall?.rows[at]
      if (!hall || !row) return ''
      const [number, , , , , mark, , , price] = row
      const cells = [
        words.boothClass(row),
        `${words.size(row)}, ${words.area(row)}`,
        `<span class="plan-key plan-key-${boothMarks[mark]}"></span> ${escapeText(words.state(row))}`,
        price,
        words.company(row),
      ]
      const written = cells.map((text, i) => `<td>${i === 2 ? text : escapeText(text)}</td>`).join('')
      return `<tr><th scope="row"><a href="${view.base}/booths/${encodeURIComponent(number)}">${escapeText(number)}</a></th>${several ? `<td>${escapeText(hall.code)}</td>` : ''}${written}</tr>`
    })
    return { __html: html.join('') }
  }, [view, words])
  const { query } = view
  const sortHref = (sort: string) => {
    const pairs = Object.entries({ ...query, sort }).filter(
      ([name, value]) => value !== '' && !(name === 'sort' && value === 'number'),
    )
    const text = new URLSearchParams(pairs).toString()
    return `${view.base}/plan${text && `?${text}`}#list`
  }
  const caption =
    view.hits === null
      ? t('booth.list', { n: view.listed.length })
      : t('booth.found', { n: view.listed.length })
  return (
    <div id="list" className="no-print scroll-mt-4">
      <Section id="booths" title={caption}>
        <p className="facts">
          <span>{t('booth.sortBy')}</span>
          {boothSorts.map((sort) =>
            query.sort === sort ? (
              <strong key={sort}>{t(`booth.sort_${sort}`)}</strong>
            ) : (
              <a
                key={sort}
                href={sortHref(sort)}
                className="inline-flex min-h-11 items-center"
                data-keep-scroll=""
              >
                {t(`booth.sort_${sort}`)}
              </a>
            ),
          )}
        </p>
        {view.listed.length === 0 ? (
          <p className="text-muted">{t('booth.none')}</p>
        ) : (
          <Table caption={caption} className="booth-list panel">
            <thead>
              <tr>
                <th scope="col" className={headCell}>
                  {t('booth.number')}
                </th>
                {view.halls.length > 1 && (
                  <th scope="col" className={headCell}>
                    {t('booth.hall')}
                  </th>
                )}
                {(['class', 'sizeHead', 'state', 'priceHead', 'company'] as const).map((name) => (
                  <th key={name} scope="col" className={headCell}>
                    {t(`booth.${name}`)}
                  </th>
                ))}
              </tr>
            </thead>
            {/* biome-ignore lint/security/noDangerouslySetInnerHtml: what comes from people is escaped above */}
            <tbody dangerouslySetInnerHTML={rows} />
          </Table>
        )}
      </Section>
    </div>
  )
}
