import { version } from '../../package.json'

/** How this program names itself in the files it writes. */
export const generator = { name: 'sanad', version }
