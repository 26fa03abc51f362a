import type { ReactNode } from 'react'

/** Where a list has nothing to show: says so, why, and what to do next. */
export function EmptyState({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <div className="panel grid justify-items-start gap-3 px-5 py-8">
      <h2 className="text-lg">{title}</h2>
      {children}
    </div>
  )
}
