// Takes the lock named by the argument, tells whether it could, and holds it until it ends.
import { takeLock } from '../../scripts/lib/lock.mjs'

try {
  const { facts } = await takeLock(`process ${process.argv[3]}`, process.argv[2])
  facts.address = 'http://localhost:1'
  setInterval(() => {}, 1_000)
  process.send?.({ taken: true })
} catch (error) {
  process.send?.({ taken: false, reason: error.message })
  process.disconnect()
}
