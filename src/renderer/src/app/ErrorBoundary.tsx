import { Component, type ReactNode } from 'react'
import { RegionFailure } from './RegionFailure'

interface Props {
  readonly children: ReactNode
}

interface State {
  readonly error: Error | null
}

/** Keeps an error in one part of the window from taking the rest along; its place says what happened and what to do. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null }

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }

  override render(): ReactNode {
    const { error } = this.state
    if (error === null) return this.props.children
    return <RegionFailure error={error} onRetry={() => this.setState({ error: null })} />
  }
}
