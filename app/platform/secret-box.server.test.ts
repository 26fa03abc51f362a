import { describe, expect, it } from 'vitest'
import { secretBox } from './secret-box.server'

const env = { SECRET_KEY: Buffer.alloc(32, 7) }
const box = secretBox(env, 'totp')
const plain = Buffer.from('JBSWY3DPEHPK3PXP 密')

describe('a sealed secret', () => {
  it('opens to what was sealed, the empty one too', () => {
    expect(box.open(box.seal(plain))).toEqual(plain)
    expect(box.open(new Uint8Array(box.seal(plain)))).toEqual(plain)
    expect(box.open(box.seal(Buffer.alloc(0)))).toHaveLength(0)
  })

  it('shows nothing of it and is never the same twice', () => {
    const [one, two] = [box.seal(plain), box.seal(plain)]
    expect(one.includes(plain)).toBe(false)
    expect(one.equals(two)).toBe(false)
  })

  it('does not open when any one bit of it was changed, or when it was cut', () => {
    const sealed = box.seal(plain)
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const changed = Buffer.from(sealed)
      changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
      expect(() => box.open(changed)).toThrow(/^(?:not a sealed secret|a sealed secret does not open)/)
    }
    for (let length = 0; length < sealed.length; length++)
      expect(() => box.open(sealed.subarray(0, length))).toThrow()
  })

  it('opens for its own purpose and with its own key alone', () => {
    const sealed = box.seal(plain)
    expect(() => secretBox(env, 'links').open(sealed)).toThrow(/does not open \(links\)/)
    expect(() => secretBox({ SECRET_KEY: Buffer.alloc(32, 8) }, 'totp').open(sealed)).toThrow(/SECRET_KEY/)
  })
})
