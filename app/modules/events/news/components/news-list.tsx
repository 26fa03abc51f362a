import type { NewsView } from '../news-view'

/** News one after the other, the newest first. */
export function NewsList({ items, level = 2 }: { items: readonly NewsView[]; level?: 2 | 3 }) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <ol className="grid gap-3">
      {items.map((item) => (
        <li key={item.id} className="panel grid gap-1 px-4 py-3">
          <p className="text-muted text-sm">{item.day}</p>
          <Heading className="text-base">
            <a href={item.href} className="card-title">
              {item.title}
            </a>
          </Heading>
          <p className="max-w-prose text-sm">{item.lead}</p>
        </li>
      ))}
    </ol>
  )
}
