import icon from '../../../../resources/icons/icon.svg'

/** The app's mark, in pixels; decoration, as its name stands beside it or in the window's title. */
export function Logo({ size }: { readonly size: number }) {
  return <img src={icon} alt="" width={size} height={size} draggable={false} />
}
