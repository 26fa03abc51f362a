import { useTranslation } from 'react-i18next'
import { Section } from '~/ui/section'
import type { PhotoView } from './offering-content-view'

/** The pictures of an offering: the first large, the others small below it; each opens whole. */
export function PhotoGallery({ photos }: { photos: readonly PhotoView[] }) {
  const { t } = useTranslation()
  const [first, ...others] = photos
  if (first === undefined) return null
  return (
    <Section title={t('offering.photos')} id="photos">
      <div className="grid gap-2">
        <a href={first.whole} className="panel bg-sunken block overflow-hidden" data-document="">
          <img
            src={first.src}
            srcSet={first.srcSet}
            sizes="(min-width: 56rem) 28rem, 100vw"
            width={800}
            height={600}
            alt={first.alt}
            className="aspect-4/3 w-full object-contain"
          />
        </a>
        {others.length > 0 && (
          <ul className="grid grid-cols-4 gap-2">
            {others.map(({ id, src, srcSet, whole, alt }) => (
              <li key={id}>
                <a href={whole} className="panel bg-sunken block overflow-hidden" data-document="">
                  <img
                    src={src}
                    srcSet={srcSet}
                    sizes="(min-width: 56rem) 7rem, 25vw"
                    width={320}
                    height={240}
                    alt={alt}
                    loading="lazy"
                    decoding="async"
                    className="aspect-4/3 w-full object-cover"
                  />
                </a>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Section>
  )
}
