/** The part of tesseract.js's API used here. The package is installed in this folder only. */
declare module 'tesseract.js' {
  export interface Worker {
    recognize(image: Uint8Array): Promise<{ data: { text: string } }>
    setParameters(parameters: Record<string, string>): Promise<unknown>
    terminate(): Promise<unknown>
  }
  export function createWorker(
    language: string,
    engine: 1,
    options: { langPath: string; cacheMethod: 'none'; gzip: true },
  ): Promise<Worker>
}
