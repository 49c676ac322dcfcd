/** A step as the suite's reporter sees it. */
export interface NestedStep {
  title: string
  steps: NestedStep[]
  /** Names of its attachments. */
  attachments: string[]
  /** Name of the file of its location. */
  file: string | undefined
  error: string | undefined
}

/** A test as the suite's reporter sees it: one for each run of the test. */
export interface NestedOutcome {
  project: string
  title: string
  status: string
  retry: number
  steps: NestedStep[]
  attachments: { name: string; contentType: string; text: string | undefined }[]
  error: string | undefined
}
