import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type Font, openSync } from 'fontkit'

const folder = join(dirname(createRequire(import.meta.url).resolve('@embedpdf/fonts-sc')), '../fonts')

/** Files of the Chinese type that pictures and PDFs are set in; it holds Latin letters too. */
export const fontFiles = {
  regular: join(folder, 'NotoSansHans-Regular.otf'),
  bold: join(folder, 'NotoSansHans-Bold.otf'),
} as const

const opened = new Map<keyof typeof fontFiles, Font>()

/**
 * A font opened once a process, that sets one glyph a letter: Chinese needs no more, and the search for
 * ligatures and pairs takes thirty times as long.
 */
export function pdfFont(weight: keyof typeof fontFiles): Font {
  const known = opened.get(weight)
  if (known) return known
  const font = openSync(fontFiles[weight]) as Font
  const plain = Object.create(font, {
    layout: {
      value: (words: string) => {
        const glyphs = font.glyphsForString(words)
        const positions = glyphs.map(({ advanceWidth }) => ({
          ...{ xAdvance: advanceWidth, yAdvance: 0, xOffset: 0, yOffset: 0 },
        }))
        const advanceWidth = glyphs.reduce((sum, glyph) => sum + glyph.advanceWidth, 0)
        return { glyphs, positions, advanceWidth }
      },
    },
  }) as Font
  opened.set(weight, plain)
  return plain
}
