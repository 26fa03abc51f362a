/**
 * Runs `stop` once on SIGTERM, SIGINT or when the parent that talks to this process goes away, then exits
 * with 0; with 1 when stopping fails or lasts longer than `limitMs`.
 */
export function onStopSignal(stop: () => Promise<void>, limitMs = 10_000): void {
  let stopping = false
  const begin = () => {
    if (stopping) return
    stopping = true
    setTimeout(() => process.exit(1), limitMs).unref()
    stop().then(
      () => process.exit(0),
      (error) => {
        console.error(error)
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', begin)
  process.on('SIGINT', begin)
  if (process.connected) process.once('disconnect', begin)
}
