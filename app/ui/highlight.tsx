const OPEN = '\ue000'
const CLOSE = '\ue001'

/** Text in which the words that matched stand between U+E000 and U+E001; they are drawn as marks. */
export function Highlight({ text }: { text: string }) {
  if (!text.includes(OPEN)) return <>{text}</>
  return (
    <>
      {text.split(OPEN).map((piece, index) => {
        if (index === 0) return piece
        const [hit = '', rest = ''] = piece.split(CLOSE)
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text never move
          <span key={index}>
            <mark>{hit}</mark>
            {rest}
          </span>
        )
      })}
    </>
  )
}
