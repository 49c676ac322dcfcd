/** A step as the suite's reporter was told of it. */
export interface NestedStep {
  title: string
  steps: NestedStep[]
  /** Names of what is attached to it. */
  attachments: string[]
  /** Name of the file that it points at. */
  file: string | undefined
  error: string | undefined
}

/** A test as the suite's reporter was told of it: one for each time it was run. */
export interface NestedOutcome {
  project: string
  title: string
  status: string
  retry: number
  steps: NestedStep[]
  attachments: { name: string; contentType: string; text: string | undefined }[]
  error: string | undefined
}
