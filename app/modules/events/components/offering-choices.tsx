import type { ReactNode } from 'react'

export type OfferingChoice = { id: number; name: string; track: string; scenarios: string; chosen: boolean }

/** Offerings to bring to an event, each with what else is asked of it. */
export function OfferingChoices({
  legend,
  hint,
  error,
  choices,
  ticked,
  more,
}: {
  legend: string
  hint: string
  error: string | undefined
  choices: readonly OfferingChoice[]
  /** what was sent; null: nothing yet */
  ticked: ReadonlySet<string> | null
  more?: (choice: OfferingChoice, chosen: boolean) => ReactNode
}) {
  return (
    <fieldset className="grid min-w-0 gap-1" id="field-offerings">
      <legend className="font-semibold">{legend}</legend>
      <p className="text-muted text-sm">{hint}</p>
      {error && <p className="text-signal-ink text-sm font-medium">{error}</p>}
      <ul className="border-line sm:max-h-[32rem] sm:overflow-y-auto rounded border px-3">
        {choices.map((offering) => {
          const chosen = ticked ? ticked.has(String(offering.id)) : offering.chosen
          return (
            <li key={offering.id} className="border-line border-b last:border-b-0">
              <label className="check-row items-start py-1">
                <input type="checkbox" name="offerings" value={offering.id} defaultChecked={chosen} />
                <span className="grid min-w-0">
                  <span>{offering.name}</span>
                  <span className="text-muted text-sm font-normal">
                    {[offering.track, offering.scenarios].filter(Boolean).join(' · ')}
                  </span>
                </span>
              </label>
              {more?.(offering, chosen)}
            </li>
          )
        })}
      </ul>
    </fieldset>
  )
}
