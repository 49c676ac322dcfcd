/** A step as the suite's reporter records it. */
export interface NestedStep {
  title: string
  steps: NestedStep[]
  /** Names of its attachments. */
  attachments: string[]
  /** Name of the file that it points to. */
  file: string | undefined
  error: string | undefined
}

/** One run of a test as the suite's reporter records it. */
export interface NestedOutcome {
  project: string
  title: string
  status: string
  retry: number
  steps: NestedStep[]
  /** Titles of Playwright's own steps during the calls of `solveImageCaptchas()`. */
  calls: string[]
  attachments: { name: string; contentType: string; text: string | undefined }[]
  error: string | undefined
  /** The lines of the error's stack, and the code that the report shows. */
  stack: string[]
  snippet: string | undefined
}
