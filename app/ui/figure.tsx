/** A figure with its unit, the unit small. Both come ready for the reader's language. */
export function Figure({ value, unit }: { value: string; unit?: string | null }) {
  return (
    <span className="figure">
      {value}
      {unit && <span className="unit">{unit}</span>}
    </span>
  )
}
