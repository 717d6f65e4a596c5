/** Lets functions run one after the other, in the order of the calls, however the one before ended. */
export function turns(): <A extends readonly unknown[], T>(
  work: (...args: A) => Promise<T>,
) => (...args: A) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (work) =>
    (...args) => {
      const turn = last.then(() => work(...args))
      last = turn.catch(() => undefined)
      return turn
    }
}
