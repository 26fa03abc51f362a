/** An address of an event; that of one of its stops is told by the stop's id, which stands first in the query. */
export function scopedPath(path: string, { stopId }: { stopId: number | null }): string {
  if (stopId === null) return path
  const [bare, query] = path.split('?')
  return `${bare}?stop=${stopId}${query ? `&${query}` : ''}`
}
