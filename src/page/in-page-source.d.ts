declare module 'virtual:in-page-source' {
  /** For each function of `src/page/in-page/`, a script that declares `inPage` with it. */
  const sources: Record<string, string>
  export default sources
}
