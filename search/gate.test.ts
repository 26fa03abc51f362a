import { expect, test } from 'vitest'
import { Gate, Overloaded } from './gate'

/** Work that ends when it is told to. */
function task() {
  let end = () => {}
  const done = new Promise<void>((resolve) => {
    end = resolve
  })
  return { work: () => done, end: () => end() }
}

test('runs so many at once, lets so many wait, and sends the others away', async () => {
  const gate = new Gate({ running: 2, waiting: 1, patience: 60_000 })
  const [first, second, third] = [task(), task(), task()]
  let begun = 0
  const run = (each: ReturnType<typeof task>) =>
    gate.run(() => {
      begun++
      return each.work()
    })
  const all = [run(first), run(second), run(third)]
  await expect(gate.run(async () => {})).rejects.toThrow(Overloaded)
  expect(begun).toBe(2)
  first.end()
  await all[0]
  await Promise.resolve()
  expect(begun).toBe(3)
  second.end()
  third.end()
  await Promise.all(all)
  await expect(gate.run(async () => 'free again')).resolves.toBe('free again')
})

test('sends away who has waited too long, and gives the place of failed work to the next', async () => {
  const gate = new Gate({ running: 1, waiting: 5, patience: 20 })
  const slow = task()
  const running = gate.run(slow.work)
  await expect(gate.run(async () => {})).rejects.toThrow('waited 20 ms')
  const next = gate.run(async () => 'next')
  slow.end()
  await running
  await expect(next).resolves.toBe('next')
  await expect(gate.run(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  await expect(gate.run(async () => 'free')).resolves.toBe('free')
})
