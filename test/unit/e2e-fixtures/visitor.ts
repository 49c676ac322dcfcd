/** A minimal HTTP client: keeps the cookies of one visit and follows no redirect. */
export class Visitor {
  readonly #origin: string
  #cookie = ''

  constructor(origin: string) {
    this.#origin = origin
  }

  get session(): string {
    return this.#cookie.replace('visit=', '')
  }

  async get(path: string, headers: Record<string, string> = {}): Promise<Reply> {
    return this.#request(path, { headers })
  }

  async post(path: string, fields: Record<string, string>): Promise<Reply> {
    return this.#request(path, { method: 'POST', body: new URLSearchParams(fields) })
  }

  async #request(path: string, init: RequestInit): Promise<Reply> {
    const headers = { ...init.headers, cookie: this.#cookie }
    const response = await fetch(this.#origin + path, { ...init, headers, redirect: 'manual' })
    const cookie = response.headers.get('set-cookie')?.split(';')[0]
    if (cookie) this.#cookie = cookie
    const bytes = Buffer.from(await response.arrayBuffer())
    return { status: response.status, headers: response.headers, bytes, body: bytes.toString() }
  }
}

export interface Reply {
  status: number
  headers: Headers
  bytes: Buffer
  body: string
}
