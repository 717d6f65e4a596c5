import { ProgressBar as AriaProgressBar } from 'react-aria-components'

export interface ProgressBarProps {
  readonly label: string
  /** Between 0 and 1; null while the end is not in sight. */
  readonly fraction: number | null
}

/** How far a job has come. */
export function ProgressBar({ label, fraction }: ProgressBarProps) {
  return (
    <AriaProgressBar
      className="progress"
      aria-label={label}
      isIndeterminate={fraction === null}
      value={(fraction ?? 0) * 100}
    >
      {({ percentage }) => (
        <div className="progress-track">
          {percentage === undefined ? (
            <div className="progress-fill progress-unknown" />
          ) : (
            <div className="progress-fill" style={{ width: `${percentage}%` }} />
          )}
        </div>
      )}
    </AriaProgressBar>
  )
}
