declare module 'virtual:in-page-source' {
  /** A script that declares `inPage`, an object of the functions of `src/page/in-page/`. */
  const source: string
  export default source
}
