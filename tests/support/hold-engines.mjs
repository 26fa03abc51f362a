// Starts engines in the folder named by the argument, tells what they are, and holds them until it ends.
import { startEngines } from '../../scripts/lib/engines.mjs'
import { session } from '../../scripts/lib/session.mjs'

await session(async ({ onStop }) => {
  const engines = await startEngines({ folder: process.argv[2], external: {} })
  onStop(engines.stop)
  process.send?.({ env: engines.env, processes: engines.processes() })
  await engines.failed
})
