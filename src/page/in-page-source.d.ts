declare module 'virtual:in-page-source' {
  /** A script that declares `inPage`, the functions of `src/page/in-page/`. */
  const source: string
  export default source
}
