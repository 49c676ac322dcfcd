/** The part that the benchmark uses; the package itself is installed in `bench/` only. */
declare module 'puppeteer-extra-plugin-recaptcha' {
  export default function create(): { findRecaptchas(page: unknown): Promise<{ captchas: unknown[] }> }
}
