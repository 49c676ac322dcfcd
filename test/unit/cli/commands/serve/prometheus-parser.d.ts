declare module 'parse-prometheus-text-format' {
  /** Throws for what is no valid exposition. */
  export default function parse(text: string): {
    name: string
    help: string
    type: string
    metrics: {
      labels?: Record<string, string>
      value?: string
      buckets?: Record<string, string>
      sum?: string
      count?: string
    }[]
  }[]
}
