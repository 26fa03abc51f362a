import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { askHolder } from '../../scripts/lib/lock.mjs'
import { dataFolder } from '../../scripts/lib/paths.mjs'

const name = `test-lock-${process.pid}`
const holders: ChildProcess[] = []

type Told = { taken: boolean; reason?: string }

async function take(who: string): Promise<Told & { holder: ChildProcess }> {
  const holder = fork('tests/support/hold-lock.mjs', [name, who], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  holders.push(holder)
  const [told] = (await once(holder, 'message')) as [Told]
  return { ...told, holder }
}

async function kill(holder: ChildProcess): Promise<void> {
  const exited = once(holder, 'exit')
  holder.kill('SIGKILL')
  await exited
}

afterEach(async () => {
  for (const holder of holders.splice(0)) if (holder.exitCode === null && !holder.killed) await kill(holder)
  rmSync(join(dataFolder, name), { force: true })
})

describe('the lock of a folder', () => {
  it('is held by one command, which the others name', async () => {
    const first = await take('one')
    expect(first.taken).toBe(true)
    const second = await take('two')
    expect(second).toMatchObject({
      taken: false,
      reason: `process one is running in this folder already at http://localhost:1 (process ${first.holder.pid})`,
    })
    expect(await askHolder(name)).toMatchObject({ command: 'process one', pid: first.holder.pid })
  })

  it('is free again when its holder was killed', async () => {
    await kill((await take('one')).holder)
    expect(await askHolder(name)).toBeNull()
    expect((await take('two')).taken).toBe(true)
  })

  it('goes to one of two that find a dead holder at once', async () => {
    await kill((await take('one')).holder)
    const both = await Promise.all([take('two'), take('three')])
    expect(both.filter((told) => told.taken)).toHaveLength(1)
  })
})
